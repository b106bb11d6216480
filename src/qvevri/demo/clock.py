"""Moments of the past, as people live: nobody trades at night."""

from datetime import datetime, timedelta

from django.utils import timezone

# From eight in the morning, over fourteen of a day's hours.
FIRST_WORD, WAKING = timedelta(hours=8), 14 / 24


def ago(hours: float) -> datetime:
    """A moment about so many hours ago, by day unless it is today; more hours are earlier."""
    now = timezone.localtime()
    moment = now - timedelta(hours=hours, minutes=hours * 17 % 50)
    if moment.date() == now.date():
        return moment
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + FIRST_WORD + (moment - midnight) * WAKING
