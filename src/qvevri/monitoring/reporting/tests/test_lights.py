"""The truth table of the lights: what the rule says of each case."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from qvevri.monitoring.reporting.lights import Facts, Goal, Light, Step, Why, judge, time_gone

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
GREEN, YELLOW, RED, GREY, DONE, LATER = (
    Light.ON_TRACK,
    Light.AT_RISK,
    Light.LATE,
    Light.SILENT,
    Light.DONE,
    Light.NOT_BEGUN,
)


def day(hundredths: int) -> date:
    """The day on which that many hundredths of the year 2026 are gone."""
    return FIRST + timedelta(days=round(365 * hundredths / 100) - 1)


# time gone, target, actual, baseline, down?, light
INDICATORS = [
    (50, 40, 20, None, False, GREEN),
    (50, 40, 16, None, False, GREEN),
    (50, 40, 15, None, False, YELLOW),
    (50, 40, 9, None, False, YELLOW),
    (50, 40, 7, None, False, RED),
    (50, 40, 0, None, False, RED),
    (50, 40, 40, None, False, GREEN),
    (50, 40, 60, None, False, GREEN),
    (5, 40, 0, None, False, GREEN),
    (11, 40, 0, None, False, YELLOW),
    (25, 40, 0, None, False, YELLOW),
    (31, 40, 0, None, False, RED),
    (92, 40, 31, None, False, YELLOW),
    (92, 40, 24, None, False, RED),
    (92, 40, 34, None, False, GREEN),
    (100, 40, 39, None, False, YELLOW),
    (100, 40, 29, None, False, YELLOW),
    (100, 40, 27, None, False, RED),
    (100, 40, 40, None, False, GREEN),
    (50, 60, 36, 12, False, GREEN),
    (50, 60, 32, 12, False, GREEN),
    (50, 60, 30, 12, False, YELLOW),
    (50, 60, 12, 12, False, RED),
    (50, 60, 8, 12, False, RED),
    (50, 10, 15, 20, True, GREEN),
    (50, 10, 16, 20, True, GREEN),
    (50, 10, 17, 20, True, YELLOW),
    (50, 10, 20, 20, True, RED),
    (50, 10, 24, 20, True, RED),
    (50, 10, 9, 20, True, GREEN),
    (50, 10, 12, None, True, RED),
    (5, 10, 12, None, True, GREEN),
    (50, 10, 10, None, True, GREEN),
    (50, 0, 0, 0, False, GREEN),
    (50, 5, 5, 5, False, GREEN),
    (50, 5, 4, 5, False, RED),
    (50, 5, 6, 5, True, RED),
    (50, 0, 3, 6, True, GREEN),
    (50, 0, 6, 6, True, RED),
    (50, 40, None, None, False, YELLOW),
    (1, 40, None, None, False, YELLOW),
    (50, None, 12, None, False, GREEN),
]


@pytest.mark.parametrize(("gone", "target", "actual", "baseline", "is_down", "light"), INDICATORS)
def test_light_follows_the_way_gone_against_the_time_gone(
    gone: int,
    target: int | None,
    actual: int | None,
    baseline: int | None,
    is_down: bool,  # noqa: FBT001
    light: Light,
) -> None:
    aim, reached, start = (
        None if figure is None else Fraction(figure) for figure in (target, actual, baseline)
    )
    goal = Goal("1.1.1", aim, reached, start, is_down)

    assert judge(_running(day(gone), goals=(goal,))).light is light


def _running(on: date, **more: object) -> Facts:
    return Facts(on, FIRST, LAST, report_is_due=True, has_report=True, **more)  # type: ignore[arg-type]


REACHED = Goal("a", Fraction(10), Fraction(10))
MISSED = Goal("b", Fraction(10), Fraction(2))
AHEAD = Goal("c", Fraction(10), Fraction(9))
UNSAID = Goal("d", Fraction(10), None)
TODAY = day(50)
CASES = [
    ("nothing due, nothing reported", Facts(TODAY), LATER),
    ("begins next year", Facts(TODAY, date(2027, 1, 1), date(2027, 6, 1)), LATER),
    ("begins next year, reported early", _running(TODAY, goals=(AHEAD,)), GREEN),
    ("report due, none came", Facts(TODAY, FIRST, LAST, report_is_due=True), GREY),
    ("silent though ended", Facts(date(2027, 2, 1), FIRST, LAST, report_is_due=True), GREY),
    ("silent though all reached", Facts(TODAY, FIRST, LAST, True, goals=(REACHED,)), GREY),
    ("complete, all reached", _running(TODAY, is_complete=True, goals=(REACHED,)), DONE),
    ("complete, nothing to measure", _running(TODAY, is_complete=True), DONE),
    ("complete, one missed", _running(TODAY, is_complete=True, goals=(REACHED, MISSED)), YELLOW),
    ("complete, one unsaid", _running(TODAY, is_complete=True, goals=(REACHED, UNSAID)), YELLOW),
    (
        "complete after the end",
        _running(date(2027, 3, 1), is_complete=True, goals=(REACHED,)),
        DONE,
    ),
    (
        "complete after the end, one missed",
        _running(date(2027, 3, 1), is_complete=True, goals=(MISSED,)),
        RED,
    ),
    ("ended, not complete", _running(date(2027, 1, 1), goals=(REACHED,)), RED),
    ("ended, nothing measured", _running(date(2027, 1, 1)), RED),
    ("last day, not complete", _running(LAST, goals=(REACHED,)), GREEN),
    ("all reached, goes on", _running(TODAY, goals=(REACHED,)), GREEN),
    ("the worst of two", _running(TODAY, goals=(REACHED, MISSED)), YELLOW),
    ("reported, nothing measured", _running(TODAY), GREEN),
    ("progress in time", _running(TODAY, progress=Fraction(1, 2)), GREEN),
    ("progress behind", _running(TODAY, progress=Fraction(3, 10)), YELLOW),
    ("progress far behind", _running(TODAY, progress=Fraction(1, 10)), RED),
    ("progress full, not complete", _running(TODAY, progress=Fraction(1)), GREEN),
    (
        "progress is no word against figures",
        _running(TODAY, progress=Fraction(1), goals=(MISSED,)),
        YELLOW,
    ),
    (
        "progress counts while figures wait",
        _running(TODAY, progress=Fraction(0), goals=(UNSAID,)),
        RED,
    ),
    ("milestone tomorrow", _running(TODAY, steps=(Step("s", TODAY + timedelta(1)),)), GREEN),
    ("milestone today", _running(TODAY, steps=(Step("s", TODAY),)), GREEN),
    ("milestone yesterday", _running(TODAY, steps=(Step("s", TODAY - timedelta(1)),)), YELLOW),
    ("milestone 90 days ago", _running(TODAY, steps=(Step("s", TODAY - timedelta(90)),)), YELLOW),
    ("milestone 91 days ago", _running(TODAY, steps=(Step("s", TODAY - timedelta(91)),)), RED),
    ("milestone done", _running(TODAY, steps=(Step("s", FIRST, is_done=True),)), GREEN),
    ("spent all", _running(TODAY, cost=100, spent=100), GREEN),
    ("spent more", _running(TODAY, cost=100, spent=101), YELLOW),
    ("spent on what costs nothing", _running(TODAY, cost=0, spent=1), YELLOW),
    ("spent, cost unknown", _running(TODAY, spent=500), GREEN),
    ("overspent and late", _running(date(2027, 1, 1), cost=1, spent=2), RED),
    ("no dates, progress none", Facts(TODAY, has_report=True, progress=Fraction(0)), GREEN),
    (
        "no end, milestone late",
        Facts(TODAY, FIRST, None, True, True, steps=(Step("s", FIRST),)),
        RED,
    ),
    (
        "target due earlier",
        _running(TODAY, goals=(Goal("e", Fraction(10), Fraction(5), due=TODAY),)),
        RED,
    ),
    (
        "target due earlier, reached",
        _running(TODAY, goals=(Goal("e", Fraction(10), Fraction(10), due=TODAY),)),
        GREEN,
    ),
]


@pytest.mark.parametrize(("case", "facts", "light"), CASES, ids=[case[0] for case in CASES])
def test_rule_says_of_an_action(case: str, facts: Facts, light: Light) -> None:
    assert judge(facts).light is light, case


def test_table_is_long_enough_to_be_a_promise() -> None:
    assert len(INDICATORS) + len(CASES) >= 60


def test_what_decided_stands_first() -> None:
    facts = _running(day(92), goals=(REACHED, Goal("t", Fraction(40), Fraction(31))))
    first = judge(facts).reasons[0]

    assert (first.why, first.about, first.share) == (Why.INDICATOR, "t", Fraction(31, 40))
    assert first.time_gone is not None
    assert round(first.time_gone * 100) == 92


def test_time_gone_counts_both_ends_and_stays_between_nothing_and_all() -> None:
    assert time_gone(FIRST, FIRST, FIRST) == 1
    assert time_gone(FIRST, LAST, FIRST - timedelta(days=5)) == 0
    assert time_gone(FIRST, LAST, date(2030, 1, 1)) == 1
    assert time_gone(LAST, FIRST, FIRST) is None
