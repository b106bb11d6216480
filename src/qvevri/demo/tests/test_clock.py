"""The demo's past keeps its order and its nights."""

from datetime import UTC, datetime

import pytest
import time_machine

from qvevri.demo.clock import ago

EVENING = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)
SHORTLY_AFTER_MIDNIGHT = datetime(2026, 11, 21, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize("now", [EVENING, SHORTLY_AFTER_MIDNIGHT])
def test_more_hours_ago_is_earlier_and_never_to_come(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        moments = [ago(hours) for hours in range(1, 200)]

    assert moments == sorted(moments, reverse=True)
    assert moments[0] < now


def test_nobody_trades_in_the_night_of_another_day() -> None:
    with time_machine.travel(EVENING, tick=False):
        hours = {ago(hours).hour for hours in range(24, 400)}

    assert min(hours) >= 8
    assert max(hours) < 22
