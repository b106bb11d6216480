"""Figures that are older than their period: the report came and was approved, but without them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from qvevri.monitoring.reporting.models import Period, Report, Value
from qvevri.monitoring.reporting.models.periods import PeriodQuerySet
from qvevri.monitoring.reporting.queries import Turn
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Frequency
from qvevri.plan.programme.models import Indicator, Plan


@dataclass(frozen=True)
class Stale:
    """An indicator, and the approved report that says nothing of it."""

    indicator: Indicator
    report: Report

    def people(self, today: date) -> Sequence[Person]:
        """Who is asked for it: who answers for the figure, and whose turn the report would be."""
        owner = self.indicator.owner
        asked = [owner] if owner is not None and owner.is_active else []
        turn = Turn(self.report.action, self.report.period, self.report)
        return asked + [one for one in turn.people(today) if one not in asked]


def stale_in(municipality: Municipality, today: date) -> list[Stale]:
    """Indicators that are measured in every period, of which the approved report of the last due
    period says nothing; of each plan in force, in its order. Three queries."""
    return _stale(Period.objects.of(municipality), today)


def stale_in_plan(plan: Plan, today: date) -> list[Stale]:
    """The same of one plan in force. Three queries."""
    return _stale(Period.objects.filter(plan=plan), today)


def _stale(periods: PeriodQuerySet, today: date) -> list[Stale]:
    last: dict[int, int] = {}
    due = periods.due(today).filter(plan__status=Plan.Status.ADOPTED)
    for plan, pk in due.order_by("plan_id", "number").values_list("plan_id", "pk"):
        last[plan] = pk
    approved = Report.objects.approved().filter(period__in=last.values(), is_complete=False)
    told = approved.select_related("period", "action__responsible", "action__deputy")
    reports = {one.action_id: one for one in told}
    given = Value.objects.filter(report__in=approved, indicator=OuterRef("pk")).exclude(value=None)
    rows = Indicator.objects.promised().filter(
        ~Exists(given), action__in=list(reports), frequency=Frequency.PERIOD
    )
    ordered = rows.order_by("plan_id", "place").select_related("action", "owner")
    return [Stale(one, reports[one.action_id]) for one in ordered if one.action_id]
