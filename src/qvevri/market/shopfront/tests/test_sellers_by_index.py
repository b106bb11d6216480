"""However many sellers there are, those of a market are found by an index."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from qvevri.market.listings.models import Listing
from qvevri.market.shopfront import queries
from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations import queries as organisations
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality, Settlement
from qvevri.search.tests.test_plans import plan, statements, take_statistics

HERE, ELSEWHERE, VERIFIED = 60, 600, 10
TABLE = "organisations_organisation"
# What is asked, and the index that SQLite must take.
ASKED: list[tuple[Callable[[Municipality], object], str]] = [
    (queries.places_with_sellers, "COVERING INDEX seller_there"),
    (organisations.how_many_in, "COVERING INDEX seller_there"),
    (lambda place: queries.sellers_on_map(place).order_by().count(), "COVERING INDEX seller_"),
    (lambda place: list(queries.sellers_on_map(place)[:5]), "INDEX seller_shown"),
    (lambda place: list(queries.sellers_on_map(place).verified()[:5]), "INDEX seller_verified"),
    (queries.front_sellers, "INDEX seller_"),
]


def seller(place: Settlement, **said: Any) -> Organisation:
    return Organisation(municipality=place.municipality, settlement=place, name="ბაღი", **said)


@pytest.fixture
def many(skra: Settlement, ateni: Settlement, sviri: Settlement) -> Municipality:
    """Sellers of two villages, one of them verified; one hidden, one blocked; many elsewhere."""
    Organisation.objects.bulk_create(
        [
            *(seller(skra) for _ in range(HERE)),
            *(seller(ateni, verification="visit") for _ in range(VERIFIED)),
            *(seller(sviri) for _ in range(ELSEWHERE)),
            seller(skra, is_public=False),
            seller(skra, trust="blocked"),
        ]
    )
    if connection.vendor == "postgresql":
        take_statistics()
    return skra.municipality


@pytest.mark.parametrize(("ask", "index"), ASKED)
def test_sellers_of_a_market_are_read_by_an_index(
    many: Municipality, ask: Callable[[Municipality], object], index: str
) -> None:
    with statements() as seen:
        ask(many)
    plans = [plan(one) for one in seen if TABLE in one[0]]

    assert plans
    for read in plans:
        assert f"Seq Scan on {TABLE}" not in read
        assert f"SCAN {TABLE}" not in read
        if connection.vendor == "sqlite":
            assert index in read


def test_hidden_and_blocked_sellers_are_not_counted_on_the_map(many: Municipality) -> None:
    counted = {one.settlement.slug: one.sellers for one in queries.places_with_sellers(many)}

    assert counted == {"skra": HERE, "ateni": VERIFIED}


def test_map_asks_one_question_where_sellers_are_too_many_to_show_apart(
    many: Municipality,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: Any,
    client: Client,
) -> None:
    monkeypatch.setattr("qvevri.market.shopfront.map_views.MOST_APART", HERE)
    client.get("/gori/en/market/map/")

    with django_assert_num_queries(1):
        client.get("/gori/en/market/map/sellers.geojson")


def test_front_page_shows_verified_sellers_first_and_fills_up_with_the_latest(
    offer: Offer, farm: Organisation, ateni: Settlement, django_assert_num_queries: Any
) -> None:
    later, seen, bare = (seller(ateni) for _ in range(3))
    seen.verification = "visit"
    for one in (seen, later, bare):
        one.save()
    for one in (seen, later):
        listing = offer()
        Listing.objects.filter(pk=listing.pk).update(organisation=one)
    offer()
    queries.settlement_of(farm.municipality, "ateni")

    with django_assert_num_queries(1):
        assert queries.front_sellers(farm.municipality) == [seen, later, farm]
    with django_assert_num_queries(1):
        assert queries.front_sellers(farm.municipality, limit=1) == [seen]
