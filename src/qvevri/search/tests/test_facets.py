"""Facets say how many each further filter would leave, counted as if it were not yet set."""

from typing import Any

import pytest

from qvevri.places.models import Municipality
from qvevri.search import actions
from qvevri.search.facets import round_price
from qvevri.search.queries import Band, Facets, Query, search
from qvevri.search.tests.conftest import Put, make_doc

LARI = 10_000


def facets(**asked: Any) -> Facets:
    found = search(Query(facets=True, **asked)).facets
    assert found is not None
    return found


def test_concepts_are_counted_on_every_level_of_the_tree(put: Put) -> None:
    put("", "fruit|apple|apple.golden-delicious")
    put("", "fruit|apple")
    put("", "fruit|pear")

    assert facets().concepts == {"fruit": 3, "apple": 2, "apple.golden-delicious": 1, "pear": 1}


def test_facets_are_those_of_the_words_asked_for(put: Put) -> None:
    put("", "fruit|apple", settlement=7)
    put("", "fruit|pear", settlement=8)

    assert facets(text="ვაშლი").settlements == {7: 1}


def test_facet_that_is_filtered_by_still_offers_its_other_values(put: Put) -> None:
    put("", "fruit|apple", settlement=7, delivers=True)
    put("", "fruit|apple", settlement=8)
    put("", "fruit|pear", settlement=8)

    found = facets(text="ხილი", settlement=8)

    assert found.settlements == {8: 2, 7: 1}
    assert found.concepts == {"fruit": 2, "apple": 1, "pear": 1}
    assert (found.delivered, found.in_season) == (0, 0)


def test_season_delivery_verified_and_kind_are_counted(put: Put) -> None:
    put(months=2**12 - 1, card={"kind": "goods"})
    put(delivers=True, is_verified=True, card={"kind": "service"})

    found = facets()

    assert (found.in_season, found.delivered, found.verified) == (1, 1, 1)
    assert found.kinds == {"goods": 1, "service": 1}


def test_prices_of_one_unit_are_parted_at_round_numbers(put: Put) -> None:
    for lari in (1, 2, 3, 6, 7, 12, 30, 31, 55, 90):
        put(base_price=lari * LARI, base_unit="kg")
    put(base_price=5 * LARI, base_unit="l")

    found = facets()

    assert (found.unit, found.units) == ("kg", {"kg": 10, "l": 1})
    assert found.prices == (
        Band(None, 2 * LARI, 1),
        Band(2 * LARI, 5 * LARI, 2),
        Band(5 * LARI, 20 * LARI, 3),
        Band(20 * LARI, 50 * LARI, 2),
        Band(50 * LARI, None, 2),
    )


@pytest.mark.parametrize(("price", "round_one"), [(1, 1), (9, 5), (10, 10), (49, 20), (50, 50)])
def test_round_prices_are_one_two_and_five_with_zeros(price: int, round_one: int) -> None:
    assert round_price(price) == round_one


@pytest.mark.parametrize("asked", [{}, {"text": "ვაშლი"}, {"text": "ვაშლი", "delivers": True}])
def test_more_than_can_be_counted_is_said_to_be_so(
    put: Put, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qvevri.search.engines.CAP", 3)
    monkeypatch.setattr("qvevri.search.results.CAP", 3)
    for number in range(5):
        put(delivers=number < 2, settlement=number)

    found = facets(**asked)

    assert found.is_capped
    # The old ones that are delivered are found though the newest three are not.
    assert len(search(Query(facets=True, **asked)).items) == (
        2 if "delivers" in asked else 3 if asked else 5
    )


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"concept": "apple"},
        {"sort": "price"},
        {"text": "ვაშლი"},
        {"text": "ვაშლი", "settlement": 7, "verified": True},
        {"text": "vashmi", "settlement": 7},
    ],
)
def test_list_with_facets_costs_three_queries_at_most(
    put: Put, gori: Municipality, asked: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    actions.put_many(make_doc(gori, n, settlement=7, is_verified=True) for n in range(1, 40))
    search(Query(municipality=gori, text="ვაშლი"))

    with django_assert_max_num_queries(3):
        page = search(Query(municipality=gori, facets=True, **asked))

    assert page.facets is not None
    assert page.count == 39
