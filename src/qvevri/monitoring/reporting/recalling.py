"""What counted at the end of a day: approvals as they were given, whatever came after them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from qvevri.monitoring.reporting.freezing import written_figures
from qvevri.monitoring.reporting.loading import Figures, Line, Told
from qvevri.monitoring.reporting.models import Approval, ReadingApproval
from qvevri.monitoring.reporting.queries import Commitment, Read
from qvevri.plan.programme.content import Text
from qvevri.plan.programme.models import Plan


@dataclass(frozen=True)
class Step:
    """A milestone that a report called reached, as it was titled and dated then."""

    milestone: int
    title: Text
    due: str
    on: date


@dataclass(frozen=True)
class Recalled:
    """An approval: of which action, by number and code, for the period of which number."""

    action: int
    code: str
    number: int
    at: datetime
    progress: int | None
    is_complete: bool
    values: Mapping[str, str]
    ratios: Mapping[str, Sequence[str]]
    reached: Sequence[Step]
    spending: Sequence[Mapping[str, str | int]]

    @property
    def told(self) -> Told:
        """As lights are judged by it."""
        paid: dict[str, int] = defaultdict(int)
        for one in self.spending:
            paid[str(one["currency"])] += int(one["paid"])
        return Told(
            self.number,
            self.at,
            self.progress,
            self.is_complete,
            {code: _figures(value, self.ratios.get(code)) for code, value in self.values.items()},
            frozenset(step.milestone for step in self.reached),
            paid,
        )


FIELDS = (
    "report__action_id",
    "report__action__code",
    "report__period__number",
    "approved_at",
    "progress",
    "is_complete",
    "values",
    "ratios",
    "reached",
    "spending",
)


def recall(plan: Plan, until: date | None, code: str = "") -> list[Recalled]:
    """The approvals of a plan, or of its action of that code, that counted at the end of a day (now
    if left out), in order of their periods. One query."""
    rows = Approval.objects.in_plan(plan).held(until)
    rows = rows.filter(report__action__code=code) if code else rows
    told = rows.order_by("report__period__number", "report_id").values_list(*FIELDS)
    return [_recalled(row) for row in told.iterator()]


def _recalled(row: Sequence[Any]) -> Recalled:
    *told, reached, spending = row
    steps = [
        Step(one["milestone"], one["title"], one["due"], date.fromisoformat(one["on"]))
        for one in reached
    ]
    action, code, number, at, progress, is_complete, values, ratios = told
    figures = (progress, is_complete, values, ratios)
    return Recalled(action, code, number, at, *figures, steps, spending)


@lru_cache(maxsize=4096)
def _exact(written: str) -> Fraction | None:
    return Fraction(written) if written else None


def _figures(value: str, ratio: Sequence[str] | None) -> Figures:
    above, below = ratio or ("", "")
    return _exact(value), _exact(above), _exact(below)


def tell(
    lines: Mapping[int, Line], recalled: Iterable[Recalled]
) -> dict[tuple[str, str], tuple[int, int]]:
    """Give each action what was told of it. What was committed and paid by source and currency."""
    spent: dict[tuple[str, str], tuple[int, int]] = {}
    for one in recalled:
        if one.action not in lines:
            continue
        lines[one.action].told.append(one.told)
        for moved in one.spending:
            key = (str(moved["source"]), str(moved["currency"]))
            was, out = spent.get(key, (0, 0))
            spent[key] = (was + int(moved["committed"]), out + int(moved["paid"]))
    return spent


def commitments_then(plan: Plan, until: date | None) -> list[Commitment]:
    """As `queries.commitments_of`, of what counted at the end of a day. One query."""
    rows = Approval.objects.in_plan(plan).held(until)
    ordered = rows.order_by("report__action__place", "report__period__number", "pk")
    fields = ("code", "block")
    told = ordered.values_list(
        *(f"report__action__{name}" for name in fields),
        "report__period__finishes",
        "report__period__number",
        "spending",
    )
    return [
        Commitment(code, block, moved=finishes.year, number=number, **moved)
        for code, block, finishes, number, spending in told
        for moved in spending
    ]


def readings_then(plan: Plan, until: date | None) -> Mapping[str, list[Read]]:
    """By code of an objective's indicator, its readings that counted at the end of a day, in order
    of the periods. One query."""
    found: dict[str, list[Read]] = defaultdict(list)
    for code, *figures in _readings(plan, until, "value", "numerator", "denominator"):
        found[code].append(Read(*figures))
    return found


@dataclass(frozen=True)
class Figure:
    """A figure that counted; `approval` of a report's that the house counted, to be traced."""

    number: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    parts: Mapping[str, Mapping[str, str]]
    approval: int | None = None


def figures_then(
    plan: Plan, until: date | None, codes: Iterable[str]
) -> Mapping[str, list[Figure]]:
    """By code of an indicator, the figures that counted at the end of a day, in order of the
    periods: those in reports on the actions of these codes, and those of objectives. Two queries.
    """
    found: dict[str, list[Figure]] = defaultdict(list)
    for code, figure in _reported(plan, until, codes):
        found[code].append(figure)
    for code, *told in _readings(plan, until, "value", "numerator", "denominator", "parts"):
        found[code].append(Figure(*told))
    return found


def _reported(
    plan: Plan, until: date | None, actions: Iterable[str]
) -> Iterator[tuple[str, Figure]]:
    rows = Approval.objects.in_plan(plan).held(until).filter(report__action__code__in=list(actions))
    fields = ("pk", "report__period__number", "values", "ratios", "parts", "counted")
    ordered = rows.order_by("report__period__number").values_list(*fields)
    for pk, number, values, ratios, parts, counted in ordered:
        for code, value in values.items():
            figures = (*written_figures(value, ratios, code), parts.get(code, {}))
            yield code, Figure(number, *figures, pk if code in counted else None)


def _readings(plan: Plan, until: date | None, *fields: str) -> Iterable[Sequence[Any]]:
    rows = ReadingApproval.objects.in_plan(plan).held(until).order_by("reading__period__number")
    return rows.values_list("reading__indicator__code", "reading__period__number", *fields)
