"""What was approved of indicators, whether in reports of actions or read for an objective."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.series import Series, Stretch, Told, series_of
from qvevri.monitoring.reporting.models import Period, Reading, Value
from qvevri.plan.programme.contents import indicator_of
from qvevri.plan.programme.models import Action, Indicator, Objective, Plan, Target

FIELDS = ("value", "numerator", "denominator", "parts")


def told_of(
    plan: Plan, indicators: Iterable[int] | None = None, until: date | None = None
) -> Mapping[int, Sequence[Told]]:
    """By indicator, its approved figures in order of the periods: two queries.

    `indicators` are their numbers, all if left out; `until` leaves out what was approved later.
    """
    values: QuerySet[Any] = Value.objects.filter(report__period__plan=plan)
    values = values.filter(report__status="approved")
    readings: QuerySet[Any] = Reading.objects.approved().filter(period__plan=plan)
    if indicators is not None:
        chosen = list(indicators)
        values = values.filter(indicator__in=chosen)
        readings = readings.filter(indicator__in=chosen)
    if until:
        values = values.filter(report__decided_at__date__lte=until)
        readings = readings.filter(decided_at__date__lte=until)
    found: dict[int, list[Told]] = defaultdict(list)
    told = values.order_by("report__period__number").values_list(
        "indicator_id", "report__period__number", *FIELDS, "pk", "counted"
    )
    for indicator, number, *figures, pk, counted in told:
        found[indicator].append(_told(number, figures, pk if counted else None))
    read = readings.order_by("period__number")
    for indicator, number, *figures in read.values_list("indicator_id", "period__number", *FIELDS):
        found[indicator].append(_told(number, figures))
    return found


def _told(number: int, figures: Sequence[Any], value: int | None = None) -> Told:
    reached, above, below, parts = figures
    return Told(number, reached, above, below, parts, value)


def stretches_of(plan: Plan) -> list[Stretch]:
    """The periods of a plan in their order. One query."""
    rows = Period.objects.filter(plan=plan).order_by("number")
    return [Stretch(one.number, str(one), one.starts, one.finishes) for one in rows]


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
