"""What was approved of indicators, whether in reports of actions or read for an objective."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.moments import Then, i18n
from qvevri.monitoring.dashboard.series import Series, Stretch, Told, series_of
from qvevri.monitoring.reporting.models import Period, Reading, Value
from qvevri.monitoring.reporting.recalling import Figure, figures_then
from qvevri.plan.programme import content as said
from qvevri.plan.programme.contents import indicator_of
from qvevri.plan.programme.models import Action, Indicator, Objective, Plan, Target

FIELDS = ("value", "numerator", "denominator", "parts")


def told_of(plan: Plan, indicators: Iterable[int] | None = None) -> Mapping[int, Sequence[Told]]:
    """By indicator, its approved figures in order of the periods: two queries.

    `indicators` are their numbers, all if left out.
    """
    values: QuerySet[Any] = Value.objects.filter(report__period__plan=plan)
    values = values.filter(report__status="approved", report__approvals__withdrawn_at=None)
    readings: QuerySet[Any] = Reading.objects.approved().filter(period__plan=plan)
    if indicators is not None:
        chosen = list(indicators)
        values = values.filter(indicator__in=chosen)
        readings = readings.filter(indicator__in=chosen)
    found: dict[int, list[Told]] = defaultdict(list)
    told = values.order_by("report__period__number").values_list(
        "indicator_id", "report__period__number", *FIELDS, "report__approvals", "counted"
    )
    for indicator, number, *figures, approval, counted in told:
        found[indicator].append(_told(number, figures, approval if counted else None))
    read = readings.order_by("period__number")
    for indicator, number, *figures in read.values_list("indicator_id", "period__number", *FIELDS):
        found[indicator].append(_told(number, figures))
    return found


def _told(number: int, figures: Sequence[Any], approval: int | None = None) -> Told:
    reached, above, below, parts = figures
    return Told(number, reached, above, below, parts, approval)


def stretches_of(plan: Plan) -> list[Stretch]:
    """The periods of a plan in their order. One query."""
    rows = Period.objects.filter(plan=plan).order_by("number")
    return [Stretch(one.number, str(one), one.starts, one.finishes) for one in rows]


def told_then(then: Then, actions: Iterable[str]) -> Mapping[str, Sequence[Told]]:
    """By code of an indicator, the figures that counted then, of the objectives and of the actions
    of these codes: two queries."""
    told = figures_then(then.plan, then.until, actions)
    return {code: [_as_told(one) for one in some] for code, some in told.items()}


def _as_told(one: Figure) -> Told:
    return Told(one.number, one.value, one.numerator, one.denominator, one.parts, one.approval)


@dataclass(frozen=True)
class Owned:
    """An indicator's series, and the objective or action that it belongs to."""

    series: Series
    objective: Objective
    action: Action | None

    def __str__(self) -> str:
        return in_language(self.series.indicator.name, current())


def _rows(plan: Plan) -> QuerySet[Indicator]:
    targets = Prefetch("targets", Target.objects.order_by("due"))
    rows = Indicator.objects.promised().filter(plan=plan)
    return rows.select_related("objective", "action__objective").prefetch_related(targets)


def owned_of(row: Indicator, told: Sequence[Told], periods: Sequence[Stretch], on: date) -> Owned:
    """An indicator's row with what was approved of it."""
    objective = row.action.objective if row.action else row.objective
    assert objective is not None
    return Owned(series_of(indicator_of(row), told, periods, on), objective, row.action)


def indicators_of(plan: Plan, on: date, objective: str = "") -> list[Owned]:
    """The indicators of a plan, or of the objective of that code: an objective's own come first.

    Five queries.
    """
    rows = _rows(plan).order_by("place", "pk")
    if objective:
        rows = rows.filter(Q(objective__code=objective) | Q(action__objective__code=objective))
    chosen = list(rows)
    told = told_of(plan, [row.pk for row in chosen] if objective else None)
    periods = stretches_of(plan)
    return [owned_of(row, told.get(row.pk, ()), periods, on) for row in chosen]


def indicator_in(plan: Plan, code: str, on: date) -> Owned:
    """An indicator of a plan with all that was approved of it, or Http404: five queries."""
    row = _rows(plan).filter(code=code).first()
    if row is None:
        raise Http404
    told = told_of(plan, [row.pk])
    return owned_of(row, told.get(row.pk, ()), stretches_of(plan), on)


def indicators_then(then: Then, objective: str = "") -> list[Owned]:
    """The indicators of a plan as it was then, all or those of an objective: three queries."""
    owned = [one for one in _owned(then) if objective in ("", one[1].code)]
    return _with_figures(then, owned)


def indicator_then(then: Then, code: str) -> Owned | None:
    """An indicator as it was then; None if the plan did not hold it."""
    return next(
        iter(_with_figures(then, [one for one in _owned(then) if one[0].code == code])), None
    )


def _owned(then: Then) -> Iterator[tuple[said.Indicator, Objective, Action | None]]:
    """Every indicator with its objective and its action, as rows that are never saved."""
    for place, objective in enumerate(then.content.objectives):
        goal = Objective(pk=place, code=objective.code, title=i18n(objective.title), place=place)
        yield from ((one, goal, None) for one in objective.indicators)
        for action in objective.actions:
            row = Action(
                code=action.code,
                title=i18n(action.title),
                starts=action.starts,
                finishes=action.finishes,
                objective=goal,
            )
            yield from ((one, goal, row) for one in action.indicators)


def _with_figures(
    then: Then, owned: Sequence[tuple[said.Indicator, Objective, Action | None]]
) -> list[Owned]:
    told = told_then(then, {action.code for _one, _objective, action in owned if action})
    periods = stretches_of(then.plan)
    return [
        Owned(series_of(one, told.get(one.code, ()), periods, then.day), objective, action)
        for one, objective, action in owned
    ]
