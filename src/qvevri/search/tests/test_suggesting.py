"""Suggestions while one types: concepts first in the typed script, then sellers, settlements."""

from typing import Any

import pytest

from qvevri.places.models import Municipality, Settlement
from qvevri.search import actions
from qvevri.search.queries import suggest
from qvevri.search.tests.conftest import Put, make_doc


def seller(municipality: Municipality, number: int, **names: str) -> None:
    card = {code: {"title": name, "slug": "seller"} for code, name in names.items()}
    actions.put(make_doc(municipality, number, kind="seller", card=card, concepts="", own=""))


@pytest.mark.parametrize(
    ("typed", "text", "name"),
    [
        ("ვაშ", "ვაშლი", "Apples"),
        ("vash", "vashli", "Apples"),
        ("ябл", "яблоки", "Apples"),
        ("appl", "apples", "Apples"),
    ],
)
def test_concept_is_suggested_in_the_script_that_is_typed(
    put: Put, gori: Municipality, typed: str, text: str, name: str
) -> None:
    first = suggest(typed, gori, "en")[0]

    assert (first.kind, first.code, first.text.casefold(), first.name) == (
        "concept",
        "apple",
        text,
        name,
    )


def test_sellers_and_settlements_come_after_concepts(
    put: Put, gori: Municipality, skra: Settlement
) -> None:
    seller(gori, 5, ka="სკრის ბაღი", en="Skris baghi", ru="Скрис баги")

    found = suggest("სკრ", gori, "en")

    assert [(one.kind, one.text, one.name) for one in found][-2:] == [
        ("seller", "სკრის ბაღი", "Skris baghi"),
        ("settlement", "სკრა", "Skra"),
    ]


def test_sellers_of_other_municipalities_are_not_suggested(
    put: Put, gori: Municipality, zestaponi: Municipality
) -> None:
    seller(zestaponi, 5, ka="ლომიძე")

    here, anywhere = suggest("ლომიძ", gori, "ka"), suggest("ლომიძ", None, "ka")

    assert [one.pk for one in here if one.kind == "seller"] == []
    assert [one.pk for one in anywhere if one.kind == "seller"] == [5]


def test_last_word_is_completed_and_the_words_before_it_are_kept(
    put: Put, gori: Municipality
) -> None:
    assert "lomidze ვაშლი" in [one.text for one in suggest("lomidze ვაშ", gori, "ka")]


@pytest.mark.parametrize(
    ("typed", "text"), [("თაფლი სკ", "თაფლი სკრა"), ("honey Sk", "honey Skra")]
)
def test_village_is_completed_behind_other_words_and_keeps_them(
    put: Put, gori: Municipality, skra: Settlement, typed: str, text: str
) -> None:
    last = suggest(typed, gori, "ka")[-1]

    assert (last.kind, last.text, last.slug) == ("settlement", text, "")


@pytest.mark.parametrize(
    "typed", ["", " ", '"', "*", "ა", "a" * 500, "ვაშლი " * 90, "zz", "\x00", "🍎"]
)
def test_whatever_is_typed_gives_at_most_eight(put: Put, gori: Municipality, typed: str) -> None:
    assert len(suggest(typed, gori, "ka")) <= 8


def test_suggesting_costs_one_query(
    put: Put, gori: Municipality, skra: Settlement, django_assert_max_num_queries: Any
) -> None:
    suggest("ვა", gori, "ka")

    with django_assert_max_num_queries(1):
        suggest("სკ", gori, "ka")
