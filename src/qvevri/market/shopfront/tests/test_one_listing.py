"""A stranger opens the page of a listing, by any address that has its number."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from qvevri.market.listings import actions
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.people.models import Person
from qvevri.places.models import Municipality

LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page(client: Client, listing: Listing, language: str = "en") -> str:
    """The page's HTML, wherever the number leads."""
    address = f"/gori/{language}/market/listings/{listing.pk}"
    return client.get(address, follow=True).content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("ka", "1,50 ₾"), ("en", "1.50 ₾"), ("ru", "1,50 ₾")],
)
def test_price_and_place_are_said_in_each_language(
    stranger: Client, offer: Offer, language: str, words: str
) -> None:
    html = page(stranger, offer(), language).replace("\xa0", " ")

    assert words in html
    assert {"ka": "სკრა", "en": "Skra", "ru": "Скра"}[language] in html


def test_any_slug_leads_to_the_right_one_for_good(stranger: Client, offer: Offer) -> None:
    listing = offer()
    answer = stranger.get(f"/gori/en/market/listings/{listing.pk}-old-name")

    assert answer.status_code == 301
    assert answer["Location"] == f"/gori/en/market/listings/{listing.pk}-apples"


def test_listing_of_another_municipality_is_not_there(
    stranger: Client, offer: Offer, zestaponi: Municipality
) -> None:
    listing = offer()

    assert stranger.get(f"/zestaponi/en/market/listings/{listing.pk}-apples").status_code == 404


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
@pytest.mark.parametrize("end", ["sold", "paused", "over"])
def test_ended_listing_says_so_and_shows_what_is_like_it(
    stranger: Client, offer: Offer, nino: Person, language: str, end: str
) -> None:
    listing, other = offer(), offer(quantity=5)
    if end == "over":
        past = timezone.now() - timedelta(minutes=1)
        Listing.objects.filter(pk=listing.pk).update(expires_at=past)
    else:
        {"sold": actions.sell_out, "paused": actions.pause}[end](listing, by=nino)
    answer = stranger.get(f"/gori/{language}/market/listings/{listing.pk}", follow=True)

    assert answer.status_code == 410
    assert f"/market/listings/{other.pk}-" in answer.content.decode()


def test_waiting_and_removed_listings_are_not_there(
    stranger: Client, offer: Offer, nino: Person, clerk: Person
) -> None:
    removed = offer()
    actions.remove(removed, by=nino)

    assert stranger.get(f"/gori/en/market/listings/{removed.pk}-apples").status_code == 404


def test_machines_read_product_offer_and_the_way_to_it(stranger: Client, offer: Offer) -> None:
    found: list[dict[str, Any]] = [
        json.loads(text) for text in LINKED_DATA.findall(page(stranger, offer()))
    ]
    product = next(one for one in found if one["@type"] == "Product")
    trail = next(one for one in found if one["@type"] == "BreadcrumbList")

    assert product["offers"]["price"] == "1.50"
    assert product["offers"]["priceSpecification"]["referenceQuantity"]["unitCode"] == "KGM"
    assert [item["name"] for item in trail["itemListElement"]][:3] == ["Market", "Fruit", "Apples"]


def test_each_language_has_its_own_address_for_the_same_page(
    stranger: Client, offer: Offer
) -> None:
    html = page(stranger, offer())
    links = dict(re.findall(r'hreflang="([a-z-]+)" href="http://testserver([^"]+)"', html))

    assert {"ka", "en", "ru", "x-default"} <= set(links)
    assert all(stranger.get(path).status_code == 200 for path in links.values())


def test_foreign_words_are_marked_with_their_language(stranger: Client, offer: Offer) -> None:
    html = page(stranger, offer(text="ტკბილი ვაშლი", text_language="ka"))

    assert '<div class="prose" lang="ka">' in html
    assert "Original in" in html


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_share_image_is_a_picture_of_the_right_size(
    stranger: Client, offer: Offer, language: str
) -> None:
    address = f"/gori/{language}/market/share/{offer().pk}.png"
    first = stranger.get(address)
    again = stranger.get(address, headers={"If-None-Match": first["ETag"]})

    assert first.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(first.content[16:20]), int.from_bytes(first.content[20:24])) == (
        1200,
        630,
    )
    assert again.status_code == 304


@pytest.mark.parametrize("size", [1, 30])
def test_page_costs_the_same_however_many_are_like_it(
    stranger: Client, offer: Offer, django_assert_max_num_queries: Any, size: int
) -> None:
    listing, *_others = [offer(quantity=number) for number in range(1, size + 1)]
    # What a process knows anyway is read before: municipalities, villages, vocabulary.
    stranger.get("/gori/en/market/?q=nothing")
    caches["pages"].clear()

    with django_assert_max_num_queries(5):
        answer = stranger.get(f"/gori/en/market/listings/{listing.pk}-apples")
    assert answer.status_code == 200
