"""Questions of those who look after a plan: which periods miss what, which lights are overruled."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import Http404

from qvevri.monitoring.reporting.models import Override, Period, Report, Standing
from qvevri.monitoring.reporting.queries import Turn, runs_in
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Plan


@dataclass(frozen=True)
class Missing:
    """A report that is not approved: where it stands, and who is asked for it."""

    turn: Turn
    people: Sequence[Person]


@dataclass
class Overseen:
    """A period with how many of its reports are approved, and those that are not."""

    period: Period
    approved: int = 0
    missing: list[Missing] = field(default_factory=list)

    @property
    def expected(self) -> int:
        """How many reports there should be."""
        return self.approved + len(self.missing)


@dataclass(frozen=True)
class Watched:
    """A plan in force with its periods, the earliest first."""

    plan: Plan
    periods: Sequence[Overseen]


def plan_in(municipality: Municipality, pk: int) -> Plan:
    """A plan of this municipality, or Http404."""
    plan = Plan.objects.of(municipality).select_related("municipality").filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def plans_with_periods(municipality: Municipality, today: date) -> list[Watched]:
    """The plans in force with all periods; four queries each plan."""
    plans = Plan.objects.of(municipality).in_force().select_related("municipality")
    return [Watched(plan, _periods(plan, today)) for plan in plans]


def _periods(plan: Plan, today: date) -> list[Overseen]:
    periods = [Overseen(period) for period in plan.periods.order_by("number")]
    people = Action.objects.promised().filter(plan=plan).order_by("place")
    actions = list(people.select_related("responsible", "deputy"))
    known = {
        (one.action_id, one.period_id): one for one in Report.objects.filter(period__plan=plan)
    }
    for one in periods:
        if one.period.starts > today:
            continue
        for action in actions:
            if not runs_in(action, one.period):
                continue
            turn = Turn(action, one.period, known.get((action.pk, one.period.pk)))
            if turn.status == Report.Status.APPROVED:
                one.approved += 1
            else:
                one.missing.append(Missing(turn, turn.people(today)))
    return periods


@dataclass(frozen=True)
class Lit:
    """A plan with the kept lights of its running period."""

    plan: Plan
    number: int
    standings: Sequence[Standing]


def plans_with_lights(municipality: Municipality) -> list[Lit]:
    """The plans in force whose periods have begun, each with the lights of the last: two queries
    each."""
    plans = Plan.objects.of(municipality).in_force().select_related("snapshot")
    found = []
    for plan in plans:
        figures = plan.snapshot.figures if hasattr(plan, "snapshot") else {}
        number = figures.get("period")
        if number is not None:
            rows = Standing.objects.filter(period__plan=plan, period__number=number)
            rows = rows.filter(action__is_dropped=False).order_by("action__place")
            found.append(Lit(plan, number, list(rows.select_related("action", "period"))))
    return found


def standing_of(action: Action, period: Period) -> Standing | None:
    """The kept light of an action in a period."""
    return Standing.objects.filter(action=action, period=period).first()


def overrides_of(action: Action, period: Period) -> list[Override]:
    """Every light that was put by hand, the newest first, withdrawn ones too."""
    rows = Override.objects.filter(action=action, period=period).select_related("by")
    return list(rows.order_by("-at", "-pk"))


def override_in(municipality: Municipality, pk: int) -> Override:
    """An override at this municipality, or Http404."""
    rows = Override.objects.filter(pk=pk, action__plan__municipality=municipality)
    override = rows.select_related("action__plan__municipality", "period").first()
    if override is None:
        raise Http404
    return override
