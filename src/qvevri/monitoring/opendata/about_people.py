"""The way to one's own calendar of deadlines, and what is held for it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.monitoring.opendata import actions, queries
from qvevri.monitoring.reporting.queries import answers_for_any
from qvevri.people.models import Person
from qvevri.people.registry import Holding, Link, holds, link
from qvevri.places.models import Municipality


@link
def own_calendar(person: Person, municipality: Municipality | None) -> Iterable[Link]:
    """For those who answer for an action of a plan."""
    if municipality is None or not answers_for_any(person, municipality):
        return []
    return [Link(_("Calendar of my deadlines"), reverse("opendata:calendars"), icon="calendar")]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {"municipality": one.municipality.slug, "made_at": one.made_at.isoformat()}
        for one in queries.calendars_held(person)
    ]


holds(Holding("calendars", export=_export, erase=actions.forget_calendars))
