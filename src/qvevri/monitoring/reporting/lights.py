"""The light of an action: a public rule over what was promised, what was reported and the time.

Rule, version 1; the first line that fits decides, and the worst of its parts where several do:

1. nothing due yet and nothing reported           → not begun
2. no approved report for the latest due period   → silent (silence is never green)
3. reported complete, every target reached        → done
4. not complete, and the end has passed           → late
5. otherwise the worst of
   - each indicator: how far its way lies behind the time gone, in points of a hundred
   - each milestone that is overdue
   - the reported progress, where no indicator measures it
   - money: more spent than the action costs

Up to 10 points behind is on track, up to 30 at risk, beyond late. A milestone is at risk as soon as
it is overdue and late after 90 days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, lru_cache

VERSION = 1
# In points of a hundred.
ON_TRACK_WITHIN = 10
AT_RISK_WITHIN = 30
OVERDUE_LATE_AFTER = 90


class Light(StrEnum):
    """What a light says; always shown with its sign and its word, never by colour alone."""

    DONE = "done"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    LATE = "late"
    SILENT = "silent"
    NOT_BEGUN = "not_begun"


SIGNS = {
    Light.DONE: "✓",
    Light.ON_TRACK: "●",
    Light.AT_RISK: "◐",
    Light.LATE: "■",
    Light.SILENT: "○",
    Light.NOT_BEGUN: "–",
}
WORST_FIRST = (Light.LATE, Light.AT_RISK, Light.ON_TRACK, Light.DONE)
RANK = {light: rank for rank, light in enumerate(WORST_FIRST)}


class Why(StrEnum):
    """The part of the rule that decided."""

    NOT_BEGUN = "not_begun"
    SILENT = "silent"
    ALL_REACHED = "all_reached"
    ENDED = "ended"
    INDICATOR = "indicator"
    NO_VALUE = "no_value"
    MILESTONE = "milestone"
    PROGRESS = "progress"
    OVERSPENT = "overspent"
    NOTHING_MEASURED = "nothing_measured"


@dataclass(frozen=True)
class Goal:
    """An indicator as the rule sees it. `due` None: by the end of the action."""

    code: str
    target: Fraction | None
    actual: Fraction | None
    baseline: Fraction | None = None
    is_down: bool = False
    due: date | None = None

    @cached_property
    def way(self) -> Fraction | None:
        """How much of the way from baseline to target is gone; below 0 for a step back; None when
        it cannot be said. Without a baseline the way begins at nothing."""
        if self.target is None or self.actual is None:
            return None
        start = self.baseline or Fraction(0)
        if self.is_down and self.baseline is None:
            # Nothing says where it came from: below the target is reached, above is not.
            return Fraction(1) if self.actual <= self.target else Fraction(0)
        if self.target == start:
            is_kept = self.actual <= start if self.is_down else self.actual >= start
            return Fraction(1) if is_kept else Fraction(0)
        return (self.actual - start) / (self.target - start) if start else self.actual / self.target


@dataclass(frozen=True)
class Step:
    """A milestone as the rule sees it."""

    title: str
    due: date
    is_done: bool = False


@dataclass(frozen=True)
class Facts:
    """All that the rule looks at. `on` is the day it judges for; money in minor units of one
    currency; `progress` is what the owner reported, as a share."""

    on: date
    starts: date | None = None
    finishes: date | None = None
    report_is_due: bool = False
    has_report: bool = False
    is_complete: bool = False
    progress: Fraction | None = None
    goals: tuple[Goal, ...] = ()
    steps: tuple[Step, ...] = ()
    cost: int | None = None
    spent: int | None = None


@dataclass(frozen=True)
class Reason:
    """One finding: what part of the rule, which light it alone would give, and its figures."""

    why: Why
    light: Light
    about: str = ""
    share: Fraction | None = None
    time_gone: Fraction | None = None
    actual: Fraction | None = None
    target: Fraction | None = None
    days: int = 0


@dataclass(frozen=True)
class Judgement:
    """The light, and every finding behind it, the one that decided first."""

    light: Light
    reasons: tuple[Reason, ...]
    version: int = VERSION


def judge(facts: Facts) -> Judgement:
    """The light of an action."""
    if not facts.has_report:
        return _without_report(facts)
    if facts.is_complete and all(_is_reached(goal) for goal in facts.goals):
        return Judgement(Light.DONE, (Reason(Why.ALL_REACHED, Light.DONE),))
    found = list(_findings(facts))
    if not facts.is_complete and facts.finishes is not None and facts.on > facts.finishes:
        days = (facts.on - facts.finishes).days
        found.insert(0, Reason(Why.ENDED, Light.LATE, days=days))
    if not found:
        found = [Reason(Why.NOTHING_MEASURED, Light.ON_TRACK)]
    ordered = sorted(found, key=lambda reason: RANK[reason.light])
    # What is reached is no light for an action that still runs.
    light = Light.ON_TRACK if ordered[0].light is Light.DONE else ordered[0].light
    return Judgement(light, tuple(ordered))


def _is_reached(goal: Goal) -> bool:
    return goal.target is None or (goal.way is not None and goal.way >= 1)


def _without_report(facts: Facts) -> Judgement:
    if facts.report_is_due:
        return Judgement(Light.SILENT, (Reason(Why.SILENT, Light.SILENT),))
    return Judgement(Light.NOT_BEGUN, (Reason(Why.NOT_BEGUN, Light.NOT_BEGUN),))


@lru_cache(maxsize=4096)
def time_gone(starts: date | None, finishes: date | None, on: date) -> Fraction | None:
    """The share of the time from the first to the last day that is over at the end of `on`."""
    if starts is None or finishes is None or finishes < starts:
        return None
    days = (finishes - starts).days + 1
    return Fraction(min(max((on - starts).days + 1, 0), days), days)


def _findings(facts: Facts) -> Iterator[Reason]:
    for goal in facts.goals:
        yield from _of_goal(goal, facts)
    for step in facts.steps:
        if not step.is_done and step.due < facts.on:
            days = (facts.on - step.due).days
            light = Light.LATE if days > OVERDUE_LATE_AFTER else Light.AT_RISK
            yield Reason(Why.MILESTONE, light, step.title, days=days)
    gone = time_gone(facts.starts, facts.finishes, facts.on)
    if facts.progress is not None and gone is not None and not _is_measured(facts):
        light = Light.DONE if facts.progress >= 1 else _behind(facts.progress, gone)
        yield Reason(Why.PROGRESS, light, share=facts.progress, time_gone=gone)
    if facts.cost is not None and facts.spent is not None and facts.spent > facts.cost:
        share = Fraction(facts.spent, facts.cost) if facts.cost else None
        yield Reason(Why.OVERSPENT, Light.AT_RISK, share=share)


def _is_measured(facts: Facts) -> bool:
    return any(goal.way is not None for goal in facts.goals)


def _of_goal(goal: Goal, facts: Facts) -> Iterator[Reason]:
    if goal.target is None:
        return
    gone = time_gone(facts.starts, goal.due or facts.finishes, facts.on)
    share = goal.way
    if share is None:
        # A value that nobody gave is no zero: it is named, and keeps the light from green.
        yield Reason(Why.NO_VALUE, Light.AT_RISK, goal.code, target=goal.target, time_gone=gone)
        return
    light = Light.DONE if share >= 1 else _behind(share, gone)
    yield Reason(
        Why.INDICATOR, light, goal.code, share, gone, actual=goal.actual, target=goal.target
    )


def _behind(share: Fraction, gone: Fraction | None) -> Light:
    if gone is None:
        return Light.ON_TRACK
    # In whole numbers, since one dashboard asks this thousands of times: the points of a hundred
    # by which the way lies behind the time gone, multiplied by `whole`.
    whole = gone.denominator * share.denominator
    points = 100 * (gone.numerator * share.denominator - share.numerator * gone.denominator)
    if points <= ON_TRACK_WITHIN * whole and gone.numerator < gone.denominator:
        return Light.ON_TRACK
    return Light.AT_RISK if points <= AT_RISK_WITHIN * whole else Light.LATE
