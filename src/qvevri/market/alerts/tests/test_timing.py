"""When somebody is told: a table of moments."""

from datetime import UTC, datetime

import pytest

from qvevri.market.alerts.timing import due_at

ZONE = "Asia/Tbilisi"
SATURDAY_NOON = "2026-11-21 12:00"


def tbilisi(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+04:00")


@pytest.mark.parametrize(
    ("frequency", "is_sms", "now", "told", "due"),
    [
        ("at_once", False, SATURDAY_NOON, None, SATURDAY_NOON),
        ("at_once", False, SATURDAY_NOON, "2026-11-21 11:50", "2026-11-21 12:05"),
        ("at_once", False, SATURDAY_NOON, "2026-11-20 11:50", SATURDAY_NOON),
        ("at_once", False, "2026-11-21 23:30", None, "2026-11-21 23:30"),
        ("at_once", True, SATURDAY_NOON, None, SATURDAY_NOON),
        ("at_once", True, SATURDAY_NOON, "2026-11-21 11:50", "2026-11-21 13:50"),
        ("at_once", True, "2026-11-21 20:59", None, "2026-11-21 20:59"),
        ("at_once", True, "2026-11-21 21:00", None, "2026-11-22 08:00"),
        ("at_once", True, "2026-11-21 07:59", None, "2026-11-21 08:00"),
        ("at_once", True, "2026-11-21 20:30", "2026-11-21 19:30", "2026-11-22 08:00"),
        ("daily", False, SATURDAY_NOON, None, "2026-11-22 08:00"),
        ("daily", True, "2026-11-21 00:10", None, "2026-11-21 08:00"),
        ("daily", False, "2026-11-21 08:00", None, "2026-11-22 08:00"),
        ("weekly", False, SATURDAY_NOON, None, "2026-11-23 08:00"),
        ("weekly", False, "2026-11-23 07:00", None, "2026-11-23 08:00"),
        ("weekly", False, "2026-11-23 08:00", None, "2026-11-30 08:00"),
    ],
)
def test_due_at(
    frequency: str,
    is_sms: bool,  # noqa: FBT001
    now: str,
    told: str | None,
    due: str,
) -> None:
    told_at = tbilisi(told).astimezone(UTC) if told else None
    moment = tbilisi(now).astimezone(UTC)

    found = due_at(frequency, is_sms=is_sms, now=moment, told_at=told_at, zone=ZONE)
    assert found == tbilisi(due)
