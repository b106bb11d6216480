"""Days, months and seasons as people write them in Georgian, English and Russian."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from qvevri.market.listings.amounts import tidy

MONTHS: tuple[str, ...] = (
    r"იანვ|jan|янв",
    r"თებერ|feb|фев",
    r"მარტ|mar|март",
    r"აპრილ|apr|апр",
    r"მაის|may|ма[йяе]",
    r"ივნის|jun|июн",
    r"ივლის|jul|июл",
    r"აგვისტ|aug|авг",
    r"სექტემ|sep|сент",
    r"ოქტომ|oct|окт",
    r"ნოემ|nov|ноя",
    r"დეკემ|dec|дек",
)
SEASONS: Mapping[tuple[int, ...], str] = {
    (3, 4, 5): r"გაზაფხულ|spring|весн",
    (6, 7, 8): r"ზაფხულ|summer|лет[оаьн]",
    (9, 10, 11): r"შემოდგომ|autumn|осен",
    (12, 1, 2): r"ზამთ|winter|зим",
    (12, 1): r"შობა|საშობაო|ახალ წელ|საახალწლო|christmas|new year|рождеств|нов\w+ год",
}
MONTH = re.compile(r"(?<!\w)(?:" + "|".join(f"({stem})" for stem in MONTHS) + r")\w*")
SEASON = re.compile(r"(?<!\w)(?:" + "|".join(f"({stem})" for stem in SEASONS.values()) + r")\w*")
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$")
DAY_FIRST = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\.?$")
# How table programs keep a day: counted from here. A cell without a date's look shows the count.
COUNTED_FROM = date(1899, 12, 30)
COUNTED = re.compile(r"^(4\d{4}|5[0-4]\d{3})(?:\.\d+)?$")
DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
NOW = re.compile(r"^(ახლა|უკვე|დღეს|now|today|already|сейчас|сегодня|уже)\w*$")


@dataclass(frozen=True)
class When:
    """A day, or the months that a word names; both empty for "now"."""

    day: date | None = None
    months: tuple[int, ...] = ()


def read_when(text: str, today: date) -> When | None:
    """A day (2026-09-15 · 15.09.2026 · 15 სექტემბერი · 46280), months (September, осень), or None.

    A day without a year is the one nearest to today.
    """
    plain = tidy(text)
    if NOW.match(plain):
        return When()
    counted = COUNTED.match(plain)
    if counted:
        return When(COUNTED_FROM + timedelta(days=int(counted[1])))
    numbers = _in_numbers(plain)
    if numbers is not None:
        return _day(*numbers)
    month = MONTH.search(plain)
    if month is None:
        return _season(plain)
    number = _place(month)
    day = DAY.search(plain)
    if day is None:
        return When(months=(number,))
    return _near(int(day[1]), number, YEAR.search(plain), today)


def months_in(text: str) -> tuple[int, ...]:
    """The months and seasons that a text names, in its order."""
    plain = tidy(text)
    named = tuple(_place(found) for found in MONTH.finditer(plain))
    season = _season(plain)
    return named or (season.months if season else ())


def span(first: int, last: int) -> tuple[int, ...]:
    """The months from one to the other, over the end of the year where need be."""
    return tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))


def _place(found: re.Match[str]) -> int:
    return next(place for place, stem in enumerate(found.groups(), 1) if stem)


def _season(plain: str) -> When | None:
    found = SEASON.search(plain)
    return When(months=tuple(SEASONS)[_place(found) - 1]) if found else None


def _in_numbers(plain: str) -> tuple[int, int, int] | None:
    iso = ISO.match(plain)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    day_first = DAY_FIRST.match(plain)
    if day_first:
        year = int(day_first[3])
        return year if year > 99 else 2000 + year, int(day_first[2]), int(day_first[1])
    return None


def _day(year: int, month: int, day: int) -> When | None:
    try:
        return When(date(year, month, day))
    except ValueError:
        return None


def _near(day: int, month: int, year: re.Match[str] | None, today: date) -> When | None:
    if year is not None:
        return _day(int(year[1]), month, day)
    years = (today.year - 1, today.year, today.year + 1)
    days = [found.day for found in (_day(y, month, day) for y in years) if found and found.day]
    close = min(days, key=lambda one: abs(one - today), default=None)
    return When(close) if close else None
