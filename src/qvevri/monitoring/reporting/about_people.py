"""What reports hold about a person, and the way to one's own reports."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.monitoring.reporting import actions, queries
from qvevri.people.models import Person
from qvevri.people.registry import Holding, Link, holds, link
from qvevri.places.models import Municipality


@link
def own_reports(person: Person, municipality: Municipality | None) -> Iterable[Link]:
    """For those who answer for an action of a plan."""
    if municipality is None or not queries.answers_for_any(person, municipality):
        return []
    return [Link(_("My reports"), reverse("reporting:mine"), icon="clipboard-list")]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "action": report.action.code,
            "period": report.period.number,
            "happened": report.happened,
            "obstacles": report.obstacles,
            "written_at": report.written_at.isoformat(),
        }
        for report in queries.written_by(person)
    ]


holds(Holding("reports", export=_export, erase=actions.forget_author))
