"""Days that are near, as a calendar feed (RFC 5545): one event for each, the whole day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vText

from qvevri.core.languages import current, in_language
from qvevri.monitoring.reporting.models import Period
from qvevri.notices.links import absolute
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Milestone, Plan

MADE_BY = "-//Qvevri//Deadlines of a plan//EN"
ANEW_EVERY = timedelta(hours=12)


@dataclass(frozen=True)
class Deadline:
    """A day by which something is due. `name` never changes, whatever else does."""

    name: str
    day: date
    title: str
    url: str
    changed_at: datetime
    times_decided: int = 0
    is_cancelled: bool = False


def of_plan(plan: Plan, person: Person | None = None) -> Iterator[Deadline]:
    """Milestones, ends of actions and days for reports; with `person`, of what that person answers
    for. What was dropped is there too, cancelled. Four queries."""
    actions = Action.objects.filter(plan=plan)
    if person is not None:
        actions = actions.filter(Q(responsible=person) | Q(deputy=person))
    rows = {row.pk: row for row in actions}
    decided = max(0, plan.editions.count() - 1)
    house = _House(plan, decided)
    steps = Milestone.objects.filter(action__in=list(rows)).order_by("due", "pk")
    for step in steps:
        yield house.milestone(rows[step.action_id], step)
    for row in rows.values():
        if row.finishes is not None:
            yield house.end(row, row.finishes)
    if person is None or any(not row.is_dropped for row in rows.values()):
        for period in Period.objects.filter(plan=plan).order_by("number"):
            yield house.report(period)


class _House:
    """What all deadlines of a plan share."""

    def __init__(self, plan: Plan, decided: int) -> None:
        self.plan = plan
        self.decided = decided

    def milestone(self, action: Action, step: Milestone) -> Deadline:
        """A step on the way."""
        title = f"{action.code}: {step}"
        return self._of(action, f"milestone-{step.pk}", step.due, title)

    def end(self, action: Action, day: date) -> Deadline:
        """The last day of an action."""
        told = {"action": f"{action.code} {in_language(action.title, current())}"}
        return self._of(action, f"action-{action.pk}", day, _("%(action)s: last day") % told)

    def report(self, period: Period) -> Deadline:
        """The last day for the reports of a period."""
        title = _("Last day for reports, %(period)s") % {"period": period}
        url = self._url("reporting:mine")
        name = f"period-{period.pk}"
        return Deadline(name, period.due, title, url, self.plan.changed_at, self.decided)

    def _of(self, action: Action, name: str, day: date, title: str) -> Deadline:
        is_gone = action.is_dropped
        where = {} if is_gone else {"code": action.code}
        url = self._url("plan:plan" if is_gone else "plan:action", pk=self.plan.pk, **where)
        return Deadline(name, day, title, url, self.plan.changed_at, self.decided, is_gone)

    def _url(self, viewname: str, **where: object) -> str:
        return absolute(self.plan.municipality, current(), viewname, **where)


def feed(title: str, deadlines: Iterator[Deadline], municipality: Municipality) -> bytes:
    """The calendar as programs of calendars subscribe to it, in the reader's language."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", vText(title))
    calendar.add("refresh-interval", ANEW_EVERY, {"VALUE": "DURATION"})
    for one in sorted(deadlines, key=lambda two: (two.day, two.name)):
        calendar.add_component(_event(one, municipality))
    return bytes(calendar.to_ical())


def _event(one: Deadline, municipality: Municipality) -> Event:
    event = Event()
    event.add("uid", f"{one.name}@{municipality.slug}.qvevri")
    event.add("dtstamp", one.changed_at)
    event.add("last-modified", one.changed_at)
    event.add("sequence", one.times_decided)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", one.title, {"LANGUAGE": current()})
    event.add("url", one.url)
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
