"""What keeps a plan from being adopted, and what should be looked at before: pure rules."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qvevri.plan.programme.content import Action, Combine, Content, Direction, Indicator, Role
from qvevri.plan.programme.finance import cost_of


class Problem(StrEnum):
    """A rule of a sound plan that is broken. Those in BLOCKING keep it from being adopted."""

    NO_ACTIONS = "no_actions"
    PLAN_ENDS_BEFORE_START = "plan_ends_before_start"
    SAME_CODE = "same_code"
    NO_BLOCK = "no_block"
    NO_PERIOD = "no_period"
    ENDS_BEFORE_START = "ends_before_start"
    OUTSIDE_PLAN = "outside_plan"
    NO_LEAD = "no_lead"
    NEGATIVE_MONEY = "negative_money"
    LINES_OVER_COST = "lines_over_cost"
    MIXED_CURRENCIES = "mixed_currencies"
    NO_INDICATOR = "no_indicator"
    NO_TARGET = "no_target"
    TARGET_AFTER_PLAN = "target_after_plan"
    WRONG_WAY = "wrong_way"
    PARTS_OVER_WHOLE = "parts_over_whole"
    SHARE_IN_PERCENT = "share_in_percent"
    MILESTONE_OUTSIDE = "milestone_outside"
    UNTRANSLATED = "untranslated"


BLOCKING = frozenset(
    {
        Problem.NO_ACTIONS,
        Problem.PLAN_ENDS_BEFORE_START,
        Problem.SAME_CODE,
        Problem.ENDS_BEFORE_START,
        Problem.OUTSIDE_PLAN,
        Problem.NEGATIVE_MONEY,
        Problem.LINES_OVER_COST,
        Problem.WRONG_WAY,
        # Its values are shares of one, so a target of 95 would never be near.
        Problem.SHARE_IN_PERCENT,
    }
)


@dataclass(frozen=True)
class Found:
    """A problem and where: the code of an action or indicator, empty for the plan."""

    problem: Problem
    code: str = ""

    @property
    def blocks(self) -> bool:
        """Must it be mended before the plan is adopted?"""
        return self.problem in BLOCKING


def problems(content: Content, languages: tuple[str, ...] = ()) -> list[Found]:
    """All problems, the plan's own first; `languages` are those that every title should have."""
    return [
        *_of_plan(content),
        *(found for action in content.actions for found in _of_action(action, content)),
        *(found for one in content.indicators for found in _of_indicator(one, content)),
        *_untranslated(content, languages),
    ]


def _of_plan(content: Content) -> Iterator[Found]:
    if not any(content.actions):
        yield Found(Problem.NO_ACTIONS)
    if content.finishes < content.starts:
        yield Found(Problem.PLAN_ENDS_BEFORE_START)
    for things in (content.actions, content.indicators):
        counted = Counter(thing.code for thing in things)
        yield from (Found(Problem.SAME_CODE, code) for code, n in counted.items() if n > 1)


def _of_action(action: Action, content: Content) -> Iterator[Found]:
    broken = {
        Problem.NO_BLOCK: not action.block,
        Problem.NO_PERIOD: action.starts is None and action.finishes is None,
        Problem.ENDS_BEFORE_START: _ends_before_start(action),
        Problem.OUTSIDE_PLAN: _is_outside(action, content),
        Problem.NO_LEAD: all(partner.role is not Role.LEAD for partner in action.partners),
        Problem.NO_INDICATOR: not action.indicators,
        Problem.MILESTONE_OUTSIDE: any(
            not content.starts <= step.due <= content.finishes for step in action.milestones
        ),
        **_of_money(action),
    }
    yield from (Found(problem, action.code) for problem, is_so in broken.items() if is_so)


def _ends_before_start(action: Action) -> bool:
    return bool(action.starts and action.finishes and action.finishes < action.starts)


def _is_outside(action: Action, content: Content) -> bool:
    begins_early = action.starts is not None and action.starts < content.starts
    ends_late = action.finishes is not None and action.finishes > content.finishes
    return begins_early or ends_late


def _of_money(action: Action) -> dict[Problem, bool]:
    cost = cost_of(action)
    amounts = [line.money.amount for line in action.lines]
    currencies = {line.money.currency for line in action.lines}
    is_one = cost is not None and currencies <= {cost.currency}
    return {
        Problem.NEGATIVE_MONEY: any(amount < 0 for amount in amounts)
        or (cost is not None and cost.amount < 0),
        Problem.LINES_OVER_COST: cost is not None and is_one and sum(amounts) > cost.amount,
        Problem.MIXED_CURRENCIES: bool(currencies) and not is_one,
    }


def _of_indicator(one: Indicator, content: Content) -> Iterator[Found]:
    target = one.target
    broken = {
        Problem.NO_TARGET: target is None,
        Problem.TARGET_AFTER_PLAN: any(goal.due > content.finishes for goal in one.targets),
        Problem.WRONG_WAY: _goes_wrong_way(one),
        Problem.SHARE_IN_PERCENT: one.combine is Combine.RATIO
        and any("%" in unit for unit in one.unit.values()),
        Problem.PARTS_OVER_WHOLE: target is not None
        and any(
            sum(part.target for part in one.parts if part.of == group) > target
            for group in {part.of for part in one.parts}
        ),
    }
    yield from (Found(problem, one.code) for problem, is_so in broken.items() if is_so)


def moved_past(before: Content, after: Content, today: date) -> list[str]:
    """Codes of the indicators of which a target was moved or taken away after its day was over.

    An indicator that is dropped as a whole is not among them: that is shown for itself.
    """
    was = {one.code: one for one in before.indicators}
    found = []
    for one in after.indicators:
        now = {target.due: target.value for target in one.targets}
        old = was[one.code].targets if one.code in was else ()
        if any(target.due < today and now.get(target.due) != target.value for target in old):
            found.append(one.code)
    return found


def _goes_wrong_way(one: Indicator) -> bool:
    """Does the target lie behind the baseline? What is summed up begins from nothing."""
    if one.baseline is None or one.target is None or one.combine is Combine.SUM:
        return False
    if one.direction is Direction.UP:
        return one.target < one.baseline
    return one.target > one.baseline


def _untranslated(content: Content, languages: tuple[str, ...]) -> Iterator[Found]:
    things = [(action.code, action.title) for action in content.actions]
    things += [(one.code, one.name) for one in content.indicators]
    for code, text in (("", content.title), *things):
        if any(language not in text for language in languages):
            yield Found(Problem.UNTRANSLATED, code)
