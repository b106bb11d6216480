"""The published formula: each step decides only where those before it are equal."""

from collections import Counter
from datetime import date, timedelta

import pytest

from qvevri.search.ranking import freshness, lot, nearness, rank, season

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(("days", "step"), [(-1, 0), (0, 0), (7, 0), (8, 1), (15, 2), (31, 3)])
def test_freshness_goes_by_weeks(days: int, step: int) -> None:
    assert freshness(days) == step


@pytest.mark.parametrize(
    ("months", "step"), [(1 << 10, 0), (2**12 - 1, 0), (0, 1), (1 << 9, 2), (1 << 11, 2)]
)
def test_what_is_in_season_in_november_comes_first(months: int, step: int) -> None:
    assert season(months, 11) == step


@pytest.mark.parametrize(
    ("km", "step"), [(0.0, 0), (5.0, 0), (5.1, 1), (39.0, 2), (41.0, 3), (None, 3)]
)
def test_nearness_goes_by_kilometres(km: float | None, step: int) -> None:
    assert nearness(km) == step


def test_words_weigh_more_than_freshness_season_and_nearness_together() -> None:
    assert rank(0, 3, 2, 3) < rank(1, 0, 0, 0)
    assert rank(0, 0, 2, 3) < rank(0, 1, 0, 0)
    assert rank(0, 0, 0, 3) < rank(0, 0, 1, 0)


def test_every_equal_comes_first_about_as_often_as_any_other() -> None:
    days = [TODAY + timedelta(days=n) for n in range(2000)]
    first = Counter(min(range(1, 9), key=lambda number: lot(day, number)) for day in days)

    assert set(first) == set(range(1, 9))
    assert max(first.values()) <= 2000 / 8 * 1.25
    assert min(first.values()) >= 2000 / 8 * 0.75


def test_lot_stays_the_same_for_a_day_and_differs_between_things() -> None:
    assert lot(TODAY, 7) == lot(date(2026, 11, 21), 7)
    assert len({lot(TODAY, number) for number in range(2000)}) == 2000
