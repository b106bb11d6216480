"""How an action stands at a moment, from what was promised and approved of it: no queries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property, partial
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
from qvevri.monitoring.reporting.rollups import Input, capped, combined, weighted
from qvevri.plan.programme.content import Combine


@dataclass(frozen=True)
class Stand:
    """An action's light at a moment and the share of its way; `light` is the shown one."""

    judgement: Judgement
    light: str
    on: date
    told: Sequence[Told]
    goals: Callable[[], Sequence[Goal]]

    @property
    def heard_at(self) -> datetime | None:
        """When its last report was approved."""
        return self.told[-1].at if self.told else None

    @property
    def rule_light(self) -> str:
        """The rule's own light."""
        return str(self.judgement.light)

    @cached_property
    def share(self) -> Fraction | None:
        """How much of its way is gone: the mean of its indicators, each capped at the whole; of
        what measures nothing, the reported progress."""
        if not self.told:
            return None
        goals = (goal for goal in self.goals() if goal.target is not None)
        mean = weighted(Input(goal.code, capped(goal.way)) for goal in goals).value
        return self.told[-1].share if mean is None else mean

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
        self._readings: dict[str, Sequence[Input]] = {}

    def at(self, period: Period) -> Stand:
        """How the action stands at the end of a period, or today while it runs."""
        line, on = self.line.as_promised_in(period.number), min(period.finishes, self.today)
        told = [one for one in line.told if one.number <= period.number]
        goals = partial(self._goals_of, line, told, on)
        due = self._last_due(line, told, period)
        if told and (due is None or told[-1].number >= due):
            judgement = judge(_facts(line, told, on, goals()))
        else:
            judgement = judge(Facts(on, line.starts, line.finishes, report_is_due=due is not None))
        light = line.overrides.get(period.number, str(judgement.light))
        return Stand(judgement, light, on, told, goals)

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

    def _goals_of(self, line: Line, told: Sequence[Told], on: date) -> tuple[Goal, ...]:
        return tuple([self._goal(aim, len(told), on) for aim in line.aims])

    def _goal(self, aim: Aim, told: int, on: date) -> Goal:
        """The indicator after so many reports, with the target that counts on a day: the next one,
        else the last."""
        target = next((one for one in aim.targets if one[0] >= on), None)
        if target is None and aim.targets:
            target = aim.targets[-1]
        due, value = target or (None, None)
        # An aim lives as long as its line, so that its number in memory tells it from others.
        key = (id(aim), told, due)
        if key not in self._goals:
            if aim.code not in self._readings:
                self._readings[aim.code] = _readings(aim.code, self.line.told)
            actual = combined(self._readings[aim.code][:told], Combine(aim.combine)).value
            self._goals[key] = Goal(aim.code, value, actual, aim.baseline, aim.is_down, due)
        return self._goals[key]


def _facts(line: Line, told: Sequence[Told], on: date, goals: tuple[Goal, ...]) -> Facts:
    """What the rule looks at, where there is a report of the last period that was due."""
    return Facts(
        on=on,
        starts=line.starts,
        finishes=line.finishes,
        has_report=True,
        is_complete=told[-1].is_complete,
        progress=told[-1].share,
        goals=goals,
        steps=tuple([_step(step, told) for step in line.steps]),
        cost=line.cost,
        spent=None if line.cost is None else _paid(line, told),
    )


def _paid(line: Line, told: Sequence[Told]) -> int:
    return sum(one.paid.get(line.currency, 0) for one in told)


def _step(step: tuple[int, date], told: Sequence[Told]) -> Step:
    pk, due = step
    return Step(str(pk), due, is_done=any(pk in one.reached for one in told))


def _readings(code: str, told: Sequence[Told]) -> list[Input]:
    """What each report says of an indicator."""
    nothing = (None, None, None)
    return [
        Input(str(one.number), value, numerator=above, denominator=below)
        for one in told
        for value, above, below in [one.values.get(code, nothing)]
    ]
