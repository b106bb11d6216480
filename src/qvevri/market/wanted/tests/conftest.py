"""What the tests share: three sellers of apples, a buyer in Berlin, a request that went out."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.market.enquiries.actions import Buyer
from qvevri.market.listings import actions as listings
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.wanted import actions, queries
from qvevri.market.wanted.inputs import AnswerInput, WantedInput
from qvevri.market.wanted.models import Answer, Asked, Wanted
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.prices import PriceForm


def in_days(number: int) -> date:
    """A day so many days from today, as the pages count."""
    return timezone.localdate() + timedelta(days=number)


def make_seller(place: Settlement, number: int, *, name: str = "") -> Organisation:
    """A trusted farm with one member who reads Georgian."""
    phone = f"+9955991{number:05d}"
    person = Person.objects.create_person(phone=phone, phone_is_verified=True, language="ka")
    farm = Organisation.objects.create(
        municipality=place.municipality,
        settlement=place,
        name={"ka": name or f"ბაღი {number}", "en": f"Farm {number}", "ru": f"Сад {number}"},
        phone=phone,
        trust=Organisation.Trust.TRUSTED,
    )
    Membership.objects.create(person=person, organisation=farm)
    return farm


def make_listing(
    farm: Organisation, *, amount: int = 800, tetri: int = 150, **more: Any
) -> Listing:
    """Apples of this farm (or what `concept` says), published."""
    by = farm.memberships.get().person
    said = ListingInput(
        **{
            "concept": "apple",
            "quantity": Decimal(amount),
            "unit": "kg",
            "price": PriceInput(form=PriceForm.FIXED, amount=tetri, unit="kg"),
            **more,
        }
    )
    return listings.publish(listings.draft(farm, said, by=by), by=by)


def said(**more: Any) -> WantedInput:
    """A thousand kilos of apples in the next two weeks."""
    usual = {
        "concept": "apple",
        "amount": Decimal(1000),
        "unit": "kg",
        "needed_from": in_days(1),
        "needed_until": in_days(14),
    }
    return WantedInput(**{**usual, **more})


def make_wanted(
    municipality: Municipality, buyer: Buyer, *, sender: str = "a", **more: Any
) -> Wanted:
    """A request, posted and not confirmed."""
    return actions.post(said(**more), municipality=municipality, buyer=buyer, sender=sender)


def make_open(municipality: Municipality, buyer: Buyer, **more: Any) -> Wanted:
    """A request, confirmed: its sellers are asked."""
    return actions.confirm(make_wanted(municipality, buyer, **more))


def has(asked: Asked, amount: int = 500, tetri: int | None = 140, **more: Any) -> Answer:
    """This seller has so many kilos at so many tetri."""
    form = PriceForm.AGREEMENT if tetri is None else PriceForm.FIXED
    answer = AnswerInput(
        **{
            "amount": Decimal(amount),
            "unit": "kg",
            "price": PriceInput(form, amount=tetri, unit="" if tetri is None else "kg"),
            "ready_from": in_days(2),
            **more,
        }
    )
    return actions.have(asked, answer, language="ka")


def asked_of(wanted: Wanted, farm: Organisation) -> Asked:
    """The asking of one seller, as pages find it."""
    return queries.whole_asked().get(wanted=wanted, organisation=farm)


@pytest.fixture
def anna() -> Buyer:
    """Reads only English; reached by e-mail."""
    return Buyer(name="Anna", language="en", email="anna@import.example", country="DE")


@pytest.fixture
def apples(farm: Organisation) -> Listing:
    """800 kg of apples of Nino's farm in Skra."""
    return make_listing(farm)


@pytest.fixture
def second(ateni: Settlement) -> Organisation:
    """A farm in Ateni with 600 kg of dearer apples."""
    seller = make_seller(ateni, 2)
    make_listing(seller, amount=600, tetri=170)
    return seller


@pytest.fixture
def third(ateni: Settlement) -> Organisation:
    """A farm in Ateni with 300 kg of the cheapest apples."""
    seller = make_seller(ateni, 3)
    make_listing(seller, amount=300, tetri=120)
    return seller


@pytest.fixture
def wanted(apples: Listing, gori: Municipality, anna: Buyer) -> Wanted:
    """Anna wants a thousand kilos; Nino is asked."""
    return make_open(gori, anna)


@pytest.fixture
def asked(wanted: Wanted, farm: Organisation) -> Asked:
    """Nino's farm, asked by Anna."""
    return asked_of(wanted, farm)


def filled(client: Client, address: str, **fields: Any) -> dict[str, Any]:
    """What a person's browser sends after some seconds; the hidden fields from the page itself."""
    with time_machine.travel(timezone.now() - timedelta(seconds=30), tick=False):
        form = client.get(address).context["form"]
        shown = form.guard()["shown"]
    usual = {
        "amount": "1000",
        "unit": "kg",
        "needed_from": in_days(1).isoformat(),
        "needed_until": in_days(14).isoformat(),
        "way": "collect",
        "price_unit": "kg",
        "pack_unit": "kg",
        "name": "Anna",
        "email": "anna@import.example",
    }
    return {"shown": shown, **usual, **fields}
