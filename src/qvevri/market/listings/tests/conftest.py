"""The words of the market, and two listings: one published, one of a seller nobody knows yet."""

import pytest

from qvevri.market.listings.models import Listing
from qvevri.market.listings.tests.factories import make_draft, make_published
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person


@pytest.fixture
def apples(farm: Organisation, nino: Person) -> Listing:
    """800 kg of Nino's apples at 1.50 ₾, published."""
    return make_published(farm, nino)


@pytest.fixture
def strange_apples(new_farm: Organisation, giorgi: Person) -> Listing:
    """The same of a new seller, not published yet."""
    return make_draft(new_farm, giorgi)
