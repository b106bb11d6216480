"""How an action stands at a moment, from what was promised and approved of it: no queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property
from typing import Any

from qvevri.monitoring.reporting.lights import (
    Facts,
    Goal,
    Judgement,
    Reason,
    Step,
    judge,
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
    heard_at: datetime | None
    facts: Facts
    is_told: bool

    @property
    def on(self) -> date:
        """The day it was judged for."""
        return self.facts.on

    @property
    def rule_light(self) -> str:
        """The rule's own light."""
        return str(self.judgement.light)

    @cached_property
    def share(self) -> Fraction | None:
        """How much of its way is gone: the mean of its indicators, each capped at the whole; of
        what measures nothing, the reported progress."""
        if not self.is_told:
            return None
        goals = (goal for goal in self.facts.goals if goal.target is not None)
        mean = weighted(Input(goal.code, capped(goal.way)) for goal in goals).value
        return self.facts.progress if mean is None else mean

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


class Course:
    """An action over the periods of its plan; what several periods share is made once."""

    def __init__(self, line: Line, periods: Sequence[Period], today: date) -> None:
        self.line, self.periods, self.today = line, periods, today
        self._goals: dict[tuple[int, int, date | None], Goal] = {}

    def at(self, period: Period) -> Stand:
        """How the action stands at the end of a period, or today while it runs."""
        line = self.line.as_promised_in(period.number)
        told = [one for one in line.told if one.number <= period.number]
        facts = self._facts(line, told, period)
        judgement = judge(facts)
        light = line.overrides.get(period.number, str(judgement.light))
        heard = told[-1].at if told else None
        return Stand(judgement, light, heard, facts, is_told=bool(told))

    def _facts(self, line: Line, told: Sequence[Told], period: Period) -> Facts:
        """What the rule looks at."""
        on = min(period.finishes, self.today)
        due = self._last_due(line, told, period)
        last = told[-1] if told else None
        return Facts(
            on=on,
            starts=line.starts,
            finishes=line.finishes,
            report_is_due=due is not None,
            has_report=last is not None and (due is None or last.number >= due),
            is_complete=last is not None and last.is_complete,
            progress=Fraction(last.progress, 100) if last and last.progress is not None else None,
            goals=tuple([self._goal(aim, told, on) for aim in line.aims]),
            steps=tuple([_step(step, told) for step in line.steps]),
            cost=line.cost,
            spent=None if line.cost is None else _paid(line, told),
        )

    def _last_due(self, line: Line, told: Sequence[Told], until: Period) -> int | None:
        """The last period of which there should be a report by now. Not before its due day, not
        when the action had not begun or was over, and not after it was reported complete."""
        done = next((report.number for report in told if report.is_complete), until.number)
        for one in reversed(self.periods):
            if one.number > min(done, until.number) or one.due >= self.today:
                continue
            has_begun = line.starts is None or line.starts <= one.finishes
            is_over = line.finishes is not None and line.finishes < one.starts
            if has_begun and not is_over:
                return one.number
        return None

    def _goal(self, aim: Aim, told: Sequence[Told], on: date) -> Goal:
        """The indicator with the target that counts on a day: the next one, else the last."""
        ahead = (target for target in aim.targets if target[0] >= on)
        target = next(ahead, None) or next(iter(aim.targets[-1:]), None)
        due = target[0] if target else None
        # An aim lives as long as its line, so that its number in memory tells it from others.
        key = (id(aim), len(told), due)
        if key not in self._goals:
            actual, value = actual_of(aim, told).value, target[1] if target else None
            self._goals[key] = Goal(aim.code, value, actual, aim.baseline, aim.is_down, due)
        return self._goals[key]


def _paid(line: Line, told: Sequence[Told]) -> int:
    return sum(one.paid.get(line.currency, 0) for one in told)


def _step(step: tuple[int, date], told: Sequence[Told]) -> Step:
    pk, due = step
    return Step(str(pk), due, is_done=any(pk in one.reached for one in told))


def actual_of(aim: Aim, told: Sequence[Told]) -> Rolled:
    """What the approved reports say of an indicator, its periods combined."""
    readings = []
    for one in told:
        value, numerator, denominator = one.values.get(aim.code, (None, None, None))
        reading = Input(str(one.number), value, numerator=numerator, denominator=denominator)
        readings.append(reading)
    return combined(readings, Combine(aim.combine))
