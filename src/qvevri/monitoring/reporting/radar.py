"""When somebody is reminded of a report, and who: a pure rule."""

from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=7)
VERY_LATE = timedelta(days=14)


class Stage(StrEnum):
    """How far a report's day is away or gone; each is told once."""

    SOON = "soon"
    LATE = "late"
    VERY_LATE = "very_late"


# Of a figure: its report was approved without it. Told once to each who is asked for it.
STALE = "stale"


def stage_of(due: date, today: date) -> Stage | None:
    """The stage of a report that is still to be written: None while there is time.

    A week before its day it is soon due; the day after it is late; two weeks after, very late:
    then the deputy hears of it too, and the officer's list has held it since its first late day.
    """
    if today > due + VERY_LATE:
        return Stage.VERY_LATE
    if today > due:
        return Stage.LATE
    return Stage.SOON if today >= due - SOON else None
