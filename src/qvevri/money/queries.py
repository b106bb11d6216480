"""Questions about rates, answered from memory."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings

from qvevri.money.models import Rate
from qvevri.money.rates import DayRate

KEEP_SECONDS = 60.0


@dataclass
class _Memory:
    today: date | None = None
    read_at: float = float("-inf")
    rates: Mapping[str, DayRate] = field(default_factory=dict)


_memory = _Memory()


def forget() -> None:
    """Read the rates again at the next question: called after they were changed."""
    _memory.read_at = float("-inf")


def rate_of(currency: str, today: date) -> DayRate | None:
    """The currency's last rate, if it is not stale; None then, and for one that nobody knows.

    The bank publishes on working days and a rate holds until the next: over long holidays a week.
    """
    if _memory.today != today or time.monotonic() - _memory.read_at > KEEP_SECONDS:
        _memory.rates = _read(today)
        _memory.today, _memory.read_at = today, time.monotonic()
    return _memory.rates.get(currency)


def _read(today: date) -> dict[str, DayRate]:
    oldest = today - timedelta(days=settings.RATES_FRESH_DAYS)
    rows = Rate.objects.between(oldest, today).order_by("day")
    return {row.currency: DayRate(row.currency, row.day, row.lari) for row in rows}
