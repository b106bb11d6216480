"""A plan's dashboard and the page of an action, each in a few queries however long the plan is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

from qvevri.core.languages import current, in_language
from qvevri.history.models import Entry
from qvevri.measures.registry import measure_of
from qvevri.monitoring.dashboard.boards import Aim, Board, Coming, Shown, fraction
from qvevri.monitoring.reporting.lights import Light, Why
from qvevri.monitoring.reporting.models import Approval, Period, Standing
from qvevri.monitoring.reporting.queries import Read, readings_of
from qvevri.monitoring.reporting.rollups import Input, combined
from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Combine
from qvevri.plan.programme.models import (
    Action,
    Edition,
    Indicator,
    Milestone,
    Objective,
    Plan,
    Target,
)

SOON = timedelta(days=92)


def board_of(plan: Plan, number: int | None = None) -> Board:
    """The dashboard of a plan: four queries; `plan` brings its snapshot along. `number` is that of
    a period whose lights to show, the running one if left out: one query more."""
    today = timezone.localdate()
    figures = plan.snapshot.figures if hasattr(plan, "snapshot") else {}
    number = figures.get("period") if number is None else number
    kept = _kept(plan, figures, number)
    objectives: dict[int, Objective] = {}
    actions = [_shown(row, kept, objectives) for row in _rows(plan)]
    steps, coming = _coming(plan, figures, actions, today)
    names, aims = _measured(plan, figures, objectives)
    listed = sorted(objectives.values(), key=lambda one: (one.place, one.pk))
    periods = periods_of(plan)
    return Board(plan, actions, listed, periods, coming, figures, number, names | steps, aims)


def periods_of(plan: Plan) -> list[Period]:
    """The periods as the snapshot holds them; a plan without one has none, or is asked."""
    figures = plan.snapshot.figures if hasattr(plan, "snapshot") else {}
    if "periods" not in figures:
        return list(Period.objects.filter(plan=plan).order_by("number")) if figures else []
    return [
        Period(plan=plan, number=number, **dict(zip(DAYS, map(date.fromisoformat, days))))  # noqa: B905
        for number, *days in figures["periods"]
    ]


DAYS = ("starts", "finishes", "due")
ROW = ("pk", "code", "title", "block", "objective_id", "starts", "finishes")
GOAL = ("objective__code", "objective__title", "objective__place")


def _rows(plan: Plan) -> list[tuple[Any, ...]]:
    rows = Action.objects.promised().filter(plan=plan).order_by("place", "pk")
    return list(rows.values_list(*ROW, *GOAL))


def _kept(plan: Plan, figures: Mapping[str, Any], number: int | None) -> Mapping[str, Any]:
    """By code: light, the rule's light, share of the way, day it was last heard of."""
    if number is None:
        return {}
    if number == figures.get("period") and "now" in figures:
        now: Mapping[str, Any] = figures["now"]
        return now
    rows = Standing.objects.filter(period__plan=plan, period__number=number).order_by()
    told = rows.values_list("action__code", "light", "rule_light", "share", "heard_at")
    return {row[0]: (*row[1:4], _day(row[4])) for row in told}


def _day(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""


UNKNOWN = (Light.NOT_BEGUN, Light.NOT_BEGUN, "", "")


def _shown(
    row: tuple[Any, ...], kept: Mapping[str, Any], objectives: dict[int, Objective]
) -> Shown:
    pk, code, title, block, objective, starts, finishes, *goal = row
    if objective not in objectives:
        goal_code, goal_title, place = goal
        objectives[objective] = Objective(
            pk=objective, code=goal_code, title=goal_title, place=place
        )
    light, rule_light, share, heard = kept.get(code, UNKNOWN)
    return Shown(
        pk,
        code,
        in_language(title, current()),
        block,
        objective,
        starts,
        finishes,
        str(light),
        fraction(share),
        date.fromisoformat(heard) if heard else None,
        is_overruled=light != rule_light,
    )


def _measured(
    plan: Plan, figures: Mapping[str, Any], objectives: dict[int, Objective]
) -> tuple[dict[str, str], list[Aim]]:
    """The names that the reasons need, and the objectives' own indicators: up to two queries."""
    about = [one.get("about", "") for _c, _l, told in figures.get("behind", []) for one in told]
    rows = Indicator.objects.promised().filter(plan=plan)
    asked = rows.filter(Q(code__in=[code for code in about if code]) | Q(action=None))
    target = Target.objects.filter(indicator=OuterRef("pk")).order_by("-due").values("value")[:1]
    fields = ("pk", "code", "name", "unit", "objective_id", "baseline", "combine")
    told = list(asked.order_by("place").values_list(*fields, Subquery(target)))
    language = current()
    names = {code: in_language(name, language) for _pk, code, name, *_rest in told}
    own = [row for row in told if row[4] in objectives]
    read = readings_of(plan) if own else {}
    aims = [
        Aim(
            objective,
            code,
            in_language(name, language),
            in_language(unit, language),
            baseline,
            target_value,
            combined_of(read.get(pk, ()), combine),
        )
        for pk, code, name, unit, objective, baseline, combine, target_value in own
    ]
    return names, aims


def combined_of(read: Sequence[Read], combine: str) -> Fraction | None:
    """What the readings of an indicator make."""
    inputs = [
        Input(
            str(one.number),
            Fraction(one.value),
            numerator=None if one.numerator is None else Fraction(one.numerator),
            denominator=None if one.denominator is None else Fraction(one.denominator),
        )
        for one in read
    ]
    return combined(inputs, Combine(combine)).value


def _coming(
    plan: Plan, figures: Mapping[str, Any], actions: Sequence[Shown], today: date, limit: int = 8
) -> tuple[dict[str, str], list[Coming]]:
    """Names of the milestones that decided over a light, by number; and the days that are near."""
    late = [
        int(one["about"])
        for _code, _light, told in figures.get("behind", [])
        for one in told
        if one["why"] == Why.MILESTONE and one.get("about", "").isdigit()
    ]
    soon = Q(due__range=(today, today + SOON), reached=None)
    rows = Milestone.objects.filter(action__plan=plan, action__is_dropped=False)
    asked = rows.filter(soon | Q(pk__in=late)).order_by("due")
    fields = asked.values_list("pk", "due", "action__code", "title")
    language = current()
    told = [(pk, due, code, in_language(title, language)) for pk, due, code, title in fields]
    names = {str(pk): title for pk, _due, _code, title in told}
    days = [Coming(due, code, title, is_end=False) for _, due, code, title in told if due >= today]
    days += [
        Coming(one.finishes, one.code, one.title, is_end=True)
        for one in actions
        if one.finishes and today <= one.finishes <= today + SOON and one.light != Light.DONE
    ]
    return names, sorted(days, key=lambda one: (one.day, one.code))[:limit]


def _public(municipality: Municipality) -> QuerySet[Plan]:
    """Plans that everybody may read, with their snapshot, the decision they hold by, and another
    that is open to comments now."""
    last = Edition.objects.filter(plan=OuterRef("pk")).order_by("-number")
    opened = Plan.objects.of(municipality).filter(status=Plan.Status.CONSULTATION)
    opened = opened.exclude(pk=OuterRef("pk")).order_by("-starts", "-pk")
    plans = Plan.objects.of(municipality).public().select_related("snapshot", "municipality")
    return plans.annotate(
        last_number=Subquery(last.values("number")[:1]),
        last_decision=Subquery(last.values("decision")[:1]),
        last_decided_on=Subquery(last.values("decided_on")[:1]),
        open_pk=Subquery(opened.values("pk")[:1]),
        open_title=Subquery(opened.values("title")[:1]),
    )


def shown_plan(municipality: Municipality) -> Plan | None:
    """The plan of the plan's home: the newest in force, else the newest that may be read."""
    order = [Plan.Status.ADOPTED, Plan.Status.CONSULTATION, Plan.Status.CLOSED]
    plans = _public(municipality)
    found = sorted(plans, key=lambda plan: (order.index(Plan.Status(plan.status)), -plan.pk))
    return found[0] if found else None


def public_plan(municipality: Municipality, pk: int) -> Plan:
    """A plan that everybody may read, with its snapshot; or Http404."""
    plan = _public(municipality).filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def objectives_of(plan: Plan) -> list[Objective]:
    """The objectives in their order. One query."""
    return list(Objective.objects.filter(plan=plan).order_by("place", "pk"))


def period_names(plan: Plan) -> dict[int, str]:
    """The periods of a plan by number. One query."""
    return {one.number: str(one) for one in Period.objects.filter(plan=plan)}


@dataclass(frozen=True)
class Head:
    """The newest entry of the log: whoever keeps its seal can later prove what came before."""

    number: int
    at: datetime
    seal: str


def head_of(municipality: Municipality) -> Head | None:
    """The head of a municipality's log; None while it is empty. One query."""
    rows = Entry.objects.of(municipality).order_by("-number")
    last = rows.values_list("number", "happened_at", "seal").first()
    return Head(*last) if last else None


def editions_of(plan: Plan) -> list[Edition]:
    """All decided editions, the baseline first."""
    return list(plan.editions.order_by("number"))


@dataclass(frozen=True)
class Traced:
    """A figure that the house counted, down to its records."""

    approval: Approval
    indicator: str
    value: Decimal | None
    fingerprint: str
    title: str
    at: datetime
    narrowing: Mapping[str, Any]
    records: Sequence[tuple[str, str]]
    kept: int

    @property
    def is_gone(self) -> int:
        """How many of the counted records are no longer there."""
        return self.kept - len(self.records)


def traced_value(plan: Plan, pk: int, code: str) -> Traced:
    """An approved figure of the indicator of that code with what was counted for it, or Http404; an
    approval that counts no more is still traced."""
    rows = Approval.objects.in_plan(plan).select_related("report__action", "report__period")
    approval = rows.filter(pk=pk).first()
    counted = approval.counted.get(code, {}) if approval else {}
    measure = measure_of(str(counted.get("measure", "")))
    if approval is None or measure is None:
        raise Http404
    ids, figure = list(counted["ids"]), approval.values[code]
    indicator = Indicator.objects.filter(plan=plan, code=code).first()
    return Traced(
        approval,
        str(indicator or code),
        Decimal(figure) if figure else None,
        str(counted["fingerprint"]),
        str(measure.title),
        datetime.fromisoformat(counted["at"]),
        counted["narrowing"],
        measure.told(ids),
        len(ids),
    )
