"""When an action runs, as tables say it: "01.2026 – 12.2027", "2026 I–II კვ.", "2026 – 2027"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from qvevri.plan.tables.doubts import Doubt, Fault, Note

MONTHS = (
    r"იანვ|\bjan|янв",
    r"თებერ|\bfeb|фев",
    r"მარტ|\bmar|март",
    r"აპრილ|\bapr|апр",
    r"მაის|\bmay|\bма[йяе]",
    r"ივნის|\bjun|июн",
    r"ივლის|\bjul|июл",
    r"აგვისტ|\baug|авг",
    r"სექტემ|\bsep|сент",
    r"ოქტომ|\boct|окт",
    r"ნოემ|\bnov|ноя",
    r"დეკემ|\bdec|дек",
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER_WORD = r"(?:კვ(?:არტალ\w*|\.|\b)|\bquarters?\b|\bq(?=\W|[1-4])|кв(?:артал\w*|\.|\b))"
HAS_QUARTER = re.compile(QUARTER_WORD, re.I)
YEAR = r"(?:19|20)\d\d"
# In this order: what is longer is tried before what is a part of it.
ATOM = re.compile(
    rf"\b(?P<day>\d{{1,2}})[./](?P<daymonth>\d{{1,2}})[./](?P<dayyear>{YEAR})\b"
    rf"|\b(?P<isoyear>{YEAR})-(?P<isomonth>0\d|1[012])(?:-(?P<isoday>\d\d))?\b"
    rf"|\b(?P<month>\d{{1,2}})[./](?P<monthyear>{YEAR})\b"
    rf"|(?<!\d)(?P<year>{YEAR})(?!\d)"
    r"|(?<![^\W\d_])(?P<quarter>iv|i{1,3}|(?<!\d)[1-4])(?![\w])|(?<=q)(?P<qn>[1-4])\b",
    re.I,
)
NAMED = re.compile("|".join(f"(?P<m{n}>{stem})" for n, stem in enumerate(MONTHS, 1)), re.I)
# A half-year is two quarters; "2026-27" is two years.
HALF = r"(?:ნახევარ\w*|half(?:[ -]?year)?|полугоди\w*)"
HALVES = (
    (re.compile(rf"\b(?:პირველი?|first|1st|перв\w+|i|1)[- ]{HALF}|\bh1\b", re.I), " I–II კვ. "),
    (re.compile(rf"\b(?:მეორე|second|2nd|втор\w+|ii|2)[- ]{HALF}|\bh2\b", re.I), " III–IV კვ. "),
)
SHORT_YEARS = re.compile(r"(?<!\d)(20)(\d\d)([-/\u2010-\u2015])(\d\d)(?![\d./-])")
OPEN = re.compile(r"მუდმივ|უვადო|permanent|ongoing|continuous|постоянно|бессрочно", re.I)
EACH = re.compile(r"\bყოველ|\bevery\b|\beach\b|\bannual|ежегодно|кажд", re.I)
LEFT_OPEN = "…"
NONE = re.compile(r"^[\s\u2010-\u2015.\-/]*$")


@dataclass(frozen=True)
class Period:
    """First and last day, None where the table does not say; what was doubtful about it."""

    starts: date | None = None
    finishes: date | None = None
    is_open_ended: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class _Span:
    first: date
    last: date


def read_period(text: str) -> Period:
    """The period that one cell names."""
    plain = " ".join(text.split())
    if NONE.match(plain):
        return Period(notes=(Note(Doubt.NO_PERIOD, plain),))
    spans = _spans(plain)
    if OPEN.search(plain):
        return _open(plain, spans)
    if not spans:
        return Period(notes=(Note(Doubt.UNREAD_PERIOD, plain),))
    notes = [Note(Doubt.RECURRING, plain)] if EACH.search(plain) else []
    if len({(span.first, span.last) for span in spans}) > 2:
        notes.append(Note(Doubt.TWO_DATES, plain))
    starts, finishes = spans[0].first, spans[-1].last
    if plain.startswith(LEFT_OPEN) or plain.endswith(LEFT_OPEN):
        # As we write a period of which one end is not known.
        is_first = plain.startswith(LEFT_OPEN)
        ends = (None, finishes) if is_first else (starts, None)
        return Period(ends[0], ends[1], notes=tuple(notes))
    if finishes < starts:
        return Period(starts, finishes, notes=(Note(Fault.FINISH_BEFORE_START, plain),))
    return Period(starts, finishes, notes=tuple(notes))


def read_two(start: str, finish: str) -> Period:
    """The period that a cell for the start and one for the finish name together."""
    if NONE.match(start) and NONE.match(finish):
        return Period(notes=(Note(Doubt.NO_PERIOD),))
    if OPEN.search(finish):
        return _open(finish, _spans(start))
    first, last = _spans(start), _spans(finish)
    notes = [
        Note(Doubt.UNREAD_PERIOD if words.strip() else Doubt.NO_PERIOD, words.strip())
        for words, spans in ((start, first), (finish, last))
        if not spans
    ]
    notes += [Note(Doubt.TWO_DATES, words.strip()) for words in (finish,) if len(last) > 1]
    starts = first[0].first if first else None
    # "2020 (planned; completion moved to 2021-01)": what came last is what holds.
    finishes = last[-1].last if last else None
    if starts and finishes and finishes < starts:
        notes = [Note(Fault.FINISH_BEFORE_START, f"{start} – {finish}")]
    return Period(starts, finishes, notes=tuple(notes))


def _open(text: str, spans: list[_Span]) -> Period:
    starts = spans[0].first if spans else None
    return Period(starts, None, is_open_ended=True, notes=(Note(Doubt.OPEN_ENDED, text),))


def _spans(text: str) -> list[_Span]:
    """Every stretch of time that a text names, in its order."""
    for half, quarters in HALVES:
        text = half.sub(quarters, text)
    text = SHORT_YEARS.sub(_in_full, text)
    atoms = [atom for match in ATOM.finditer(text) if (atom := _atom(match, text)) is not None]
    atoms += [_Atom(match.start(), months=_named(match)) for match in NAMED.finditer(text)]
    atoms.sort(key=lambda atom: atom.place)
    if any(atom.months for atom in atoms):
        return _with_years(atoms)
    return [atom.span or _of_year(atom.year) for atom in atoms]


def _in_full(match: re.Match[str]) -> str:
    """Two years, if the second may be one: "2026-11" is a month, "2026-13" nothing."""
    century, first, between, second = match.groups()
    is_year = int(first) < int(second) and (int(second) > 12 or between == "/")
    return f"{century}{first} – {century}{second}" if is_year else match.group()


@dataclass(frozen=True)
class _Atom:
    """A whole date as a `span`, a year alone, or months that wait for their year."""

    place: int
    span: _Span | None = None
    year: int = 0
    months: tuple[int, int] | None = None


def _atom(match: re.Match[str], text: str) -> _Atom | None:
    said = match.groupdict()
    if said["day"]:
        return _exact(match.start(), said["dayyear"], said["daymonth"], said["day"])
    if said["isoyear"]:
        return _exact(match.start(), said["isoyear"], said["isomonth"], said["isoday"])
    if said["month"]:
        return _exact(match.start(), said["monthyear"], said["month"], None)
    if said["year"]:
        return _Atom(match.start(), year=int(said["year"]))
    if not HAS_QUARTER.search(text):
        return None
    quarter = str(said["quarter"] or said["qn"])
    number = ROMAN.get(quarter.lower()) or int(quarter)
    return _Atom(match.start(), months=(number * 3 - 2, number * 3))


def _exact(place: int, year: str, month: str, day: str | None) -> _Atom | None:
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    last = first if day else _last_day(first.year, first.month)
    return _Atom(place, span=_Span(first, last))


def _named(match: re.Match[str]) -> tuple[int, int]:
    month = int(str(match.lastgroup)[1:])
    return month, month


def _with_years(atoms: list[_Atom]) -> list[_Span]:
    """Quarters and months with their years: the last year before where the text begins with one,
    else the next one after; a single month of several years stands in each of them."""
    years = [atom for atom in atoms if atom.year]
    waiting = [atom.months for atom in atoms if atom.months]
    if not years:
        return []
    if len(waiting) == 1:
        return [_of_months(year.year, waiting[0]) for year in years]
    is_before = bool(atoms[0].year)
    return [
        _of_months(_year_for(atom, years, is_before=is_before), atom.months)
        for atom in atoms
        if atom.months
    ]


def _year_for(atom: _Atom, years: list[_Atom], *, is_before: bool) -> int:
    before = [year.year for year in years if year.place < atom.place]
    after = [year.year for year in years if year.place > atom.place]
    if is_before:
        return before[-1]
    return after[0] if after else before[-1]


def _of_months(year: int, months: tuple[int, int]) -> _Span:
    return _Span(date(year, months[0], 1), _last_day(year, months[1]))


def _of_year(year: int) -> _Span:
    return _Span(date(year, 1, 1), date(year, 12, 31))


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def written(starts: date | None, finishes: date | None) -> str:
    """The same period in figures: "01.2026 – 12.2027", with days where they are not month ends."""
    if starts is None and finishes is None:
        return "—"
    is_whole = (starts is None or starts.day == 1) and (
        finishes is None or finishes == _last_day(finishes.year, finishes.month)
    )
    form = "%m.%Y" if is_whole else "%d.%m.%Y"
    return " – ".join(day.strftime(form) if day else LEFT_OPEN for day in (starts, finishes))


def day(when: date | None) -> str:
    """A day in figures, "15.03.2026"; empty for none."""
    return when.strftime("%d.%m.%Y") if when else ""
