"""The kept lights and figures of a plan, made anew whenever something that counts has changed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.loading import Line, Loaded, load, outline
from qvevri.monitoring.reporting.models import Period, Snapshot, Standing
from qvevri.monitoring.reporting.rollups import Input, Rolled, weighted
from qvevri.monitoring.reporting.standing import Course, Stand
from qvevri.plan.programme.content import Source
from qvevri.plan.programme.finance import Sum, by_source
from qvevri.plan.programme.funding import funded
from qvevri.plan.programme.models import Action, Plan

FIELDS = ["light", "rule_light", "rule_version", "reasons", "share", "heard_at", "judged_on"]


class Lit(Protocol):
    """An action's light and the share of its way, just judged or as kept."""

    @property
    def light(self) -> str: ...

    @property
    def rule_light(self) -> str: ...

    @property
    def heard_at(self) -> datetime | None: ...

    @property
    def share(self) -> Fraction | None: ...

    def reasons(self) -> list[dict[str, Any]]:
        """What the rule found, the decisive first."""


@dataclass(frozen=True)
class Kept:
    """A light as it was kept."""

    light: str
    rule_light: str
    share: Fraction | None
    heard_at: datetime | None
    found: list[dict[str, Any]]

    def reasons(self) -> list[dict[str, Any]]:
        """What the rule found, the decisive first."""
        return self.found


Stands = Mapping[int, Mapping[int, Stand]]
Lights = Mapping[int, Mapping[int, Lit]]


@transaction.atomic
def refresh(plan: Plan, today: date | None = None) -> None:
    """Judge every action for every period that has begun, and keep the dashboard's figures."""
    today = today or timezone.localdate()
    loaded = load(plan)
    begun, stands = judged(loaded, today)
    _keep(begun, stands)
    figures = figures_of(loaded, begun, stands, by_source(funded(plan)))
    _keep_figures(plan, figures, today)


@transaction.atomic
def refresh_action(action: Action, period: Period, today: date | None = None) -> None:
    """Something of one action changed in a period: its lights from that period on are judged again,
    and the figures made anew from all that are kept. The same as `refresh`, for less."""
    plan, today = period.plan, today or timezone.localdate()
    if not _is_judged(plan, today):
        refresh(plan, today)
        return
    loaded = load(plan, action.pk)
    begun, stands = judged(loaded, today)
    _keep([one for one in begun if one.number >= period.number], stands)
    refresh_figures(plan, today)


@transaction.atomic
def refresh_figures(plan: Plan, today: date | None = None) -> None:
    """The dashboard's figures, made of the lights as they are kept."""
    today = today or timezone.localdate()
    if not _is_judged(plan, today):
        refresh(plan, today)
        return
    loaded = outline(plan)
    begun = [period for period in loaded.periods if period.starts <= today]
    figures = figures_of(loaded, begun, _kept(begun), by_source(funded(plan)))
    _keep_figures(plan, figures, today)


def _is_judged(plan: Plan, today: date) -> bool:
    """Are the kept lights those of this day, and has nothing that was promised changed since?"""
    kept = Snapshot.objects.filter(plan=plan).first()
    if kept is None or kept.figures.get("judged_on") != str(today):
        return False
    return not Plan.objects.filter(pk=plan.pk, changed_at__gt=kept.made_at).exists()


def _keep(periods: Iterable[Period], stands: Stands) -> None:
    rows = [
        _row(pk, period, stand) for period in periods for pk, stand in stands[period.number].items()
    ]
    Standing.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["action", "period"],
        update_fields=FIELDS,
    )


def _keep_figures(plan: Plan, figures: Mapping[str, Any], today: date) -> None:
    told = {**figures, "judged_on": str(today)}
    Snapshot.objects.update_or_create(plan=plan, defaults={"figures": told})


def _kept(begun: Sequence[Period]) -> dict[int, dict[int, Kept]]:
    """The lights by the number of their period and their action; reasons of the last period only,
    since nothing asks for others."""
    found: dict[int, dict[int, Kept]] = {period.number: {} for period in begun}
    rows = Standing.objects.filter(period__in=begun, action__is_dropped=False).order_by()
    fields = ("light", "rule_light", "share", "heard_at")
    for number, action, light, rule_light, share, heard_at in rows.values_list(
        "period__number", "action_id", *fields
    ):
        exact = Fraction(share) if share else None
        found[number][action] = Kept(light, rule_light, exact, heard_at, [])
    last = rows.filter(period=begun[-1]) if begun else rows.none()
    for number, action, reasons in last.values_list("period__number", "action_id", "reasons"):
        found[number][action].found.extend(reasons)
    return found


def judged(loaded: Loaded, today: date) -> tuple[list[Period], Stands]:
    """The periods that have begun, and by their numbers how each action stands in them."""
    begun = [period for period in loaded.periods if period.starts <= today]
    courses = [(line.pk, Course(line, loaded.periods, today)) for line in loaded.lines]
    return begun, {
        period.number: {pk: course.at(period) for pk, course in courses} for period in begun
    }


def _row(action: int, period: Period, stand: Stand) -> Standing:
    return Standing(
        action_id=action,
        period=period,
        light=stand.light,
        rule_light=stand.judgement.light,
        rule_version=stand.judgement.version,
        reasons=stand.reasons(),
        share="" if stand.share is None else str(stand.share),
        heard_at=stand.heard_at,
        judged_on=stand.on,
    )


def figures_of(
    loaded: Loaded, begun: Sequence[Period], stands: Lights, planned: Mapping[Source, Sum]
) -> dict[str, Any]:
    """What a dashboard shows of the plan as a whole."""
    numbers = [period.number for period in begun]
    now: Mapping[int, Lit] = stands[numbers[-1]] if numbers else {}
    before: Mapping[int, Lit] = stands[numbers[-2]] if len(numbers) > 1 else {}
    return {
        "period": numbers[-1] if numbers else None,
        "lights": {str(number): _counted(of.values()) for number, of in stands.items()},
        "changed": [
            [line.code, before[line.pk].light, now[line.pk].light]
            for line in loaded.lines
            if line.pk in before and before[line.pk].light != now[line.pk].light
        ],
        "progress": _rolled(_weighted(loaded.lines, now)),
        "objectives": {
            pk: _rolled(_weighted([one for one in loaded.lines if one.objective == pk], now))
            for pk in dict.fromkeys(line.objective for line in loaded.lines)
        },
        "blocks": {
            block: _rolled(_weighted([one for one in loaded.lines if one.block == block], now))
            for block in dict.fromkeys(line.block for line in loaded.lines)
        },
        "periods": [
            [one.number, *(str(day) for day in (one.starts, one.finishes, one.due))]
            for one in loaded.periods
        ],
        "ways": {
            line.code: [str(of[line.pk].light) for of in stands.values()] for line in loaded.lines
        },
        "now": {
            line.code: [
                stand.light,
                stand.rule_light,
                "" if stand.share is None else str(stand.share),
                timezone.localtime(stand.heard_at).date().isoformat() if stand.heard_at else "",
            ]
            for line in loaded.lines
            for stand in [now[line.pk]]
        }
        if now
        else {},
        "money": _money(planned, loaded),
        "behind": _behind(loaded.lines, now),
    }


def _behind(lines: Sequence[Line], now: Mapping[int, Lit]) -> list[list[Any]]:
    """Actions that are late or at risk, each with what decided: the late ones first."""
    return [
        [line.code, light, now[line.pk].reasons()[:1]]
        for light in (Light.LATE, Light.AT_RISK)
        for line in lines
        if line.pk in now and now[line.pk].light == light
    ]


def _money(planned: Mapping[Source, Sum], loaded: Loaded) -> list[list[Any]]:
    """Source, currency, planned, committed, paid; in the order of the guideline's scheme."""
    keys = {(source, code) for source, sums in planned.items() for code in sums.by_currency}
    order = list(Source)
    return [
        [source, code, planned.get(source, Sum()).by_currency.get(code, 0), *told]
        for source, code in sorted(
            {*keys, *((Source(one), code) for one, code in loaded.spent)},
            key=lambda key: (order.index(key[0]), key[1]),
        )
        for told in [loaded.spent.get((source, code), (0, 0))]
    ]


def _counted(stands: Any) -> dict[str, int]:  # noqa: ANN401
    counts = Counter(stand.light for stand in stands)
    return {light: counts[light] for light in Light if counts[light]}


def _weighted(lines: Sequence[Line], now: Mapping[int, Lit]) -> Rolled:
    return weighted(
        Input(line.code, now[line.pk].share if line.pk in now else None, Fraction(line.weight))
        for line in lines
    )


def _rolled(rolled: Rolled) -> dict[str, Any]:
    """A figure as JSON, with what went in and what was left out."""
    return {
        "value": None if rolled.value is None else str(rolled.value),
        "formula": rolled.formula,
        "inputs": [[one.name, str(one.value), str(one.weight)] for one in rolled.inputs],
        "left_out": [one.name for one in rolled.left_out],
    }
