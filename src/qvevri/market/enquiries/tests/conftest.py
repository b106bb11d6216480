"""What the tests share: a listing of apples, a buyer in Berlin, a form as a person fills it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.market.enquiries import actions
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.saying import Said
from qvevri.market.listings import actions as listings
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary.prices import PriceForm

MORNING = datetime(2026, 11, 21, 8, tzinfo=UTC)
HOW_MUCH: Said = {"chip": "how_much", "amount": "500", "unit": "kg"}
BERLIN: Said = {"chip": "price_to", "where": "place", "city": "berlin", "country": "DE"}


def make_listing(farm: Organisation, by: Person, **more: Any) -> Listing:
    """Apples of this farm, published."""
    price = PriceInput(form=PriceForm.FIXED, amount=150, unit="kg")
    said = ListingInput(
        concept="apple", quantity=Decimal(800), unit="kg", price=price, settlement=None, **more
    )
    return listings.publish(listings.draft(farm, said, by=by), by=by)


@pytest.fixture
def apples(farm: Organisation, nino: Person) -> Listing:
    """800 kg of apples of Nino's farm in Skra."""
    return make_listing(farm, nino)


@pytest.fixture
def anna() -> Buyer:
    """Reads only English; reached by e-mail."""
    return Buyer(name="Anna", language="en", email="anna@import.example", country="DE")


@pytest.fixture
def asked(apples: Listing, anna: Buyer) -> Enquiry:
    """Anna asks for 500 kg and the price to Berlin."""
    return actions.ask(apples, [HOW_MUCH, BERLIN], buyer=anna, sender="a")


def filled(client: Client, address: str, **fields: Any) -> dict[str, Any]:
    """What a person's browser sends after some seconds; the hidden fields from the page itself."""
    with time_machine.travel(timezone.now() - timedelta(seconds=30), tick=False):
        form = client.get(address).context["form"]
        shown = form.guard()["shown"]
    return {"shown": shown, "name": "Anna", "email": "anna@import.example", **fields}
