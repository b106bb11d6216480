"""What comes first in a list of results: the published formula, the same for every seller.

A document's rank is one number, the lowest first: how well it meets the words, then how lately
somebody said that it is still true, then its season, then how near it is. What is equal in all of
these is ordered by lot, drawn anew every day: see `lot`.
"""

from datetime import date

# Goes up with every change of a number below, so that a printed formula can be told from this one.
VERSION = 2

# Per concept named in the query: that very thing, a kind of it, what is only sold beside it (of
# wine and drinks, no wine), or only a word spelled alike.
MEANT, NARROWER, BESIDE, SPELLED = 0, 100, 150, 200
# Per settlement named: there, or only said to be there.
THERE, SAID_TO_BE_THERE = 0, 50
# Where an amount was asked for: as much is there, or less, or nobody said how much.
ENOUGH, NOT_ENOUGH = 0, 10
# Per other word: written so, so begun, or the same only to the ear; one more outside the title.
EXACT, PREFIX, FOLD = 0, 2, 4
OUTSIDE_THE_TITLE = 1

FRESH_DAYS = (7, 14, 30)
NEAR_KILOMETRES = (5, 15, 40)
ALL_YEAR = 2**12 - 1

_MASK = 2**64 - 1


def freshness(days: int) -> int:
    """0 for what was confirmed within a week, up to 3 for what is older than a month."""
    return sum(days > limit for limit in FRESH_DAYS)


def season(months: int, month: int) -> int:
    """0 in season (all the year round too), 1 where nobody said when, 2 out of season."""
    if not months:
        return 1
    return 0 if months >> (month - 1) & 1 else 2


def nearness(kilometres: float | None) -> int:
    """0 within 5 km, up to 3 beyond 40 km and where the place is not known."""
    if kilometres is None:
        return len(NEAR_KILOMETRES)
    return sum(kilometres > limit for limit in NEAR_KILOMETRES)


def rank(match: int, fresh: int, seasonal: int, near: int) -> int:
    """The four steps as one number: each decides only where those before it are equal."""
    return ((match * 4 + fresh) * 3 + seasonal) * 4 + near


def lot(day: date, number: int) -> int:
    """Where a thing stands among its equals today: another place tomorrow, none favoured.

    SplitMix64 (Steele, Lea, Flood 2014) of the thing's number and the day.
    """
    mixed = (number * 0x9E3779B97F4A7C15 + day.toordinal() * 0xD1B54A32D192ED03) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return (mixed ^ (mixed >> 31)) >> 12
