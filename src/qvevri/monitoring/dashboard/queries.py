"""A plan's dashboard and the page of an action, each in a few queries however long the plan is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.http import Http404
from django.utils import timezone

from qvevri.core.languages import current, in_language
from qvevri.measures.registry import measure_of
from qvevri.monitoring.reporting.lights import Light, time_gone
from qvevri.monitoring.reporting.models import Override, Period, Report, Standing, Value
from qvevri.places.models import Municipality
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.models import Action, Edition, Indicator, Milestone, Objective, Plan

SOON = timedelta(days=92)


@dataclass(frozen=True)
class Shown:
    """An action in a list: its light, how much of its way is gone, when it was last heard of."""

    pk: int
    code: str
    title: str
    block: str
    objective: int
    starts: date | None
    finishes: date | None
    light: str
    share: Fraction | None
    heard_on: date | None
    is_overruled: bool


@dataclass(frozen=True)
class Coming:
    """A day that is near: a milestone, or the end of an action."""

    day: date
    code: str
    title: str
    is_end: bool


@dataclass(frozen=True)
class Money:
    """One source's money in lari, in tetri; what has no rate is not in it."""

    source: str
    planned: int
    committed: int
    paid: int


@dataclass(frozen=True)
class Changed:
    """An action with its light in the period before and now."""

    code: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Board:
    """Everything a dashboard shows."""

    plan: Plan
    actions: Sequence[Shown]
    objectives: Sequence[Objective]
    periods: Sequence[Period]
    coming: Sequence[Coming]
    figures: Mapping[str, Any]
    number: int | None

    @property
    def is_now(self) -> bool:
        """Does it show the running period, and not one that is over?"""
        return self.number == self.figures.get("period")

    @property
    def counts(self) -> Mapping[str, int]:
        """How many actions have each light now."""
        counts: dict[str, int] = {}
        for action in self.actions:
            counts[action.light] = counts.get(action.light, 0) + 1
        return {light: counts[light] for light in Light if light in counts}

    @property
    def blocks(self) -> list[tuple[str, list[Shown]]]:
        """Name of each building block with its actions, in the guideline's order."""
        language = current()
        named = [
            (names[language], [one for one in self.actions if one.block == code])
            for code, names in blocks().items()
        ]
        rest = [one for one in self.actions if one.block not in blocks()]
        return [(name, some) for name, some in (*named, ("–", rest)) if some]

    @property
    def money(self) -> list[Money]:
        """By source, in lari at the plan's rate."""
        return money_of(self.figures.get("money", []), self.plan)

    @property
    def changed(self) -> list[Changed]:
        """Actions whose light is another than in the period before."""
        titles = {one.code: one.title for one in self.actions}
        told = self.figures.get("changed", [])
        return [Changed(code, titles[code], *way) for code, *way in told if code in titles]

    def figure_context(self, today: date) -> dict[str, Any]:
        """The large figures of the page."""
        told = self.figures.get("progress", {}).get("value")
        money = self.money
        return {
            "progress": Fraction(told) if told else None,
            "time": time_gone(self.plan.starts, self.plan.finishes, today),
            "planned": sum(one.planned for one in money),
            "paid": sum(one.paid for one in money),
            "heard": sum(one.heard_on is not None for one in self.actions),
            "changed": self.changed,
        }


def money_of(rows: Sequence[Sequence[Any]], plan: Plan) -> list[Money]:
    """Rows of a snapshot added up by source, euro at the plan's rate."""
    added: dict[str, list[int]] = {}
    for source, currency, *amounts in rows:
        rate = 1 if currency == "GEL" else plan.rate if currency == "EUR" else None
        if rate is None:
            continue
        sums = added.setdefault(source, [0, 0, 0])
        for place, amount in enumerate(amounts):
            sums[place] += round(amount * rate)
    return [Money(source, *sums) for source, sums in added.items()]


def board_of(plan: Plan, number: int | None = None) -> Board:
    """The dashboard of a plan: five queries; `plan` brings its snapshot along. `number` is that of
    a period whose lights to show, the running one if left out."""
    today = timezone.localdate()
    figures = plan.snapshot.figures if hasattr(plan, "snapshot") else {}
    number = figures.get("period") if number is None else number
    periods = list(Period.objects.filter(plan=plan).order_by("number"))
    kept = _standings(plan, number)
    actions = [_shown(row, kept) for row in _rows(plan)]
    objectives = list(Objective.objects.filter(plan=plan).order_by("place", "pk"))
    coming = _coming(plan, actions, today)
    return Board(plan, actions, objectives, periods, coming, figures, number)


ROW = ("pk", "code", "title", "block", "objective_id", "starts", "finishes")


def _rows(plan: Plan) -> list[tuple[Any, ...]]:
    rows = Action.objects.promised().filter(plan=plan).order_by("place", "pk")
    return list(rows.values_list(*ROW))


def _standings(plan: Plan, number: int | None) -> dict[int, tuple[Any, ...]]:
    rows = Standing.objects.filter(period__plan=plan, period__number=number or 0).order_by()
    told = rows.values_list("action_id", "light", "rule_light", "share", "heard_at")
    return {row[0]: row[1:] for row in told}


def _shown(row: tuple[Any, ...], kept: Mapping[int, tuple[Any, ...]]) -> Shown:
    pk, code, title, block, objective, starts, finishes = row
    unknown = (Light.NOT_BEGUN, Light.NOT_BEGUN, "", None)
    light, rule_light, share, heard_at = kept.get(pk, unknown)
    return Shown(
        pk,
        code,
        in_language(title, current()),
        block,
        objective,
        starts,
        finishes,
        str(light),
        Fraction(share) if share else None,
        timezone.localtime(heard_at).date() if heard_at else None,
        is_overruled=light != rule_light,
    )


def _coming(plan: Plan, actions: Sequence[Shown], today: date, limit: int = 8) -> list[Coming]:
    steps = Milestone.objects.filter(
        action__plan=plan, action__is_dropped=False, due__range=(today, today + SOON), reached=None
    )
    language = current()
    days = [
        Coming(due, code, in_language(title, language), is_end=False)
        for due, code, title in steps.order_by("due").values_list("due", "action__code", "title")
    ]
    days += [
        Coming(one.finishes, one.code, one.title, is_end=True)
        for one in actions
        if one.finishes and today <= one.finishes <= today + SOON and one.light != Light.DONE
    ]
    return sorted(days, key=lambda one: (one.day, one.code))[:limit]


def shown_plan(municipality: Municipality) -> Plan | None:
    """The plan of the plan's home: the newest in force, else the newest that may be read."""
    order = [Plan.Status.ADOPTED, Plan.Status.CONSULTATION, Plan.Status.CLOSED]
    plans = Plan.objects.of(municipality).public().select_related("snapshot")
    found = sorted(plans, key=lambda plan: (order.index(Plan.Status(plan.status)), -plan.pk))
    return found[0] if found else None


def public_plan(municipality: Municipality, pk: int) -> Plan:
    """A plan that everybody may read, with its snapshot; or Http404."""
    plans = Plan.objects.of(municipality).public().select_related("snapshot")
    plan = plans.filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


@dataclass(frozen=True)
class Whole:
    """Everything the page of an action shows."""

    action: Action
    standing: Standing | None
    history: Sequence[Standing]
    override: Override | None
    reports: Sequence[Report]
    indicators: Sequence[Indicator]

    @property
    def names(self) -> dict[str, str]:
        """Indicators by code and milestones by number, for the sentences of the rule."""
        steps = {str(one.pk): str(one) for one in self.action.milestones.all()}
        return {**steps, **{one.code: str(one) for one in self.indicators}}


def whole_action(plan: Plan, code: str) -> Whole:
    """An action with what was reported of it and approved, or Http404: ten queries."""
    rows = Action.objects.promised().filter(plan=plan, code=code)
    action = (
        rows.select_related("objective", "responsible")
        .prefetch_related("partners__organisation", "lines", "milestones__reached__report")
        .first()
    )
    if action is None:
        raise Http404
    history = list(
        Standing.objects.filter(action=action).select_related("period").order_by("period__number")
    )
    number = plan.snapshot.figures.get("period") if hasattr(plan, "snapshot") else None
    now = next((one for one in history if one.period.number == number), None)
    override = None
    if now is not None and now.light != now.rule_light:
        held = Override.objects.filter(action=action, period=now.period, withdrawn_at=None)
        override = held.first()
    reports = Report.objects.approved().filter(action=action).order_by("-period__number")
    told = reports.select_related("period", "decided_by").prefetch_related(
        "values__indicator", "spending"
    )
    aims = Indicator.objects.promised().filter(action=action).prefetch_related("targets")
    return Whole(action, now, history, override, list(told), list(aims.order_by("place")))


def editions_of(plan: Plan) -> list[Edition]:
    """All decided editions, the baseline first."""
    return list(plan.editions.order_by("number"))


@dataclass(frozen=True)
class Traced:
    """A figure that the house counted, down to its records."""

    value: Value
    title: str
    at: datetime
    narrowing: Mapping[str, Any]
    records: Sequence[tuple[str, str]]
    kept: int

    @property
    def is_gone(self) -> int:
        """How many of the counted records are no longer there."""
        return self.kept - len(self.records)


def traced_value(plan: Plan, pk: int) -> Traced:
    """An approved figure with what was counted for it, or Http404."""
    rows = Value.objects.filter(pk=pk, report__period__plan=plan, report__status="approved")
    value = rows.select_related("indicator", "report__action", "report__period").first()
    measure = measure_of(str(value.counted.get("measure", ""))) if value else None
    if value is None or measure is None:
        raise Http404
    counted = value.counted
    ids = list(counted["ids"])
    return Traced(
        value,
        str(measure.title),
        datetime.fromisoformat(counted["at"]),
        counted["narrowing"],
        measure.told(ids),
        len(ids),
    )
