"""A market as visitors find it: Nino's farm and its listings, and a stranger's browser."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.test import Client

from qvevri.market.listings.models import Listing
from qvevri.market.listings.tests.factories import make_published
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary import queries as vocabulary

Offer = Callable[..., Listing]


@pytest.fixture(autouse=True)
def _vocabulary(db: None) -> None:
    vocabulary.terms()
    # What a process learns once is not the cost of a page.
    ContentType.objects.get_for_model(Listing)


@pytest.fixture
def offer(farm: Organisation, nino: Person) -> Offer:
    """Publish a listing of Nino's farm: 800 kg of apples at 1.50 ₾, unless told otherwise."""

    def offer_one(concept: str = "apple", **more: Any) -> Listing:
        given = more | {"quantity": Decimal(more.get("quantity", 800))}
        return make_published(farm, nino, concept=concept, **given)

    return offer_one


@pytest.fixture
def stranger() -> Client:
    """A browser of which nobody knows anything; what it was shown is not kept between requests."""
    caches["pages"].clear()
    return Client()
