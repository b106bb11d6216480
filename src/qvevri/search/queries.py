"""Questions to the index: a page of results in order, and how many there are."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from qvevri.search import counting, listed, narrowing, results
from qvevri.search.counting import counted
from qvevri.search.engines import engine
from qvevri.search.facets import Band, Facets, Found
from qvevri.search.models import SearchDoc
from qvevri.search.narrowing import Query
from qvevri.search.nearest import Nearest, nearest
from qvevri.search.nearness import Near
from qvevri.search.ranking import FOLD
from qvevri.search.rereading import reread, surely_misspelled
from qvevri.search.results import COUNTED, ROW, SORTS, Page, Results, Row
from qvevri.search.suggesting import Suggestion, suggest
from qvevri.search.wording import Reading, wording

__all__ = [
    "ROW",
    "SORTS",
    "Band",
    "Facets",
    "Near",
    "Nearest",
    "Page",
    "Query",
    "Reading",
    "Row",
    "Suggestion",
    "among",
    "documents",
    "latest",
    "nearest",
    "readings",
    "search",
    "suggest",
]

SHOWN = ("municipality_id", "thing_id", "card", "months", "is_verified", "published_at")


def search(query: Query, now: datetime | None = None) -> Page:
    """The page asked for, of what is meant; see `Page.reading` for what that was taken to be.

    Two queries with words, three when they had to be corrected or filters narrow very many; without
    words two at most, or three with facets, which are then kept for a minute; so is, for seconds,
    the number of a list of several pages. Raises CursorTooOld.
    """
    now = now or timezone.now()
    reading = wording(query.text, query.municipality)
    if query.text.strip() and reading.says_nothing:
        return Page([], None, 0, is_capped=False, reading=reading)
    asked, understood = narrowing.with_reading(query, reading)
    if not understood.groups and listed.is_listed(asked):
        return _listed(asked, reading, now)
    found = results.retrieve(asked, understood, now)
    if reading.groups and not query.as_typed:
        other = _reread(query, reading, found, now)
        if other is not None:
            return other
    return replace(results.page_of(asked, understood, found, now), reading=reading)


def _reread(query: Query, reading: Reading, plainly: Results, now: datetime) -> Page | None:
    """What is found for the words that were likelier meant; None if that is nothing either."""
    if not plainly.wide:
        other = reread(reading, query.municipality)
    elif _is_only_heard(reading, plainly.wide):
        other = surely_misspelled(reading, query.municipality)
    else:
        return None
    if other is None:
        return None
    asked, understood = narrowing.with_reading(query, other)
    found = engine().found(narrowing.wanted(asked, understood, now))
    if not found:
        return None
    return replace(results.page_of(asked, understood, Results(found, found), now), reading=other)


def _is_only_heard(reading: Reading, found: list[Found]) -> bool:
    """Whether no plain word of the query is written in any document so, or begins one."""
    plain = sum(group.is_plain for group in reading.groups)
    return plain > 0 and min(one.spelled for one in found) >= FOLD * plain


def _listed(query: Query, reading: Reading, now: datetime) -> Page:
    if not query.facets and query.sort != "price":
        rows, following = listed.page(query, "", now)
        # A list that ends on its first page is counted by that page.
        is_whole = following is None and not query.cursor
        number = len(rows) if is_whole else counting.number(query, now, COUNTED + 1)
        return Page(rows, following, min(number, COUNTED), number > COUNTED, reading=reading)
    number, facets = counted(query, now)
    unit = query.base_unit or facets.unit
    rows, following = listed.page(query, unit, now)
    return Page(
        rows,
        following,
        min(number, COUNTED),
        number > COUNTED,
        reading=reading,
        facets=facets if query.facets else None,
        unit=unit if query.sort == "price" else "",
    )


def documents(keys: Iterable[int]) -> dict[int, SearchDoc]:
    """The documents with these keys, with what a card or a feed shows of them: one query."""
    return SearchDoc.objects.only(*SHOWN, "indexed_at").in_bulk(list(keys))


def latest(query: Query, now: datetime | None = None) -> list[Row]:
    """The newest of a query, at most its limit, without counting: one query."""
    now = now or timezone.now()
    asked, reading = narrowing.with_reading(query, wording(query.text, query.municipality))
    asked = replace(asked, sort="newest", facets=False)
    if not reading.groups and listed.is_listed(asked):
        return listed.page(asked, "", now)[0]
    wanted = narrowing.wanted(asked, reading, now)
    if asked.near is None:
        wanted = replace(wanted, most=asked.limit)
    found = engine().found(wanted)
    return results.page_of(asked, reading, Results(found, found), now).items


def readings(query: Query) -> list[Reading]:
    """How the words may be understood: as typed, and as they would be corrected. One query.

    What a query finds meets one of them. A place asked for with what lies about it is in neither.
    """
    typed = wording(query.text, query.municipality)
    other = reread(typed, query.municipality) if typed.groups and not query.as_typed else None
    understood = (narrowing.with_reading(query, one)[1] for one in (typed, other) if one)
    return list(understood)


def among(query: Query, keys: Collection[int], now: datetime | None = None) -> set[int]:
    """Which of these documents (a few new ones) the query finds: one query.

    As `search` does it, a typing error is forgiven only when nothing at all is found without that.
    """
    now = now or timezone.now()
    reading = wording(query.text, query.municipality)
    if not keys or (query.text.strip() and reading.says_nothing):
        return set()
    found = _among(query, reading, keys, now)
    is_doubtful = any(group.is_plain for group in reading.groups)
    if found or not is_doubtful or query.as_typed:
        return found
    asked, understood = narrowing.with_reading(query, reading)
    if results.retrieve(asked, understood, now).found:
        return found
    other = reread(reading, query.municipality)
    return _among(query, other, keys, now) if other is not None else found


def _among(query: Query, reading: Reading, keys: Collection[int], now: datetime) -> set[int]:
    asked, understood = narrowing.with_reading(query, reading)
    wanted = narrowing.wanted(asked, understood, now, since=min(keys))
    # Few keys: PostgreSQL looks each up rather than all that bear the words.
    few = (f"d.id IN ({', '.join(['%s'] * len(keys))})", tuple(keys))
    found: list[Found] = engine().found(replace(wanted, bounds=[*wanted.bounds, few]))
    return {one.pk for one in results.near_enough(asked, found)}
