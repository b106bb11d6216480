"""What search engines ask of a page's data is there, field by field, whatever a listing costs.

Source: developers.google.com/search/docs/appearance/structured-data/: product-snippet,
local-business, breadcrumb; what they call required, and the values they know.
"""

import json
import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from qvevri.market.listings import actions
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary.prices import PriceForm, Tier

LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TIERS = (Tier(Decimal(1), 300), Tier(Decimal(100), 250))
PRICES = {
    "fixed": PriceInput(PriceForm.FIXED, 150, unit="kg"),
    "from": PriceInput(PriceForm.FROM, 150, unit="kg"),
    "range": PriceInput(PriceForm.RANGE, 150, 200, unit="kg"),
    "tiers": PriceInput(PriceForm.TIERS, tiers=TIERS, unit="kg"),
    "free": PriceInput(PriceForm.FREE),
    "dollars": PriceInput(PriceForm.FIXED, 150, currency="USD", unit="kg"),
}
WITHOUT_NUMBER = (PriceForm.AGREEMENT, PriceForm.EXCHANGE)
NEEDED = {"Offer": {"price"}, "AggregateOffer": {"lowPrice", "offerCount"}}
KNOWN = {"InStock", "PreOrder", "LimitedAvailability"}


def data_of(client: Client, address: str) -> dict[str, dict[str, Any]]:
    """What a page says to machines, by type."""
    html = client.get(address, follow=True).content.decode()
    return {one["@type"]: one for one in map(json.loads, LINKED_DATA.findall(html))}


def said_of(client: Client, listing: Listing) -> dict[str, dict[str, Any]]:
    return data_of(client, f"/gori/en/market/listings/{listing.pk}")


@pytest.mark.parametrize("name", PRICES)
def test_product_has_all_that_a_snippet_needs(stranger: Client, offer: Offer, name: str) -> None:
    product = said_of(stranger, offer(price=PRICES[name]))["Product"]
    offered = product["offers"]
    numbers = [offered[field] for field in NEEDED[offered["@type"]]]

    assert product["name"]
    assert product["@id"].startswith("http://")
    assert all(Decimal(number) >= 0 for number in numbers)
    assert re.fullmatch("GEL|USD", offered["priceCurrency"])
    assert offered["availability"].removeprefix("https://schema.org/") in KNOWN
    assert offered["url"] == product["@id"]


@pytest.mark.parametrize("form", WITHOUT_NUMBER)
def test_without_a_number_no_product_is_claimed(
    stranger: Client, offer: Offer, form: PriceForm
) -> None:
    said = said_of(stranger, offer(price=PriceInput(form)))

    assert "Product" not in said
    assert said["Offer"]["name"].startswith("Apples")


def test_prices_by_quantity_are_told_from_the_lowest_to_the_highest(
    stranger: Client, offer: Offer
) -> None:
    offered = said_of(stranger, offer(price=PRICES["tiers"]))["Product"]["offers"]

    assert (offered["lowPrice"], offered["highPrice"], offered["offerCount"]) == ("2.50", "3.00", 2)


def test_what_ripens_later_is_not_in_stock(stranger: Client, offer: Offer) -> None:
    ripe = timezone.localdate() + timedelta(days=30)
    offered = said_of(stranger, offer(available_from=ripe))["Product"]["offers"]

    assert offered["availability"] == "https://schema.org/PreOrder"
    assert offered["availabilityStarts"] == ripe.isoformat()


def test_what_is_spoken_for_is_not_simply_in_stock(
    stranger: Client, offer: Offer, nino: Person
) -> None:
    reserved = actions.reserve(offer(), by=nino)
    offered = said_of(stranger, reserved)["Product"]["offers"]

    assert offered["availability"] == "https://schema.org/LimitedAvailability"


def test_way_to_a_listing_has_all_that_breadcrumbs_need(stranger: Client, offer: Offer) -> None:
    *above, last = said_of(stranger, offer())["BreadcrumbList"]["itemListElement"]

    assert [item["position"] for item in (*above, last)] == [1, 2, 3, 4]
    assert all(item["name"] and item["item"].startswith("http://") for item in above)
    assert last["name"]
    assert len(above) > 0


def test_seller_has_all_that_a_local_business_needs(
    stranger: Client, farm: Organisation, offer: Offer
) -> None:
    offer()
    seller = data_of(stranger, f"/gori/en/sellers/{farm.pk}")["LocalBusiness"]

    assert seller["name"] == "Ninos bagi"
    assert seller["url"].startswith("http://")
    assert seller["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Skra",
        "addressRegion": "Gori Municipality",
        "addressCountry": "GE",
    }
