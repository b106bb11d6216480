"""What waits: an owner's reports, an officer's approvals, and those who stay silent."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.monitoring.reporting import queries
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality
from qvevri.todos.registry import Todo, register


@register
def reports(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """Reports to write, to approve, and very late ones to ask after."""
    today = timezone.localdate()
    for turn in queries.turns_of(person, municipality):
        if turn.is_theirs:
            url = reverse("reporting:report", args=[turn.action.pk, turn.period.number])
            title = _("Report: %(action)s") % {"action": turn.action}
            yield Todo("reporting.mine", title, url)
    if not is_officer(person, municipality):
        return
    for report in queries.waiting(municipality):
        url = reverse("reporting:review", args=[report.pk])
        title = _("Report to approve: %(action)s") % {"action": report.action}
        yield Todo("reporting.waiting", title, url, since=report.submitted_at)
    turns = queries.turns_of(person, municipality, everybody=True)
    late = sum(turn.is_late(today) for turn in turns)
    if late:
        text = ngettext("%(n)s report is late", "%(n)s reports are late", late)
        yield Todo("reporting.late", text % {"n": late}, reverse("reporting:waiting"), count=late)
