"""All that a plan's lights are judged by, in as many queries however long the plan is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from qvevri.monitoring.reporting.models import Override, Period, Reached, Report, Spending, Value
from qvevri.plan.programme.models import Action, Indicator, Milestone, Plan, Target

# A value, its numerator and its denominator.
Figures = tuple[Fraction | None, Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Aim:
    """An indicator with its targets in order of their days."""

    pk: int
    code: str
    baseline: Fraction | None
    is_down: bool
    combine: str
    targets: tuple[tuple[date, Fraction], ...]


@dataclass(frozen=True)
class Told:
    """An approved report: the number of its period, and what it says."""

    number: int
    at: datetime | None
    progress: int | None
    is_complete: bool
    values: Mapping[int, Figures]
    reached: frozenset[int]
    paid: Mapping[str, int]


@dataclass
class Line:
    """An action with all that was promised and approved of it."""

    pk: int
    code: str
    objective: int
    block: str
    starts: date | None
    finishes: date | None
    weight: int
    cost: int | None
    currency: str
    aims: list[Aim] = field(default_factory=list)
    steps: list[tuple[int, date]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    overrides: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Loaded:
    """A plan's actions in order, its periods, and what was committed and paid by source."""

    lines: Sequence[Line]
    periods: Sequence[Period]
    spent: Mapping[tuple[str, str], tuple[int, int]]


def load(plan: Plan) -> Loaded:
    """Eight queries."""
    fields = ("pk", "code", "objective_id", "block", "starts", "finishes", "weight", "cost")
    rows = Action.objects.promised().filter(plan=plan).order_by("place", "pk")
    lines = {row[0]: Line(*row) for row in rows.values_list(*fields, "currency")}
    _load_aims(plan, lines)
    steps = Milestone.objects.filter(action__plan=plan, action__is_dropped=False)
    for pk, action, due in steps.order_by("due").values_list("pk", "action_id", "due"):
        lines[action].steps.append((pk, due))
    spent = load_reports(plan, lines)
    load_overrides(plan, lines)
    periods = list(Period.objects.filter(plan=plan).order_by("number"))
    return Loaded(list(lines.values()), periods, spent)


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _load_aims(plan: Plan, lines: Mapping[int, Line]) -> None:
    targets: dict[int, list[tuple[date, Fraction]]] = defaultdict(list)
    told = Target.objects.filter(indicator__plan=plan).order_by("due")
    for pk, due, value in told.values_list("indicator_id", "due", "value"):
        targets[pk].append((due, Fraction(value)))
    rows = Indicator.objects.promised().filter(plan=plan, action__is_dropped=False)
    fields = ("pk", "action_id", "code", "baseline", "direction", "combine")
    for pk, action, code, baseline, direction, combine in rows.order_by("place").values_list(
        *fields
    ):
        aim = Aim(pk, code, _exact(baseline), direction == "down", combine, tuple(targets[pk]))
        lines[action].aims.append(aim)


def load_overrides(plan: Plan, lines: Mapping[int, Line]) -> None:
    """The lights that a named person put in place of the rule's. One query."""
    held = Override.objects.filter(action__in=lines, period__plan=plan, withdrawn_at=None)
    for action, number, light in held.values_list("action_id", "period__number", "light"):
        lines[action].overrides[number] = light


def load_reports(
    plan: Plan, lines: Mapping[int, Line], until: date | None = None
) -> dict[tuple[str, str], tuple[int, int]]:
    """The approved reports of these actions, those of `until` and before: four queries.

    Gives what was committed and paid by source and currency.
    """
    approved = Report.objects.approved().filter(period__plan=plan, action__in=lines)
    approved = approved.filter(decided_at__date__lte=until) if until else approved
    values: dict[int, dict[int, Figures]] = defaultdict(dict)
    of_report = {"report__in": approved}
    figures = ("report_id", "indicator_id", "value", "numerator", "denominator")
    for report, indicator, value, above, below in Value.objects.filter(**of_report).values_list(
        *figures
    ):
        values[report][indicator] = (_exact(value), _exact(above), _exact(below))
    reached: dict[int, set[int]] = defaultdict(set)
    for report, step in Reached.objects.filter(**of_report).values_list(
        "report_id", "milestone_id"
    ):
        reached[report].add(step)
    paid: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    spent: dict[tuple[str, str], tuple[int, int]] = {}
    money = ("report_id", "source", "currency", "committed", "paid")
    for report, source, currency, was, out in Spending.objects.filter(**of_report).values_list(
        *money
    ):
        paid[report][currency] += out
        before = spent.get((source, currency), (0, 0))
        spent[source, currency] = (before[0] + was, before[1] + out)
    fields = ("pk", "action_id", "period__number", "decided_at", "progress", "is_complete")
    rows = approved.order_by("period__number").values_list(*fields)
    for pk, action, number, at, progress, is_complete in rows:
        said = (values[pk], frozenset(reached[pk]), paid[pk])
        lines[action].told.append(Told(number, at, progress, is_complete, *said))
    return spent
