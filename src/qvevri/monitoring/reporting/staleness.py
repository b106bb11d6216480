"""Figures that are older than their period: the report came and was approved, but without them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from qvevri.monitoring.reporting.models import Period, Report, Value
from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Frequency
from qvevri.plan.programme.models import Indicator, Plan


@dataclass(frozen=True)
class Stale:
    """An indicator, and the approved report that says nothing of it."""

    indicator: Indicator
    report: Report


def stale_in(municipality: Municipality, today: date) -> list[Stale]:
    """Indicators that are measured in every period, of which the approved report of the last due
    period says nothing; of each plan in force, in its order. Three queries."""
    last: dict[int, int] = {}
    due = Period.objects.of(municipality).due(today).filter(plan__status=Plan.Status.ADOPTED)
    for plan, pk in due.order_by("plan_id", "number").values_list("plan_id", "pk"):
        last[plan] = pk
    approved = Report.objects.approved().filter(period__in=last.values(), is_complete=False)
    reports = {one.action_id: one for one in approved.select_related("period")}
    given = Value.objects.filter(report__in=approved, indicator=OuterRef("pk")).exclude(value=None)
    rows = Indicator.objects.promised().filter(
        ~Exists(given), action__in=list(reports), frequency=Frequency.PERIOD
    )
    ordered = rows.order_by("plan_id", "place").select_related("action")
    return [Stale(one, reports[one.action_id]) for one in ordered if one.action_id]
