"""When somebody is told: at once, in the morning, on Monday; never by SMS at night."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

MORNING = time(8)
# An SMS wakes people.
SMS_FROM, SMS_UNTIL = time(8), time(21)
# Several listings of one hour are one message.
EMAIL_PAUSE, SMS_PAUSE = timedelta(minutes=15), timedelta(hours=2)
MONDAY = 0


class Frequency(StrEnum):
    """How often; the values of `Alert.Frequency`."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


def due_at(
    frequency: str, *, is_sms: bool, now: datetime, told_at: datetime | None, zone: str
) -> datetime:
    """When to tell what was found at `now`, given when something was told last.

    Daily means the next morning, weekly the morning of the next Monday, in the zone's time.
    """
    local = now.astimezone(ZoneInfo(zone))
    if frequency == Frequency.DAILY:
        return next_morning(local)
    if frequency == Frequency.WEEKLY:
        return next_monday(local)
    pause = SMS_PAUSE if is_sms else EMAIL_PAUSE
    moment = local if told_at is None else max(local, told_at.astimezone(local.tzinfo) + pause)
    return awake(moment) if is_sms else moment


def awake(moment: datetime) -> datetime:
    """The moment itself, or the morning after when it falls into the quiet hours of SMS."""
    if moment.time() < SMS_FROM:
        return _at(moment, MORNING)
    return next_morning(moment) if moment.time() >= SMS_UNTIL else moment


def next_morning(moment: datetime) -> datetime:
    """The first morning after the moment."""
    today = _at(moment, MORNING)
    return today if moment < today else today + timedelta(days=1)


def next_monday(moment: datetime) -> datetime:
    """The first Monday morning after the moment."""
    morning = next_morning(moment)
    return morning + timedelta(days=(MONDAY - morning.weekday()) % 7)


def _at(moment: datetime, clock: time) -> datetime:
    return datetime.combine(moment.date(), clock, tzinfo=moment.tzinfo)
