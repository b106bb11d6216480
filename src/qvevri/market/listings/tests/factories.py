"""Listings as tests need them."""

from decimal import Decimal
from typing import Any

from qvevri.market.listings import actions
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary.prices import PriceForm

FIXED = PriceForm.FIXED


def said(concept: str = "apple", amount: int = 150, **more: Any) -> ListingInput:
    """800 kg at 1.50 ₾, unless told otherwise."""
    given: dict[str, Any] = {
        "quantity": Decimal(800),
        "unit": "kg",
        "price": PriceInput(FIXED, amount),
    }
    return ListingInput(concept, **(given | more))


def make_draft(organisation: Organisation, by: Person, **more: Any) -> Listing:
    """A listing that nobody else sees yet."""
    return actions.draft(organisation, said(**more), by=by)


def make_published(organisation: Organisation, by: Person, **more: Any) -> Listing:
    """A listing that buyers see, if the seller is trusted."""
    return actions.publish(make_draft(organisation, by, **more), by=by)
