"""What a page costs in questions and in work: the same for few and many, less when it is kept."""

import gzip
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from qvevri.market.listings.indexing import document
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront import cards
from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations.addresses import page_of
from qvevri.organisations.models import Organisation
from qvevri.search import actions
from qvevri.search.docs import Doc

MANY = 2000
LIST = "/gori/en/market/"
LISTS = ("", "c/apple/", "in/skra/", "?q=apple", "?sort=price", "?price_to=2", "?seller={seller}")
Fill = Callable[[int], Listing]


def copy_of(doc: Doc, number: int) -> Doc:
    """The same thing offered under another number, an hour older each time."""
    moment = doc.published_at - timedelta(hours=1) - timedelta(seconds=number)
    return Doc(**{**vars(doc), "thing_id": 10_000 + number, "published_at": moment})


@pytest.fixture
def fill(offer: Offer, stranger: Client) -> Fill:
    """A market of so many listings; what a process knows anyway is read before."""

    def fill_with(number: int) -> Listing:
        listing = offer()
        actions.put_many(copy_of(document(listing), place) for place in range(1, number))
        ContentType.objects.get_for_model(Organisation)
        stranger.get(f"{LIST}?q=nothing")
        caches["pages"].clear()
        return listing

    return fill_with


@pytest.mark.parametrize("number", [1, 24, MANY])
def test_list_asks_at_most_four_questions_however_large_the_market(
    fill: Fill, stranger: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    listing = fill(number)
    for address in LISTS:
        caches["pages"].clear()
        with django_assert_max_num_queries(4):
            answer = stranger.get(LIST + address.format(seller=listing.organisation_id))

        assert answer.content.decode().count("card-link") == min(number, 24)


@pytest.mark.parametrize(
    "address",
    [
        *("?q=appels", "?q=qwertyuiop", "?concept=pear&price_to=1", "filters/?q=apple"),
        *("?q=appels&price_to=0.01&delivers=on", "?q=appels&price_to=0.01&facets=on"),
        *("?q=aplpe+nowhere", "?q=appels&price_to=0.01&seller={seller}"),
    ],
)
def test_corrections_ways_on_and_numbers_of_filters_ask_no_more_than_that(
    fill: Fill, stranger: Client, address: str, django_assert_max_num_queries: Any
) -> None:
    listing = fill(30)

    with django_assert_max_num_queries(4):
        stranger.get(LIST + address.format(seller=listing.organisation_id))


@pytest.mark.parametrize("number", [10, MANY])
def test_listing_and_seller_ask_at_most_five_questions_however_large_the_market(
    fill: Fill, stranger: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    listing = fill(number)
    pages = (f"{LIST}listings/{listing.pk}-apples", f"/gori{page_of(listing.organisation)}")
    for where in pages:
        caches["pages"].clear()
        with django_assert_max_num_queries(5):
            assert stranger.get(where, follow=True).status_code == 200


@pytest.mark.parametrize("number", [10, MANY])
def test_front_page_asks_at_most_five_questions_however_large_the_market(
    fill: Fill, stranger: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    fill(number)

    with django_assert_max_num_queries(5):
        stranger.get("/gori/en/")


@pytest.mark.parametrize("number", [24, MANY])
def test_list_weighs_the_same_however_large_the_market(
    fill: Fill, stranger: Client, number: int
) -> None:
    fill(number)
    pages = [stranger.get(f"/gori/{code}/market/").content for code in ("ka", "en", "ru")]

    assert max(len(gzip.compress(page, 6)) for page in pages) <= 20_000
    assert max(len(page) for page in pages) <= 60_000


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The things whose cards were put together."""
    seen: list[int] = []
    make = cards.Maker.card

    def count(maker: cards.Maker, doc: Any, km: float | None = None) -> Any:
        seen.append(doc.thing_id)
        return make(maker, doc, km)

    monkeypatch.setattr(cards.Maker, "card", count)
    return seen


@pytest.fixture
def returning(stranger: Client) -> Client:
    """A browser with a cookie: its pages are never taken whole from what is kept."""
    stranger.cookies["sessionid"] = "nobody"
    return stranger


def test_ready_cards_are_neither_read_nor_made_again(
    fill: Fill, returning: Client, made: list[int], django_assert_num_queries: Any
) -> None:
    fill(24)
    returning.get(LIST)
    del made[:]

    with django_assert_num_queries(1):
        returning.get(LIST)
    assert made == []


def test_changed_listing_alone_is_made_again_and_shown_at_once(
    fill: Fill, returning: Client, made: list[int]
) -> None:
    listing = fill(24)
    returning.get(LIST)
    del made[:]
    listing.price = 300
    listing.save()
    actions.put(document(listing))

    assert "3 ₾" in returning.get(LIST).content.decode().replace("\xa0", " ")
    assert made == [listing.pk]


def test_ready_card_of_one_language_is_not_shown_in_another(fill: Fill, returning: Client) -> None:
    fill(1)
    pages = {code: returning.get(f"/gori/{code}/market/").content.decode() for code in ("ka", "ru")}

    assert ("ვაშლი" in pages["ka"], "Яблоки" in pages["ka"]) == (True, False)
    assert "/gori/ru/market/listings/" in pages["ru"]


def test_ready_card_says_each_day_how_fresh_it_is(fill: Fill, returning: Client) -> None:
    fill(1)
    today = returning.get(LIST).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        tomorrow = returning.get(LIST).content.decode()

    assert ("confirmed today" in today, "confirmed yesterday" in tomorrow) == (True, True)
