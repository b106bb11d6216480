"""The stretches of a plan's time that are reported: made, opened, closed, locked."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from qvevri.core.languages import current
from qvevri.core.text import clean
from qvevri.history import actions as history
from qvevri.monitoring.reporting import refusals, standings
from qvevri.monitoring.reporting.actions.common import locked_period
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.permissions import may_overrule
from qvevri.people.models import Person
from qvevri.plan.programme.models import Plan

MONTHS = 6
DUE_AFTER = timedelta(days=30)


@transaction.atomic
def begin_periods(plan: Plan, *, by: Person, months: int = MONTHS) -> list[Period]:
    """The plan's time cut into periods of so many months; those there are stay as they are.

    Raises PermissionDenied, PlanIsOver, PlanNotInForce.
    """
    if not may_overrule(by, plan):
        raise PermissionDenied
    if plan.status == Plan.Status.CLOSED:
        raise refusals.PlanIsOver
    if plan.status != Plan.Status.ADOPTED:
        raise refusals.PlanNotInForce
    periods = []
    starts, number = plan.starts, 1
    while starts <= plan.finishes:
        following = _months_on(starts, months)
        finishes = min(following - timedelta(days=1), plan.finishes)
        fields = {"starts": starts, "finishes": finishes, "due": finishes + DUE_AFTER}
        period, _is_new = Period.objects.get_or_create(plan=plan, number=number, defaults=fields)
        periods.append(period)
        starts, number = following, number + 1
    told = [(one.number, one.starts, one.finishes, one.due) for one in periods]
    facts = {"periods": told}
    history.record(by, "periods_begun", plan, municipality=plan.municipality, facts=facts)
    standings.refresh(plan)
    return periods


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


@transaction.atomic
def set_period(period: Period, status: Period.Status, *, by: Person, reason: str = "") -> Period:
    """The period is opened, closed or locked. A locked one is opened again only with a reason,
    which stands in the history. The same again changes nothing.

    Raises PermissionDenied, PlanIsOver, ReasonWanted.
    """
    if not may_overrule(by, period.plan):
        raise PermissionDenied
    period, reason = locked_period(period.pk), clean(reason)
    if period.plan.status == Plan.Status.CLOSED:
        raise refusals.PlanIsOver
    if period.status == status:
        return period
    is_unlocked = period.status == Period.Status.LOCKED
    if is_unlocked and not reason:
        raise refusals.ReasonWanted
    period.status = status
    period.save(update_fields=["status"])
    facts: dict[str, str | int] = {"number": period.number}
    if is_unlocked:
        facts |= {"reason": reason, "language": current()}
    verb = f"period_unlocked_{status}" if is_unlocked else f"period_{status}"
    plan = period.plan
    history.record(by, verb, plan, municipality=plan.municipality, facts=facts)
    return period
