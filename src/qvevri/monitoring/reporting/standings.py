"""The kept lights and figures of a plan, made anew whenever something that counts has changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from qvevri.monitoring.reporting.lights import Light, Reason
from qvevri.monitoring.reporting.loading import Line, Loaded, load
from qvevri.monitoring.reporting.models import Period, Snapshot, Standing
from qvevri.monitoring.reporting.rollups import Input, Rolled, weighted
from qvevri.monitoring.reporting.standing import Stand, stand_of
from qvevri.plan.programme.content import Source
from qvevri.plan.programme.finance import Sum, by_source
from qvevri.plan.programme.funding import funded
from qvevri.plan.programme.models import Plan

FIELDS = ["light", "rule_light", "rule_version", "reasons", "share", "heard_at", "judged_on"]
Stands = Mapping[int, Mapping[int, Stand]]


@transaction.atomic
def refresh(plan: Plan, today: date | None = None) -> None:
    """Judge every action for every period that has begun, and keep the dashboard's figures."""
    today = today or timezone.localdate()
    loaded = load(plan)
    begun, stands = judged(loaded, today)
    rows = [_row(pk, period, stands[period.number][pk]) for period in begun for pk in _ids(loaded)]
    Standing.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["action", "period"],
        update_fields=FIELDS,
    )
    figures = figures_of(loaded, begun, stands, by_source(funded(plan)))
    Snapshot.objects.update_or_create(plan=plan, defaults={"figures": figures})


def judged(loaded: Loaded, today: date) -> tuple[list[Period], Stands]:
    """The periods that have begun, and by their numbers how each action stands in them."""
    begun = [period for period in loaded.periods if period.starts <= today]
    return begun, {
        period.number: {
            line.pk: stand_of(line, period, loaded.periods, today) for line in loaded.lines
        }
        for period in begun
    }


def _ids(loaded: Loaded) -> list[int]:
    return [line.pk for line in loaded.lines]


def _row(action: int, period: Period, stand: Stand) -> Standing:
    return Standing(
        action_id=action,
        period=period,
        light=stand.light,
        rule_light=stand.judgement.light,
        rule_version=stand.judgement.version,
        reasons=[_reason(reason) for reason in stand.judgement.reasons],
        share="" if stand.share is None else str(stand.share),
        heard_at=stand.heard_at,
        judged_on=stand.on,
    )


def _reason(reason: Reason) -> dict[str, Any]:
    told = {
        "why": reason.why,
        "light": reason.light,
        "about": reason.about,
        "share": reason.share,
        "time_gone": reason.time_gone,
        "actual": reason.actual,
        "target": reason.target,
        "days": reason.days,
    }
    return {
        name: str(value) if isinstance(value, Fraction) else value
        for name, value in told.items()
        if value not in (None, "")
    }


def figures_of(
    loaded: Loaded, begun: Sequence[Period], stands: Stands, planned: Mapping[Source, Sum]
) -> dict[str, Any]:
    """What a dashboard shows of the plan as a whole."""
    numbers = [period.number for period in begun]
    now = stands[numbers[-1]] if numbers else {}
    before = stands[numbers[-2]] if len(numbers) > 1 else {}
    return {
        "period": numbers[-1] if numbers else None,
        "lights": {number: _counted(of.values()) for number, of in stands.items()},
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
        "money": _money(planned, loaded),
        "behind": _behind(loaded.lines, now),
    }


def _behind(lines: Sequence[Line], now: Mapping[int, Stand]) -> list[list[Any]]:
    """Actions that are late or at risk, each with what decided: the late ones first."""
    return [
        [line.code, light, [_reason(one) for one in now[line.pk].judgement.reasons[:1]]]
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


def _weighted(lines: Sequence[Line], now: Mapping[int, Stand]) -> Rolled:
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
