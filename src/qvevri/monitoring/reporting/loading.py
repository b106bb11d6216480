"""All that a plan's lights are judged by, in as many queries however long the plan is."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Sum

from qvevri.monitoring.reporting.models import (
    Override,
    Period,
    Reached,
    Report,
    Spending,
    Value,
    end_of,
)
from qvevri.plan.programme import content
from qvevri.plan.programme.contents import content_of_edition
from qvevri.plan.programme.models import Action, Indicator, Milestone, Plan, Target

LINE = (
    "pk",
    "code",
    "objective_id",
    "block",
    "starts",
    "finishes",
    "weight",
    "cost",
    "currency",
)
# A value, its numerator and its denominator.
Figures = tuple[Fraction | None, Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Aim:
    """An indicator with its targets in order of their days."""

    code: str
    baseline: Fraction | None
    is_down: bool
    combine: str
    targets: tuple[tuple[date, Fraction], ...]


@dataclass(frozen=True)
class Told:
    """An approved report: the number of its period, and what it says; `values` by the codes of
    their indicators, `reached` the numbers of milestones."""

    number: int
    at: datetime | None
    progress: int | None
    is_complete: bool
    values: Mapping[str, Figures]
    reached: frozenset[int]
    paid: Mapping[str, int]

    @property
    def share(self) -> Fraction | None:
        """How much is done, as its owner says."""
        return None if self.progress is None else Fraction(self.progress, 100)


@dataclass(frozen=True)
class Promise:
    """What was promised of an action before an amendment, as far as its light looks at it."""

    starts: date | None
    finishes: date | None
    cost: int | None
    currency: str
    aims: list[Aim]


@dataclass
class Line:
    """An action with all that was promised and approved of it; `promises` holds, by the number of
    a period, what had been promised at its end, where that was something else than now."""

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
    promises: dict[int, Promise] = field(default_factory=dict)

    def as_promised_in(self, number: int) -> "Line":
        """The action as it had been promised at the end of a period: a target that moved later
        makes no light of that time better or worse."""
        then = self.promises.get(number)
        if then is None:
            return self
        return replace(
            self,
            starts=then.starts,
            finishes=then.finishes,
            cost=then.cost,
            currency=then.currency,
            aims=then.aims,
        )


@dataclass(frozen=True)
class Loaded:
    """A plan's actions in order, its periods, and what was committed and paid by source."""

    lines: Sequence[Line]
    periods: Sequence[Period]
    spent: Mapping[tuple[str, str], tuple[int, int]]


def load(plan: Plan, action: int | None = None) -> Loaded:
    """The plan, or one of its actions: nine queries, three more where the plan was amended."""
    rows = Action.objects.promised().filter(plan=plan).order_by("place", "pk")
    rows = rows if action is None else rows.filter(pk=action)
    lines = {row[0]: Line(*row) for row in rows.values_list(*LINE)}
    _load_aims(lines)
    steps = Milestone.objects.filter(action__in=lines)
    for pk, owner, due in steps.order_by("due").values_list("pk", "action_id", "due"):
        lines[owner].steps.append((pk, due))
    spent = load_reports(plan, lines)
    load_overrides(plan, lines)
    periods = list(Period.objects.filter(plan=plan).order_by("number"))
    load_promises(plan, lines, periods)
    return Loaded(list(lines.values()), periods, spent)


def outline(plan: Plan) -> Loaded:
    """A plan's actions without what was promised and told of each, its periods and what was spent:
    three queries."""
    rows = Action.objects.promised().filter(plan=plan).order_by("place", "pk")
    lines = [Line(*row) for row in rows.values_list(*LINE)]
    periods = list(Period.objects.filter(plan=plan).order_by("number"))
    money = Spending.objects.filter(
        report__period__plan=plan,
        report__status=Report.Status.APPROVED,
        report__action__is_dropped=False,
    )
    sums = money.order_by().values_list("source", "currency")
    told = sums.annotate(Sum("committed"), Sum("paid"))
    return Loaded(lines, periods, {(one[0], one[1]): (one[2], one[3]) for one in told})


def load_promises(plan: Plan, lines: Mapping[int, Line], periods: Sequence[Period]) -> None:
    """What had been promised at the end of each period that ended before the last amendment."""
    editions = list(plan.editions.order_by("number").values_list("pk", "decided_on"))
    held = {
        period.number: next(
            (pk for pk, day in reversed(editions) if day <= period.finishes), editions[0][0]
        )
        for period in (periods if len(editions) > 1 else ())
    }
    earlier = set(held.values()) - {editions[-1][0]} if held else set()
    if not earlier:
        return
    for edition in plan.editions.filter(pk__in=earlier):
        numbers = [number for number, pk in held.items() if pk == edition.pk]
        keep_promises(lines.values(), content_of_edition(edition).actions, numbers)


def keep_promises(
    lines: Iterable[Line], said: Iterable[content.Action], numbers: Iterable[int]
) -> None:
    """What these actions had been promised at the end of the periods of these numbers."""
    by_code = {line.code: line for line in lines}
    listed = list(numbers)
    for one in said:
        if one.code in by_code:
            by_code[one.code].promises.update(dict.fromkeys(listed, _promise(one)))


def _promise(said: content.Action) -> Promise:
    cost = said.cost.amount if said.cost else None
    currency = said.cost.currency if said.cost else ""
    aims = [aim_of(one) for one in said.indicators]
    return Promise(said.starts, said.finishes, cost, currency, aims)


def aim_of(one: content.Indicator) -> Aim:
    """An indicator of a plan's content as its light looks at it."""
    targets = tuple((target.due, Fraction(target.value)) for target in one.targets)
    is_down = one.direction is content.Direction.DOWN
    return Aim(one.code, _exact(one.baseline), is_down, str(one.combine), targets)


def _exact(value: Decimal | None) -> Fraction | None:
    """As a fraction; whole numbers, which most are, the short way."""
    if value is None:
        return None
    whole = int(value)
    return Fraction(whole) if whole == value else Fraction(value)


def _load_aims(lines: Mapping[int, Line]) -> None:
    targets: dict[int, list[tuple[date, Fraction]]] = defaultdict(list)
    told = Target.objects.filter(indicator__action__in=lines).order_by("due")
    for pk, due, value in told.values_list("indicator_id", "due", "value"):
        targets[pk].append((due, Fraction(value)))
    rows = Indicator.objects.promised().filter(action__in=lines)
    fields = ("pk", "action_id", "code", "baseline", "direction", "combine")
    for pk, action, code, baseline, direction, combine in rows.order_by("place").values_list(
        *fields
    ):
        aim = Aim(code, _exact(baseline), direction == "down", combine, tuple(targets[pk]))
        lines[action].aims.append(aim)


def load_overrides(plan: Plan, lines: Mapping[int, Line], until: date | None = None) -> None:
    """The lights that a named person put in place of the rule's, as they held at the end of a day,
    now if left out. One query."""
    held = Override.objects.filter(period__plan=plan)
    if until:
        over = end_of(until)
        held = held.filter(at__lt=over).exclude(withdrawn_at__lt=over)
    else:
        held = held.filter(withdrawn_at=None)
    held = held.filter(action__in=lines) if len(lines) == 1 else held
    told = held.order_by("at").values_list("action_id", "period__number", "light")
    for action, number, light in told:
        if action in lines:
            lines[action].overrides[number] = light


def load_reports(plan: Plan, lines: Mapping[int, Line]) -> dict[tuple[str, str], tuple[int, int]]:
    """The approved reports of these actions: four queries.

    Gives what was committed and paid by source and currency.
    """
    approved = Report.objects.approved().filter(period__plan=plan)
    approved = approved.filter(action__in=lines) if len(lines) == 1 else approved
    fields = ("pk", "action_id", "period__number", "decided_at", "progress", "is_complete")
    rows = [
        row for row in approved.order_by("period__number").values_list(*fields) if row[1] in lines
    ]
    # Where there are many, comparing here is faster than naming each to the database.
    about = {"report__period__plan": plan, "report__status": Report.Status.APPROVED}
    about |= {"report__action__in": lines} if len(lines) == 1 else {}
    values = _values({row[0]: {} for row in rows}, about)
    reached: dict[int, set[int]] = defaultdict(set)
    steps = Reached.objects.filter(**about).values_list("report_id", "milestone_id")
    for report, step in steps.order_by():
        reached[report].add(step)
    paid, spent = _spending({row[0] for row in rows}, about)
    for pk, action, number, at, progress, is_complete in rows:
        said = (values[pk], frozenset(reached[pk]), paid[pk])
        lines[action].told.append(Told(number, at, progress, is_complete, *said))
    return spent


def _values(
    values: dict[int, dict[str, Figures]], about: Mapping[str, Any]
) -> dict[int, dict[str, Figures]]:
    """The figures of these reports by the codes of their indicators."""
    fields = ("report_id", "indicator__code", "value", "numerator", "denominator")
    for report, code, value, above, below in (
        Value.objects.filter(**about).order_by().values_list(*fields)
    ):
        if report in values:
            values[report][code] = (_exact(value), _exact(above), _exact(below))
    return values


def _spending(
    reports: Container[int], about: Mapping[str, Any]
) -> tuple[dict[int, dict[str, int]], dict[tuple[str, str], tuple[int, int]]]:
    """What was paid by report and currency, and what moved by source and currency."""
    paid: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    spent: dict[tuple[str, str], tuple[int, int]] = {}
    fields = ("report_id", "source", "currency", "committed", "paid")
    for report, source, currency, was, out in (
        Spending.objects.filter(**about).order_by("pk").values_list(*fields)
    ):
        if report in reports:
            paid[report][currency] += out
            before = spent.get((source, currency), (0, 0))
            spent[source, currency] = (before[0] + was, before[1] + out)
    return paid, spent
