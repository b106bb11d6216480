"""The map of the site is read in parts, each small enough for search engines."""

import re

import pytest
from django.test import Client

from qvevri.core.languages import CODES
from qvevri.market.shopfront import sitemaps
from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations.addresses import page_of
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality

# The protocol allows so many addresses in a file.
ALLOWED = 50_000


def locations(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    content = b"".join(answer) if answer.streaming else answer.content
    return re.findall("<loc>http://testserver([^<]+)</loc>", content.decode())


def test_sellers_are_parted_and_each_is_on_the_map_once_in_every_language(
    farm: Organisation,
    new_farm: Organisation,
    stranger: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sitemaps, "MOST", 1)
    parts = [part for part in locations(stranger, "/sitemap.xml") if "gori-sellers" in part]
    shown = [address for part in parts for address in locations(stranger, part)]

    assert parts == ["/sitemap-gori-sellers-1.xml", "/sitemap-gori-sellers-2.xml"]
    georgian = [f"/gori{page_of(one)}" for one in (farm, new_farm)]
    every = [path.replace("/ka/", f"/{code}/") for path in georgian for code in ("ka", "en", "ru")]
    assert sorted(shown) == sorted(every)


def test_pages_and_listings_keep_their_addresses(offer: Offer, stranger: Client) -> None:
    offer()
    parts = locations(stranger, "/sitemap.xml")

    assert {"/sitemap-gori.xml", "/sitemap-gori-1.xml"} <= set(parts)
    assert not [one for one in locations(stranger, "/sitemap-gori.xml") if "/sellers/" in one]


def test_no_part_holds_more_addresses_than_the_protocol_allows() -> None:
    assert sitemaps.MOST * len(CODES) <= ALLOWED


@pytest.mark.parametrize("part", ["gori-sellers-9", "gori-9"])
def test_part_beyond_the_last_is_empty(offer: Offer, stranger: Client, part: str) -> None:
    offer()

    assert locations(stranger, f"/sitemap-{part}.xml") == []


@pytest.mark.parametrize("part", ["nowhere", "nowhere-1", "nowhere-sellers-1"])
def test_there_is_no_part_of_a_place_that_is_not_here(
    gori: Municipality, stranger: Client, part: str
) -> None:
    assert stranger.get(f"/sitemap-{part}.xml").status_code == 404
