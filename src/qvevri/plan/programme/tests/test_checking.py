"""What keeps a plan from being adopted, and what is only pointed out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qvevri.plan.programme.checking import Problem, problems
from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Combine,
    Content,
    Direction,
    Milestone,
    Money,
    Part,
    Source,
    Target,
)
from qvevri.plan.programme.tests import contents

EARLY, LATE = date(2025, 12, 31), date(2028, 1, 1)
EURO = BudgetLine(Source.DONOR, Money(100, "EUR"))
MINUS = BudgetLine(Source.DONOR, Money(-1, "GEL"))


def plan_of(action: Action) -> Content:
    said = contents.content(0)
    return replace(said, objectives=(replace(said.objectives[0], actions=(action,)),))


def found_in(said: Content) -> list[Problem]:
    return [found.problem for found in problems(said)]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"block": ""}, Problem.NO_BLOCK),
        ({"starts": None, "finishes": None}, Problem.NO_PERIOD),
        ({"starts": date(2027, 1, 1), "finishes": date(2026, 6, 1)}, Problem.ENDS_BEFORE_START),
        ({"starts": EARLY}, Problem.OUTSIDE_PLAN),
        ({"finishes": LATE}, Problem.OUTSIDE_PLAN),
        ({"partners": ()}, Problem.NO_LEAD),
        ({"lines": (MINUS,)}, Problem.NEGATIVE_MONEY),
        ({"cost": Money(1, "GEL")}, Problem.LINES_OVER_COST),
        ({"lines": (EURO,)}, Problem.MIXED_CURRENCIES),
        ({"indicators": ()}, Problem.NO_INDICATOR),
        ({"milestones": (Milestone(contents.text("Late"), LATE),)}, Problem.MILESTONE_OUTSIDE),
    ],
)
def test_action_has_one_problem(change: dict[str, object], problem: Problem) -> None:
    assert found_in(plan_of(contents.action("1.1", 0, **change))) == [problem]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"targets": ()}, Problem.NO_TARGET),
        ({"targets": (Target(LATE, Decimal(9)),)}, Problem.TARGET_AFTER_PLAN),
        ({"baseline": Decimal(50)}, Problem.WRONG_WAY),
        ({"direction": Direction.DOWN, "baseline": Decimal(5)}, Problem.WRONG_WAY),
        ({"parts": (Part("sex", "female", Decimal(41)),)}, Problem.PARTS_OVER_WHOLE),
        ({"combine": Combine.RATIO, "unit": {"en": "%"}}, Problem.SHARE_IN_PERCENT),
    ],
)
def test_indicator_has_one_problem(change: dict[str, object], problem: Problem) -> None:
    one = contents.indicator("1.1.1", 40, **change)

    assert found_in(plan_of(contents.action("1.1", indicators=(one,)))) == [problem]


def test_sound_plan_has_no_problem() -> None:
    assert found_in(contents.content()) == []


def test_what_is_summed_up_may_begin_above_its_target() -> None:
    one = contents.indicator("1.1.1", baseline=Decimal(50), combine=Combine.SUM)

    assert found_in(plan_of(contents.action("1.1", indicators=(one,)))) == []


def test_empty_plan_and_codes_twice_are_problems() -> None:
    twice = replace(contents.content(0), objectives=())
    first = contents.content().objectives[0]
    doubled = replace(contents.content(), objectives=(first, replace(first, code="2")))

    assert found_in(twice) == [Problem.NO_ACTIONS]
    assert found_in(doubled) == [Problem.SAME_CODE, Problem.SAME_CODE]


def test_missing_languages_are_pointed_out_where_asked() -> None:
    said = plan_of(replace(contents.action("1.1"), title={"ka": "სკოლა"}))

    [found] = problems(said, ("ka", "en", "ru"))
    assert (found.problem, found.code, found.blocks) == (Problem.UNTRANSLATED, "1.1", False)
