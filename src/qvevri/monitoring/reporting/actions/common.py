"""What deeds on a plan's reports share: the period's row locked and found open; an approval taken
back."""

from datetime import datetime

from django.utils import timezone

from qvevri.history.sealing import moment
from qvevri.monitoring.reporting import refusals
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.models.approvals import ApprovalQuerySet, ReadingApprovalQuerySet
from qvevri.plan.programme.models import Plan


def locked_period(pk: int) -> Period:
    """The period with its plan and municipality, its row locked."""
    rows = Period.objects.select_for_update(of=("self",))
    return rows.select_related("plan__municipality").get(pk=pk)


def must_be_open(plan_of_thing: int, period: Period, *, is_dropped: bool) -> None:
    """Raise PlanIsOver, PlanNotInForce, ActionDropped, PeriodOutsidePlan, PeriodLocked or
    PeriodNotBegun unless something may be said now of a thing of this plan for this period."""
    plan = period.plan
    if plan.status == Plan.Status.CLOSED:
        raise refusals.PlanIsOver
    if plan.status != Plan.Status.ADOPTED:
        raise refusals.PlanNotInForce
    if is_dropped:
        raise refusals.ActionDropped
    is_outside = period.starts > plan.finishes or period.finishes < plan.starts
    if plan_of_thing != period.plan_id or is_outside:
        raise refusals.PeriodOutsidePlan
    if period.status == Period.Status.LOCKED:
        raise refusals.PeriodLocked
    if period.starts > timezone.localdate():
        raise refusals.PeriodNotBegun


def withdraw(
    held: ApprovalQuerySet | ReadingApprovalQuerySet, at: datetime
) -> dict[str, str | int]:
    """The approval that counts so far no longer does; what the log says of that: empty if there
    was none."""
    approval = held.first()
    if approval is None:
        return {}
    held.filter(pk=approval.pk).update(withdrawn_at=at)
    return {"approval": approval.pk, "withdrawn_at": moment(at)}
