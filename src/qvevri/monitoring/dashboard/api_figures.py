"""A plan's figures, for machines: how it stands, its money, its indicators, what was moved."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import translation
from ninja import Field, Query, Router, Schema

from qvevri.monitoring.dashboard import boarding, changing, queries, wording
from qvevri.monitoring.dashboard.api_moments import At, MomentItem, moment_item, open_plan
from qvevri.monitoring.dashboard.boarding import there
from qvevri.monitoring.dashboard.boards import Board
from qvevri.monitoring.dashboard.changing import said
from qvevri.monitoring.dashboard.files import exact, major
from qvevri.monitoring.dashboard.money import By, Ledger, Position
from qvevri.monitoring.dashboard.readings import Owned
from qvevri.monitoring.dashboard.series import Point
from qvevri.places.api import Language, Problem
from qvevri.plan.programme.finance import Sum
from qvevri.plan.programme.models import Plan

router = Router(tags=["plan"])
Answers = Mapping[int, Any]


class Amounts(Schema):
    """A sum in each of its currencies, and all of it in lari and in euro at the plan's rate."""

    by_currency: dict[str, str] = Field(examples=[{"GEL": "60000.00"}])
    gel: str | None = Field(description="Null where a rate is wanting.")
    eur: str | None


class PositionItem(Schema):
    """The money of one source, building block or year."""

    by: str = Field(examples=["source"])
    key: str = Field(examples=["donor"], description="Empty: several years, or no block.")
    planned: Amounts
    committed: Amounts
    paid: Amounts


class Money(Schema):
    """All money of a plan, with what was left out of every sum."""

    moment: MomentItem
    rate: str | None = Field(examples=["3.125"], description="Lari for one euro.")
    rate_on: date | None
    planned: Amounts
    not_covered: Amounts
    committed: Amounts
    paid: Amounts
    positions: list[PositionItem]
    formulas: dict[str, str]
    without_cost: list[str] = Field(description="Codes of actions whose cost nobody said.")
    without_rest: list[str] = Field(description="Codes of actions paid in another currency.")


class PeriodLights(Schema):
    """How many actions had each light in a period."""

    period: int
    starts: date
    finishes: date
    lights: dict[str, int] = Field(examples=[{"on_track": 20, "late": 6}])


class BehindItem(Schema):
    """An action that is late or at risk, and why."""

    action: str
    light: str
    reasons: list[str]


class ObjectiveItem(Schema):
    """How much of an objective's way is gone."""

    code: str
    title: str
    progress: str | None = Field(examples=["31/40"], description="An exact fraction.")


class BoardItem(Schema):
    """How a plan stands."""

    moment: MomentItem
    sentence: str
    period: int | None
    lights: dict[str, int]
    progress: str | None
    objectives: list[ObjectiveItem]
    by_period: list[PeriodLights]
    behind: list[BehindItem]
    ways: dict[str, list[str]] = Field(description="By action: its light in each period.")


class PointItem(Schema):
    """A period of an indicator; `so_far` is what all periods up to it make."""

    period: int
    finishes: date
    value: str | None
    numerator: str | None
    denominator: str | None
    so_far: str | None
    groups: dict[str, dict[str, str]]
    groups_make_the_whole: bool


class SeriesItem(Schema):
    """An indicator over the time of its plan."""

    moment: MomentItem
    code: str
    name: str
    unit: str
    objective: str
    action: str | None
    combine: str
    baseline: str | None
    baseline_year: int | None
    targets: dict[str, str] = Field(examples=[{"2027-12-31": "40"}])
    points: list[PointItem]
    actual: str | None
    way: str | None = Field(description="Share of the way to the last target: an exact fraction.")
    formula: str
    left_out: list[str] = Field(description="Periods for which nobody gave a figure.")


class MovedItem(Schema):
    """A target or baseline that a decision moved."""

    indicator: str
    name: str
    what: str
    due: date | None
    before: str
    after: str
    decision: str
    decided_on: date
    reason: str


class MovedTargets(Schema):
    """Every moved target, the latest decision first."""

    items: list[MovedItem]
    next: str | None = None


def _plan(pk: int) -> Plan:
    rows = Plan.objects.public().filter(municipality__is_open=True, pk=pk)
    plan = rows.select_related("municipality", "snapshot").first()
    if plan is None:
        raise Http404("plan")
    return plan


def _text(value: Decimal | Fraction | None) -> str | None:
    if value is None:
        return None
    number = exact(value) if isinstance(value, Fraction) else value.normalize()
    return f"{number:f}"


def _amounts(one: Sum, rate: Decimal | None) -> Amounts:
    lari, euro = one.in_home(rate), one.in_euro(rate)
    return Amounts(
        by_currency={code: f"{major(amount):.2f}" for code, amount in one.by_currency.items()},
        gel=None if lari is None else f"{major(lari):.2f}",
        eur=None if euro is None else f"{major(euro):.2f}",
    )


ANSWERS = {404: Problem, 422: Problem}


@router.get("/plans/{plan_id}/money", response={200: Money, **ANSWERS}, summary="Its money")
def money(
    request: HttpRequest,  # noqa: ARG001
    plan_id: int,
    lang: Language,
    at: Query[At],
) -> Money:
    """Planned, committed and paid by source, building block and year."""
    found = open_plan(plan_id, at)
    with translation.override(lang):
        return _money(there(boarding.ledger_at(found)), moment_item(found))


def _money(ledger: Ledger, moment: MomentItem) -> Money:
    content, whole = ledger.content, ledger.whole
    rate = content.rate
    return Money(
        moment=moment,
        rate=_text(rate),
        rate_on=content.rate_on,
        planned=_amounts(whole.planned, rate),
        not_covered=_amounts(ledger.open, rate),
        committed=_amounts(whole.committed, rate),
        paid=_amounts(whole.paid, rate),
        positions=[_position(by, one, rate) for by in By for one in ledger.grouped(by)],
        formulas={str(by): str(words) for by, words in wording.FORMULAS.items()},
        without_cost=[one.code for one in ledger.without_cost],
        without_rest=[one.code for one in ledger.without_rest],
    )


def _position(by: By, one: Position, rate: Decimal | None) -> PositionItem:
    return PositionItem(
        by=str(by),
        key=one.key,
        planned=_amounts(one.planned, rate),
        committed=_amounts(one.committed, rate),
        paid=_amounts(one.paid, rate),
    )


@router.get("/plans/{plan_id}/board", response={200: BoardItem, **ANSWERS}, summary="How it stands")
def board(
    request: HttpRequest,  # noqa: ARG001
    plan_id: int,
    lang: Language,
    at: Query[At],
) -> BoardItem:
    """Lights, progress, what is late and why."""
    found = open_plan(plan_id, at)
    with translation.override(lang):
        return _board(there(boarding.board_at(found)), moment_item(found))


def _board(board: Board, moment: MomentItem) -> BoardItem:
    return BoardItem(
        moment=moment,
        sentence=wording.summary(board.counts),
        period=board.number,
        lights=dict(board.counts),
        progress=board.figures.get("progress", {}).get("value"),
        objectives=[
            ObjectiveItem(
                code=one.code,
                title=said(one.title.data),
                progress=None if share is None else str(share),
            )
            for one, share, _actions, _aims in board.groups
        ],
        by_period=[
            PeriodLights(
                period=one.number, starts=one.starts, finishes=one.finishes, lights=dict(counts)
            )
            for one, counts in board.by_period
        ],
        behind=[
            BehindItem(action=one.code, light=one.light, reasons=list(one.reasons))
            for one in board.behind
        ],
        ways={code: list(ways) for code, ways in board.ways.items()},
    )


@router.get(
    "/plans/{plan_id}/indicators/{code}",
    response={200: SeriesItem, **ANSWERS},
    summary="An indicator over time",
)
def indicator(
    request: HttpRequest,  # noqa: ARG001
    plan_id: int,
    code: str,
    lang: Language,
    at: Query[At],
) -> SeriesItem:
    """Baseline, targets, approved figures and what they make."""
    opened = open_plan(plan_id, at)
    with translation.override(lang):
        try:
            found = there(boarding.indicator_at(opened, code))
        except Http404:
            raise Http404("plan") from None
        return _series(found, moment_item(opened))


def _series(found: Owned, moment: MomentItem) -> SeriesItem:
    series = found.series
    one = series.indicator
    return SeriesItem(
        moment=moment,
        code=one.code,
        name=said(one.name),
        unit=said(one.unit),
        objective=found.objective.code,
        action=found.action.code if found.action else None,
        combine=str(one.combine),
        baseline=_text(one.baseline),
        baseline_year=one.baseline_year,
        targets={str(goal.due): f"{goal.value:f}" for goal in one.targets},
        points=[_point(point) for point in series.points],
        actual=_text(series.actual),
        way=None if series.share is None else str(series.share),
        formula=str(wording.MADE_OF[series.rolled.formula]),
        left_out=[given.name for given in series.rolled.left_out],
    )


def _point(point: Point) -> PointItem:
    told = point.told
    return PointItem(
        period=point.period.number,
        finishes=point.period.finishes,
        value=_text(told.value) if told else None,
        numerator=_text(told.numerator) if told else None,
        denominator=_text(told.denominator) if told else None,
        so_far=_text(point.so_far),
        groups={of: dict(parts) for of, parts in (told.parts or {}).items()} if told else {},
        groups_make_the_whole=point.broken is None,
    )


@router.get(
    "/plans/{plan_id}/moved-targets",
    response={200: MovedTargets, **ANSWERS},
    summary="Targets that were moved",
)
def moved_targets(request: HttpRequest, plan_id: int, lang: Language) -> MovedTargets:  # noqa: ARG001
    """Every target and baseline that is no longer what was adopted first."""
    plan = _plan(plan_id)
    with translation.override(lang):
        found = changing.moved_since_adoption(queries.editions_of(plan))
        items = [
            MovedItem(
                indicator=one.code,
                name=one.name,
                what=one.what,
                due=one.due,
                before=one.before,
                after=one.after,
                decision=one.edition.decision,
                decided_on=one.edition.decided_on,
                reason=one.edition.reason,
            )
            for one in found
        ]
    return MovedTargets(items=items)
