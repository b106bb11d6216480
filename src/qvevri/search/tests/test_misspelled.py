"""Typing errors and the wrong keyboard: mended where nothing is found otherwise, and said so."""

from typing import Any

import pytest

from qvevri.search import spelling
from qvevri.search.models import KnownWord, Misspelling
from qvevri.search.queries import Page, Query, search
from qvevri.search.tests.conftest import Put


def look(text: str, **asked: Any) -> tuple[list[int], Page]:
    page = search(Query(text=text, **asked))
    return [row.thing_id for row in page.items], page


@pytest.mark.parametrize(
    "text", ["ვაშლბი", "ვშალი", "яблкои", "яблоуи", "appels", "aplpes", "vashmi", "vaslhi"]
)
def test_misspelled_concept_is_found_in_every_script(put: Put, text: str) -> None:
    apples = put("", card={"ka": {"title": "ვაშლი"}})
    put("", "fruit|pear")

    numbers, page = look(text)

    assert (numbers, page.reading.corrected_from) == ([apples], text)


@pytest.mark.parametrize("text", ["ვაშა", "pearl", "pearls", "кино", "money", "wein"])
def test_word_that_means_something_else_is_no_error(put: Put, text: str) -> None:
    put("honi", "fruit|pear")
    put("vino", "wine-drinks|wine-red")
    put("vashli veni", "fruit|apple")

    assert look(text)[0] == []


@pytest.mark.parametrize("text", ["ლომიჟე", "ლომძე", "Ломидже", "lomizde", "lomidse"])
def test_misspelled_name_is_found_among_the_words_of_documents(put: Put, text: str) -> None:
    lomidze = put("lomidze", card={"ka": {"seller": "ლომიძე"}, "ru": {"seller": "Ломидзе"}})

    assert look(text)[0] == [lomidze]


def test_long_word_may_have_two_errors_a_short_one_only_one(put: Put) -> None:
    long = put("metreveli")
    put("pilauri")

    assert look("metrevlei")[0] == look("mertevelli")[0] == [long]
    assert look("pilrau")[0] == []


@pytest.mark.parametrize(
    ("text", "layout", "read"),
    [
        ("dfikb", "ru", "вашли"),
        ("vaSli", "ka", "ვაშლი"),
        ("აპპლეს", "en", "apples"),
        ("z,kjrb", "ru", "яблоки"),
    ],
)
def test_wrong_keyboard_is_understood(put: Put, text: str, layout: str, read: str) -> None:
    apples = put("")

    numbers, page = look(text)

    assert numbers == [apples]
    said = page.reading
    assert (said.keyboard, said.corrected_from, said.text) in (
        (layout, text, read),
        # The same letters but for one: a typing error says less.
        ("", "", text),
    )


def test_words_as_typed_come_first_wherever_they_are_found(put: Put) -> None:
    typed = put("appels")
    put("")

    numbers, page = look("appels")

    assert (numbers, page.mended) == ([typed], False)


def test_word_that_only_sounds_like_a_beginning_is_taken_for_the_name_beside_it(put: Put) -> None:
    put("картошка", "vegetables|potato", card={"ru": {"title": "Картошка"}})
    carrots = put("", "vegetables|carrot")

    numbers, page = look("carrtos")

    assert (numbers, page.reading.text) == ([carrots], "carrots")
    assert look("carrtos", as_typed=True)[0] != numbers


def test_name_that_a_document_holds_in_another_script_is_no_error(put: Put) -> None:
    put("", "wine-drinks|wine-red", card={"en": {"title": "vino"}})
    nino = put("", own="ნინო")

    assert look("nino")[0] == [nino]


def test_nothing_is_mended_when_the_words_are_to_be_taken_as_typed(put: Put) -> None:
    put("")

    assert look("appels", as_typed=True)[0] == []


def test_known_words_are_left_alone_when_they_meet_in_no_document(put: Put) -> None:
    put("lomidze")
    put("skra ateni")

    numbers, page = look("lomi skra")

    assert (numbers, page.mended) == ([], False)


def test_only_the_wrong_word_of_several_is_mended(put: Put) -> None:
    apples = put("lomidze")

    numbers, page = look("ვაშლი lomidse")

    assert (numbers, page.reading.text) == ([apples], "ვაშლი lomidze")


@pytest.mark.parametrize("text", ["vashlo", "dfikb", "zqxwvut", "lomidse"])
def test_mending_costs_two_more_queries_at_most(
    put: Put, text: str, django_assert_max_num_queries: Any
) -> None:
    put("lomidze")
    look("ვაშლი")

    with django_assert_max_num_queries(3):
        look(text)


def test_word_is_kept_once_and_with_it_all_that_is_left_of_it(put: Put) -> None:
    put("lomidze")
    put("lomidze")

    word = KnownWord.objects.get(word="lomidze")
    kept = Misspelling.objects.filter(word=word).values_list("key", flat=True)
    assert sorted(kept) == sorted(spelling.remains("lomidze", 2))
