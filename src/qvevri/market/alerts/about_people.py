"""What alerts hold about a person: their line on one's own page, given out and erased."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.market.alerts import actions, queries
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.people.registry import Holding, Link, holds, link
from qvevri.places.models import Municipality


@link
def my_alerts(person: Person, municipality: Municipality | None) -> Iterable[Link]:
    """The way to one's own alerts, and for the agency to all that people wait for."""
    if municipality is None:
        return
    yield Link(_("My alerts"), reverse("alerts:mine"), icon="bell")
    if is_officer(person, municipality):
        yield Link(_("What people are waiting for"), reverse("alerts:held"), icon="target")


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "municipality": alert.municipality.slug,
            "to": alert.contact,
            "search": alert.search,
            "seller": alert.seller_id,
            "frequency": alert.frequency,
            "status": alert.status,
            "created_at": alert.created_at.isoformat(),
            "confirmed_at": alert.confirmed_at and alert.confirmed_at.isoformat(),
        }
        for alert in queries.held_by(person).select_related("municipality")
    ]


HOLDING = Holding("alerts", export=_export, erase=actions.forget_person)
holds(HOLDING)
