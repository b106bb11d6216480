"""Several products in one query: what is all of them, else whatever is one of them."""

import pytest

from qvevri.places.models import Municipality
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Page, Query, among, search
from qvevri.search.tests.conftest import Put

APPLES, PEARS, HONEY = "fruit|apple", "fruit|pear", "honey_bee|honey"


def look(text: str, **asked: object) -> Page:
    return search(Query(text=text, **asked))  # type: ignore[arg-type]


def numbers(page: Page) -> set[int]:
    return {row.thing_id for row in page.items}


@pytest.mark.parametrize(
    "text",
    ["apples and pears", "ვაშლი და მსხალი", "яблоки, груши", "vashli mskhali", "apples pears"],
)
def test_two_products_find_whatever_is_one_of_them(put: Put, text: str) -> None:
    found = {put("", APPLES), put("", PEARS)}
    put("", HONEY)

    page = look(text)

    assert numbers(page) == found
    assert len(page.reading.either) == 2


def test_what_was_typed_is_not_taken_for_another_keyboard(put: Put) -> None:
    found = {put("", APPLES), put("", HONEY)}

    page = look("ვაშლი და თაფლი")

    assert (numbers(page), page.reading.corrected_from) == (found, "")
    assert page.reading.either == ("ვაშლი", "თაფლი")


def test_what_is_both_alone_is_shown_where_there_is_enough_of_it(put: Put) -> None:
    both = {put("", "fruit|apple|pear") for _ in range(5)}
    put("", APPLES)

    page = look("apples and pears")

    assert (numbers(page), page.reading.either) == (both, ())


@pytest.mark.parametrize("text", ["apples or pears", "яблоки или груши", "ვაშლი ან მსხალი"])
def test_or_finds_each_however_much_is_both(put: Put, text: str) -> None:
    found = {put("", "fruit|apple|pear") for _ in range(5)} | {put("", APPLES), put("", PEARS)}

    assert numbers(look(text)) == found


@pytest.mark.parametrize(("apples", "is_each"), [(8, False), (9, True)])
def test_little_that_is_both_gives_way_to_ten_times_as_much(
    put: Put, apples: int, *, is_each: bool
) -> None:
    both = put("", "fruit|apple|pear")
    for _ in range(apples):
        put("", APPLES)

    page = look("apples and pears")

    assert bool(page.reading.either) is is_each
    assert both in numbers(page)


def test_only_what_is_both_is_shown_where_that_is_asked_for(put: Put) -> None:
    put("", APPLES)

    assert not look("apples and pears", as_typed=True).items


@pytest.mark.parametrize("text", ["apples starkrimson", "fruit apples starkrimson"])
def test_kind_of_a_product_and_the_product_are_no_two(put: Put, text: str) -> None:
    put("", APPLES)

    assert not look(text).items


def test_all_else_that_was_asked_for_must_still_be_met(put: Put) -> None:
    put("", APPLES, settlement=None, own="lomidze")
    put("", PEARS)

    page = look("apples pears lomidze")

    assert len(page.items) == 1


def test_typing_error_beside_another_product_is_mended_first(put: Put) -> None:
    found = {put("", APPLES), put("", PEARS)}

    page = look("appels and pears")

    assert (numbers(page), page.reading.corrected_from) == (found, "appels and pears")


@pytest.mark.parametrize(
    "text", ["apples and pears", "appels pears", "apples pears honey", "honey or plums"]
)
def test_alert_is_told_of_just_what_the_search_finds(
    put: Put, gori: Municipality, text: str
) -> None:
    for concepts in (APPLES, PEARS, HONEY, "fruit|plum"):
        put("", concepts)
    things = dict(SearchDoc.objects.values_list("pk", "thing_id"))

    told = {things[pk] for pk in among(Query(municipality=gori, text=text), set(things))}

    assert told == numbers(look(text, municipality=gori))
    assert told
