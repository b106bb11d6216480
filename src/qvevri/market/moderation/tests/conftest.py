"""What the tests share: a listing that is shown, one that waits."""

from decimal import Decimal

import pytest

from qvevri.market.listings import actions as listings
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary.prices import PriceForm


def make_listing(farm: Organisation, by: Person, text: str = "") -> Listing:
    """Apples of this farm: shown or waiting, by the seller's trust."""
    price = PriceInput(form=PriceForm.FIXED, amount=150, unit="kg")
    said = ListingInput(concept="apple", quantity=Decimal(800), unit="kg", price=price, text=text)
    return listings.publish(listings.draft(farm, said, by=by), by=by)


@pytest.fixture
def apples(farm: Organisation, nino: Person) -> Listing:
    """800 kg of apples of Nino's trusted farm."""
    return make_listing(farm, nino)


@pytest.fixture
def waiting(new_farm: Organisation, giorgi: Person) -> Listing:
    """Apples of a seller nobody knows yet."""
    return make_listing(new_farm, giorgi)
