"""How an action stands at a moment, from what was promised and approved of it: no queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from qvevri.monitoring.reporting.lights import (
    Facts,
    Goal,
    Judgement,
    Reason,
    Step,
    judge,
    way_of,
)
from qvevri.monitoring.reporting.loading import Aim, Line, Told
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.rollups import Input, Rolled, capped, combined, weighted
from qvevri.plan.programme.content import Combine


@dataclass(frozen=True)
class Stand:
    """An action's light at a moment and the share of its way; `light` is the shown one."""

    judgement: Judgement
    light: str
    share: Fraction | None
    heard_at: datetime | None
    on: date

    @property
    def rule_light(self) -> str:
        """The rule's own light."""
        return str(self.judgement.light)

    def reasons(self) -> list[dict[str, Any]]:
        """What the rule found, as JSON, the decisive first."""
        return [plain_reason(reason) for reason in self.judgement.reasons]


def plain_reason(reason: Reason) -> dict[str, Any]:
    """A finding of the rule as JSON; shares as fractions."""
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


def stand_of(line: Line, period: Period, periods: Sequence[Period], today: date) -> Stand:
    """How the action stands at the end of a period, or today while it runs."""
    line = line.as_promised_in(period.number)
    on = min(period.finishes, today)
    told = [one for one in line.told if one.number <= period.number]
    judgement = judge(facts_of(line, told, period, periods, on, today))
    light = line.overrides.get(period.number, str(judgement.light))
    heard = told[-1].at if told else None
    return Stand(judgement, light, share_of(line, told, on), heard, on)


def facts_of(
    line: Line,
    told: Sequence[Told],
    period: Period,
    periods: Sequence[Period],
    on: date,
    today: date,
) -> Facts:
    """What the rule looks at."""
    due = [one.number for one in periods if _must_report(line, one, told, period, today)]
    last = told[-1] if told else None
    has_report = last is not None and (not due or last.number >= due[-1])
    paid = sum(one.paid.get(line.currency, 0) for one in told)
    return Facts(
        on=on,
        starts=line.starts,
        finishes=line.finishes,
        report_is_due=bool(due),
        has_report=has_report,
        is_complete=last is not None and last.is_complete,
        progress=Fraction(last.progress, 100) if last and last.progress is not None else None,
        goals=tuple(goal_of(aim, told, on) for aim in line.aims),
        steps=tuple(_step(step, told) for step in line.steps),
        cost=line.cost,
        spent=paid if line.cost is not None else None,
    )


def _must_report(line: Line, one: Period, told: Sequence[Told], until: Period, today: date) -> bool:
    """Should there be a report of this period by now? Not before its due day, not when the action
    had not begun or was over, and not after it was reported complete."""
    if one.number > until.number or one.due >= today:
        return False
    has_begun = line.starts is None or line.starts <= one.finishes
    is_over = line.finishes is not None and line.finishes < one.starts
    was_done = any(report.is_complete and report.number < one.number for report in told)
    return has_begun and not is_over and not was_done


def _step(step: tuple[int, date], told: Sequence[Told]) -> Step:
    pk, due = step
    return Step(str(pk), due, is_done=any(pk in one.reached for one in told))


def goal_of(aim: Aim, told: Sequence[Told], on: date) -> Goal:
    """The indicator with the target that counts on a day: the next one, else the last."""
    ahead = [target for target in aim.targets if target[0] >= on]
    target = next(iter(ahead or aim.targets[-1:]), None)
    return Goal(
        aim.code,
        target[1] if target else None,
        actual_of(aim, told).value,
        aim.baseline,
        aim.is_down,
        target[0] if target else None,
    )


def actual_of(aim: Aim, told: Sequence[Told]) -> Rolled:
    """What the approved reports say of an indicator, its periods combined."""
    readings = []
    for one in told:
        value, numerator, denominator = one.values.get(aim.pk, (None, None, None))
        reading = Input(str(one.number), value, numerator=numerator, denominator=denominator)
        readings.append(reading)
    return combined(readings, Combine(aim.combine))


def share_of(line: Line, told: Sequence[Told], on: date) -> Fraction | None:
    """How much of an action's way is gone: the mean of its indicators, each capped at the whole;
    of what measures nothing, the reported progress."""
    if not told:
        return None
    goals = [goal_of(aim, told, on) for aim in line.aims if aim.targets]
    mean = weighted(Input(goal.code, capped(way_of(goal))) for goal in goals).value
    if mean is not None:
        return mean
    progress = told[-1].progress
    return None if progress is None else Fraction(progress, 100)
