"""What the tests share: apples of Nino's farm, a reader in Berlin, a form as a person fills it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from qvevri.market.alerts import actions
from qvevri.market.alerts.actions import Wish
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.reading import read
from qvevri.market.listings.models import Listing
from qvevri.market.listings.tests.factories import make_published
from qvevri.organisations.models import Organisation
from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.places.models import Municipality

# A Saturday, noon in Tbilisi.
NOON = datetime(2026, 11, 21, 8, tzinfo=UTC)
BERLIN = Contact(email="anna@import.example")
PHONE = Contact(phone="+995599100177")


@pytest.fixture(autouse=True)
def _kinds_are_known(db: None) -> None:
    """What a process learns once is not the cost of a page."""
    ContentType.objects.get_for_model(Listing)


def make_alert(
    gori: Municipality,
    search: str = "concept=apple",
    contact: Contact = BERLIN,
    seller: Organisation | None = None,
    **more: Any,
) -> Alert:
    """A confirmed alert of somebody without an account, at once and in English unless told."""
    given = {"language": "en", "frequency": "at_once"} | more
    wish = Wish(read(gori, search, seller), contact, **given)
    alert = actions.save(wish, by=None, sender=f"{search}{contact}")
    return actions.confirm(alert)


def offer(farm: Organisation, by: Person, concept: str = "apple", **more: Any) -> Listing:
    """800 kg of it at 1.50 ₾, published a moment later."""
    return make_published(farm, by, concept=concept, **({"quantity": Decimal(800)} | more))


def filled(client: Client, address: str, **fields: Any) -> dict[str, Any]:
    """What a person's browser sends after some seconds; the hidden fields from the page itself."""
    with time_machine.travel(timezone.now() - timedelta(seconds=30), tick=False):
        shown = client.get(address).context["form"].guard()["shown"]
    return {"shown": shown, "contact": BERLIN.email, "frequency": "at_once", **fields}
