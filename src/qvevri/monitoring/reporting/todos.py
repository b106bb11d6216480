"""What waits: an owner's reports, an officer's approvals, and those who stay silent."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.history.queries import last_outcome
from qvevri.monitoring.reporting import queries, readings
from qvevri.monitoring.reporting.staleness import stale_in
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality
from qvevri.todos.registry import Todo, register


@register
def reports(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """Reports to write, to approve, and very late ones to ask after."""
    today = timezone.localdate()
    for turn in queries.turns_of(person, municipality):
        if turn.is_theirs and person in turn.people(today):
            url = reverse("reporting:report", args=[turn.action.pk, turn.period.number])
            title = _("Report: %(action)s") % {"action": turn.action}
            yield Todo("reporting.mine", title, url)
    for figure in readings.readings_due_of(person, municipality):
        if figure.is_theirs:
            url = reverse("reporting:reading", args=[figure.indicator.pk, figure.period.number])
            title = _("Figure: %(indicator)s") % {"indicator": figure.indicator}
            yield Todo("reporting.figure", title, url)
    if is_officer(person, municipality):
        yield from _of_officers(person, municipality)


def _of_officers(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """What waits for any officer: to approve, to ask after, to find an owner for."""
    today = timezone.localdate()
    for report in queries.waiting(municipality):
        url = reverse("reporting:review", args=[report.pk])
        title = _("Report to approve: %(action)s") % {"action": report.action}
        yield Todo("reporting.waiting", title, url, since=report.submitted_at)
    for reading in readings.readings_waiting(municipality):
        url = reverse("reporting:reading_review", args=[reading.pk])
        title = _("Figure to approve: %(indicator)s") % {"indicator": reading.indicator}
        yield Todo("reporting.waiting", title, url, since=reading.submitted_at)
    turns = queries.turns_of(person, municipality, everybody=True)
    nobodys = len({turn.action.pk for turn in turns if turn.is_theirs and not turn.people(today)})
    if nobodys:
        text = ngettext("%(n)s action has no owner", "%(n)s actions have no owner", nobodys)
        url = reverse("reporting:waiting")
        yield Todo("reporting.nobody", text % {"n": nobodys}, url, count=nobodys)
    stale = len(stale_in(municipality, today))
    if stale:
        text = ngettext(
            "%(n)s figure is older than its period",
            "%(n)s figures are older than their period",
            stale,
        )
        url = reverse("reporting:waiting")
        yield Todo("reporting.stale", text % {"n": stale}, url, count=stale)
    figures = readings.readings_due_of(person, municipality, everybody=True)
    late = sum(turn.is_late(today) for turn in turns) + sum(
        figure.is_late(today) for figure in figures
    )
    if late:
        text = ngettext("%(n)s report is late", "%(n)s reports are late", late)
        yield Todo("reporting.late", text % {"n": late}, reverse("reporting:waiting"), count=late)


@register
def log(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """A log that did not hold, or something that was not what it says, when it was last checked."""
    if not is_officer(person, municipality):
        return
    last = last_outcome(municipality)
    if last is not None and not last.holds:
        title = _("The check of the log found something wrong")
        yield Todo("reporting.log", title, reverse("history:checks"), since=last.finished_at)
