"""Little found: what was likelier meant takes its place where much more is found for that."""

from typing import Any

import pytest

from qvevri.places.models import Municipality
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Page, Query, among, search
from qvevri.search.rereading import LITTLE, TIMES
from qvevri.search.tests.conftest import Put

EVERY = 500


def look(text: str, place: Municipality | None = None) -> Page:
    return search(Query(municipality=place, text=text, limit=EVERY))


@pytest.mark.parametrize(
    ("rare", "apples", "corrected"),
    [
        (1, TIMES, "appels"),
        (1, TIMES - 1, ""),
        (2, 2 * TIMES, "appels"),
        (2, 2 * TIMES - 1, ""),
        (LITTLE - 1, (LITTLE - 1) * TIMES, "appels"),
        (LITTLE, LITTLE * TIMES, ""),
    ],
)
def test_beginning_of_a_rare_word_gives_way_to_a_name_that_finds_ten_times_as_many(
    put: Put, rare: int, apples: int, corrected: str
) -> None:
    typed = {put("", "services|transport", own="appelsin") for _ in range(rare)}
    meant = {put() for _ in range(apples)}

    page = look("appels")

    assert page.reading.corrected_from == corrected
    assert {row.thing_id for row in page.items} == (meant if corrected else typed)


def test_word_that_a_document_holds_is_no_error_however_few_do(put: Put) -> None:
    typed = put("", "services|transport", own="appels")
    for _ in range(2 * TIMES):
        put()

    page = look("appels")

    assert ([row.thing_id for row in page.items], page.mended) == ([typed], False)


def test_what_was_typed_is_found_when_it_is_asked_for_as_typed(put: Put) -> None:
    typed = put("", "services|transport", own="appelsin")
    for _ in range(TIMES):
        put()

    page = search(Query(text="appels", as_typed=True))

    assert [row.thing_id for row in page.items] == [typed]


def test_beginning_of_a_known_word_is_mended_where_it_meets_nothing_together(put: Put) -> None:
    put("", "services|transport", own="appelsin")
    meant = put("lomidze")

    page = look("appels lomidze")

    assert ([row.thing_id for row in page.items], page.mended) == ([meant], True)


@pytest.mark.parametrize("apples", [TIMES - 1, TIMES])
@pytest.mark.parametrize("text", ["appels", "appelsin", "appels skra", "ვაშლი", "vashlmi"])
def test_an_alert_is_told_of_just_what_the_search_finds(
    put: Put, gori: Municipality, apples: int, text: str
) -> None:
    put("", "services|transport", own="appelsin")
    for _ in range(apples):
        put("skra")
    numbers = dict(SearchDoc.objects.values_list("pk", "thing_id"))

    told = among(Query(municipality=gori, text=text), numbers)

    assert {numbers[pk] for pk in told} == {row.thing_id for row in look(text, gori).items}


def test_little_is_asked_about_with_two_more_queries_at_most(
    put: Put, django_assert_max_num_queries: Any
) -> None:
    put("", "services|transport", own="appelsin")
    for _ in range(TIMES):
        put()
    look("ვაშლი")

    with django_assert_max_num_queries(3):
        look("appels")
