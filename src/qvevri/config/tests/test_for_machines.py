"""Search engines, messengers and feed readers find the market as it is, in three languages."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from qvevri.market.listings import actions
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary.prices import PriceForm

LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
OPEN_GRAPH = re.compile(r'<meta property="(og:\w+)" content="([^"]*)"')
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def apples(farm: Organisation, nino: Person) -> Listing:
    """Nino's published apples at 1.50 ₾ a kilo."""
    price = PriceInput(PriceForm.FIXED, 150, unit="kg")
    listing = actions.draft(farm, ListingInput("apple", price=price), by=nino)
    return actions.publish(listing, by=nino)


def body(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return response.getvalue().decode()


def linked_data(html: str) -> dict[str, Any]:
    """What a page says in JSON-LD, by type."""
    said = [json.loads(text) for text in LINKED_DATA.findall(html)]
    things = [thing for one in said for thing in one.get("@graph", [one])]
    return {thing["@type"]: thing for thing in things}


def test_a_listing_is_a_product_with_its_offer(apples: Listing, client: Client) -> None:
    said = linked_data(body(client, f"/gori/en/market/listings/{apples.pk}"))

    offer = said["Product"]["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("1.50", "GEL")
    assert said["BreadcrumbList"]["itemListElement"][-1]["position"] > 1


def test_a_seller_is_a_local_business(apples: Listing, farm: Organisation, client: Client) -> None:
    said = linked_data(body(client, f"/gori/en/sellers/{farm.pk}"))

    assert said["LocalBusiness"]["name"] == "Ninos bagi"
    assert "telephone" not in said["LocalBusiness"]


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_a_shared_listing_shows_its_title_in_the_language_of_the_page(
    apples: Listing, client: Client, language: str
) -> None:
    html = body(client, f"/gori/{language}/market/listings/{apples.pk}")

    shared = dict(OPEN_GRAPH.findall(html))
    assert shared["og:title"].startswith({"ka": "ვაშლი", "en": "Apples", "ru": "Яблоки"}[language])
    assert f"/gori/{language}/" in shared["og:url"]


def test_the_sitemap_leads_to_every_listing_in_three_languages(
    apples: Listing, client: Client
) -> None:
    index = ElementTree.fromstring(body(client, "/sitemap.xml"))  # noqa: S314
    parts = [str(place.text) for place in index.iter(f"{SITEMAP}loc")]

    pages = "".join(body(client, part.replace("http://testserver", "")) for part in parts)

    found = re.findall(rf"<loc>(\S+/market/listings/{apples.pk}-\S+?)</loc>", pages)
    assert {re.search("/(ka|en|ru)/", one)[1] for one in found} == {"ka", "en", "ru"}  # type: ignore[index]
    assert 'hreflang="x-default"' in pages


def test_every_language_of_a_page_is_named_on_it(apples: Listing, client: Client) -> None:
    html = body(client, f"/gori/en/market/listings/{apples.pk}")

    named = set(re.findall(r'rel="alternate" hreflang="([\w-]+)"', html))
    assert named >= {"ka", "en", "ru", "x-default"}
    assert 'rel="canonical"' in html


def test_robots_are_told_where_the_sitemap_is(gori: Municipality, client: Client) -> None:
    assert "sitemap.xml" in body(client, "/robots.txt").lower()


def test_a_search_is_a_feed(apples: Listing, client: Client) -> None:
    feed = ElementTree.fromstring(body(client, "/gori/en/market/rss/?q=apples"))  # noqa: S314

    assert [item.findtext("title") for item in feed.iter("item")] != []


@pytest.mark.parametrize("address", ["/", "/api/v1/municipalities", "/gori/ka/"])
def test_a_host_that_is_not_ours_gets_no_page(
    gori: Municipality, client: Client, address: str
) -> None:
    assert client.get(address, headers={"Host": "evil.example"}).status_code in (400, 404, 421)
