"""What reports hold about a person, and the way to one's own reports."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.monitoring.reporting import actions, queries, readings
from qvevri.people.models import Person
from qvevri.people.registry import Holding, Link, holds, link
from qvevri.places.models import Municipality


@link
def own_reports(person: Person, municipality: Municipality | None) -> Iterable[Link]:
    """For those who answer for an action of a plan."""
    if municipality is None:
        return []
    if not (
        queries.answers_for_any(person, municipality) or readings.tells_any(person, municipality)
    ):
        return []
    return [Link(_("My reports"), reverse("reporting:mine"), icon="clipboard-list")]


def _figures(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "indicator": reading.indicator.code,
            "period": reading.period.number,
            "value": str(reading.value),
            "note": reading.note,
        }
        for reading in readings.readings_by(person)
    ]


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


def _approved(person: Person) -> list[dict[str, Any]]:
    """What they wrote and was approved, also what counts no more."""
    return [
        {
            "action": one.report.action.code,
            "period": one.report.period.number,
            "approved_at": one.approved_at.isoformat(),
            "happened": one.happened,
            "obstacles": one.obstacles,
        }
        for one in queries.approvals_of(person)
    ]


def _approved_figures(person: Person) -> list[dict[str, Any]]:
    """The same of figures of objectives."""
    return [
        {
            "indicator": one.reading.indicator.code,
            "period": one.reading.period.number,
            "approved_at": one.approved_at.isoformat(),
            "value": str(one.value),
            "note": one.note,
        }
        for one in readings.approvals_of(person)
    ]


def _erase_nothing(_person: Person) -> None:
    """Figures are the municipality's record and stay; the name at them goes with the person."""


holds(Holding("figures of objectives", export=_figures, erase=_erase_nothing))
holds(Holding("approved reports", export=_approved, erase=_erase_nothing))
holds(Holding("approved figures of objectives", export=_approved_figures, erase=_erase_nothing))
holds(Holding("reports", export=_export, erase=actions.forget_author))
