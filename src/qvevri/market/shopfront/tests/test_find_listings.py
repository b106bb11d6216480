"""A buyer finds what is offered: by word, by filter, by place, page by page, in three languages."""

import gzip
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qvevri.market.listings.actions.indexed import keep_findable
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront import map_views
from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality, Settlement

LIST = "/gori/en/market/"
MOST_BYTES = 20_000


def shown(client: Client, address: str) -> list[int]:
    """The numbers of the listings on the page, in order."""
    html = client.get(address).content.decode()
    links = html.split('class="card-link" href="')[1:]
    return [int(link.partition("/listings/")[2].partition("-")[0]) for link in links]


@pytest.mark.parametrize("text", ["apples", "ვაშლი", "яблоки", "vashli", "appels"])
def test_word_in_any_language_finds_the_apples(stranger: Client, offer: Offer, text: str) -> None:
    apples = offer()
    offer("honey")

    assert shown(stranger, f"{LIST}?q={text}") == [apples.pk]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("concept=apple", [0]),
        ("concept=fruit", [0]),
        ("settlement=skra", [1, 0]),
        ("settlement=ateni", []),
        ("settlement=ateni&km=40", [1, 0]),
        ("settlement=ateni&km=5", []),
        ("price_to=2", [0]),
        ("price_from=2", [1]),
        ("delivers=on", [1]),
        ("verified=on", []),
        ("sort=price", [0, 1]),
        ("sort=distance", [1, 0]),
        ("concept=nonsense&settlement=nowhere&km=x&price_to=-1&sort=z&limit=-1", [1, 0]),
    ],
)
def test_filters_narrow_the_list_and_nonsense_is_ignored(
    stranger: Client, offer: Offer, ateni: Settlement, asked: str, expected: list[int]
) -> None:
    listings = [offer(), offer("honey", amount=2000, delivery=("delivery.tbilisi",))]
    found = shown(stranger, f"{LIST}?{asked}")

    # Nearest first has no order between two of one village.
    assert sorted(found) == sorted(listings[place].pk for place in expected)
    assert "distance" in asked or found == [listings[place].pk for place in expected]


@pytest.mark.parametrize("text", ["tenili", "ტენილი", "guda cheese"])
def test_what_a_product_is_also_called_does_not_pass_for_a_protected_name(
    stranger: Client, offer: Offer, text: str
) -> None:
    offer("cheese")

    found = stranger.get(LIST, {"q": text})

    assert "Nothing found" in found.content.decode()


def test_pages_follow_each_other_and_show_each_listing_once(stranger: Client, offer: Offer) -> None:
    listings = [offer(quantity=number).pk for number in range(1, 28)]
    first = stranger.get(LIST).content.decode()
    following = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")

    assert shown(stranger, LIST) + shown(stranger, following) == listings[::-1]


def test_broken_cursor_begins_the_list_anew_and_says_so(stranger: Client, offer: Offer) -> None:
    listing = offer()
    answer = stranger.get(f"{LIST}?cursor=yesterday")

    assert answer.status_code == 200
    assert "from its beginning" in answer.content.decode()
    assert f"/listings/{listing.pk}-" in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("ka", "ვერაფერი მოიძებნა"), ("en", "Nothing found"), ("ru", "Ничего не нашлось")],
)
def test_empty_list_says_what_to_do(
    stranger: Client, offer: Offer, language: str, words: str
) -> None:
    offer()
    html = stranger.get(f"/gori/{language}/market/?q=qwertyuiop").content.decode()

    assert words in html
    assert f'href="/gori/{language}/market/"' in html


@pytest.mark.parametrize("address", ["c/nonsense/", "in/nowhere/", "in/sviri/"])
def test_category_or_village_that_is_not_here_is_not_found(
    stranger: Client, gori: Municipality, sviri: Settlement, address: str
) -> None:
    assert stranger.get(f"{LIST}{address}").status_code == 404


def test_feed_of_a_search_holds_its_listings(stranger: Client, offer: Offer) -> None:
    offer("honey")
    apples = offer()
    answer = stranger.get(f"{LIST}rss/?q=apples")
    items = ElementTree.fromstring(answer.content).findall("./channel/item")  # noqa: S314

    assert [item.findtext("guid") for item in items] == [f"gori-listing-{apples.pk}"]


def test_map_shows_the_village_and_not_the_home(
    stranger: Client, offer: Offer, farm: Organisation
) -> None:
    offer()
    Organisation.objects.filter(pk=farm.pk).update(latitude=42.5, longitude=44.5)
    (feature,) = stranger.get(f"{LIST}map/sellers.geojson").json()["features"]

    assert feature["geometry"]["coordinates"] == [44.0297, 42.0036]


def test_map_of_thousands_shows_villages_with_their_numbers(
    stranger: Client, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_views, "MOST_APART", 0)
    offer()
    (feature,) = stranger.get(f"{LIST}map/sellers.geojson").json()["features"]

    assert feature["properties"]["url"].endswith("/market/in/skra/")
    assert feature["geometry"]["coordinates"] == [44.0297, 42.0036]


def test_list_page_stays_small(stranger: Client, offer: Offer) -> None:
    for number in range(30):
        offer(quantity=number + 1, text="ტკბილი და წვნიანი")
    page = stranger.get("/gori/ka/market/").content

    assert len(gzip.compress(page, 6)) < MOST_BYTES


@pytest.mark.parametrize("address", ["", "market/", "market/c/apple/", "market/map/"])
def test_reading_writes_nothing_and_knows_nobody(
    stranger: Client, offer: Offer, address: str
) -> None:
    offer()
    with CaptureQueriesContext(connection) as seen:
        answer = stranger.get(f"/gori/en/{address}")

    assert [q["sql"] for q in seen if not q["sql"].lstrip("(").startswith("SELECT")] == []
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]


def test_card_follows_a_change_at_once(stranger: Client, offer: Offer, farm: Organisation) -> None:
    listing = offer()
    stranger.get(LIST)
    Listing.objects.filter(pk=listing.pk).update(price=300)

    keep_findable(Listing.objects.get(pk=listing.pk))

    assert "3 ₾" in stranger.get(f"{LIST}?sort=newest").content.decode().replace("\xa0", " ")
