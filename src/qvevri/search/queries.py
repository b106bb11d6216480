"""Questions to the index: a page of results in order, and how many there are."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from qvevri.places.models import Municipality
from qvevri.search import counting, listed, narrowing, results
from qvevri.search.counting import counted
from qvevri.search.either import either, says_or
from qvevri.search.engines import engine
from qvevri.search.facets import Band, Facets, Found
from qvevri.search.models import SearchDoc
from qvevri.search.narrowing import Query
from qvevri.search.nearest import Nearest, nearest
from qvevri.search.nearness import Near
from qvevri.search.ranking import FOLD
from qvevri.search.rereading import LITTLE, TIMES, likelier, reread
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

SHOWN = ("municipality_id", "kind", "thing_id", "card", "months", "is_verified", "published_at")


def search(query: Query, now: datetime | None = None) -> Page:
    """The page asked for, of what is meant; see `Page.reading` for what that was taken to be.

    Two queries with words, three when they may be corrected or filters narrow very many, one more
    where several products are named that nothing is at once; without words two at most, or three
    with facets, which are then kept for a minute; so is, for seconds, the number of a list of
    several pages. Raises CursorTooOld.
    """
    now = now or timezone.now()
    reading = wording(query.text, query.municipality)
    if query.text.strip() and reading.says_nothing:
        return Page([], None, 0, is_capped=False, reading=reading)
    asked, understood = narrowing.with_reading(query, reading)
    if not understood.groups and listed.is_listed(asked):
        return _listed(asked, reading, now)
    found = results.retrieve(asked, understood, now)
    other = _reread(query, reading, found, now)
    if other is not None:
        asked, understood = narrowing.with_reading(query, other.reading)
        return replace(
            results.page_of(asked, understood, other.results, now), reading=other.reading
        )
    return replace(results.page_of(asked, understood, found, now), reading=reading)


class _Reread(NamedTuple):
    """A likelier reading, and what is found for it."""

    reading: Reading
    results: Results


def _reread(query: Query, reading: Reading, plainly: Results, now: datetime) -> _Reread | None:
    """What was likelier meant, by the published rule; None where the words are taken as typed.

    Two queries at most, one more where several products are named.
    """
    # Whoever is named was meant, even if nothing is offered.
    if query.as_typed or not reading.groups or (plainly.named and not plainly.found):
        return None
    for other, least in _others(reading, plainly.found, query.municipality):
        asked, understood = narrowing.with_reading(query, other)
        found = results.retrieve(asked, understood, now)
        if len(found.found) >= least:
            return _Reread(other, found)
    return None


def _others(
    reading: Reading, found: list[Found], place: Municipality | None
) -> Iterator[tuple[Reading, int]]:
    """Other readings, the likeliest first, and how many each must find to be taken."""
    number, each = len(found), either(reading)
    if each is not None and says_or(reading):
        yield each, 1
    # Where all that was typed names something, no word is an error.
    is_doubtful = each is None or any(group.is_plain for group in reading.groups)
    if not number and is_doubtful:
        mended = reread(reading, place)
        if mended is not None:
            yield mended, 1
            each = either(mended) or each
    elif is_doubtful:
        is_heard = _is_only_heard(reading, found)
        meant = likelier(reading, place, is_heard=is_heard, is_little=number < LITTLE)
        if meant is not None:
            yield meant.reading, 1 if meant.is_sure else number * TIMES
    if each is not None and number < LITTLE:
        yield each, max(1, number * TIMES)


def _is_only_heard(reading: Reading, found: list[Found]) -> bool:
    """Whether no plain word of the query is written in any document so, or begins one."""
    plain = sum(group.is_plain for group in reading.groups)
    return plain > 0 and min(one.spelled for one in found) >= FOLD * plain


def _listed(query: Query, reading: Reading, now: datetime) -> Page:
    by_price = query.sort == "price"
    number, facets, unit = None, None, ""
    if query.facets:
        number, facets = counted(query, now)
        unit = facets.unit
    elif by_price:
        number, unit = counting.number_and_unit(query, now, COUNTED + 1)
    rows, following = listed.page(query, unit, now)
    if number is None:
        # A list that ends on its first page is counted by that page.
        is_whole = following is None and not query.cursor
        number = len(rows) if is_whole else counting.number(query, now, COUNTED + 1)
    return Page(
        rows,
        following,
        min(number, COUNTED),
        number > COUNTED,
        reading=reading,
        facets=facets,
        unit=unit if by_price else "",
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
    """How the words may be understood: as typed, and as they would be corrected.

    What a query finds meets one of them. A place asked for with what lies about it is in none.
    Three queries at most, whatever is found now.
    """
    place = query.municipality
    typed = wording(query.text, place)
    others: list[Reading | None] = []
    if typed.groups and not query.as_typed:
        others.append(reread(typed, place))
        for is_heard in (True, False):
            other = likelier(typed, place, is_heard=is_heard, is_little=not is_heard)
            others.append(other.reading if other else None)
    meant = [one for one in (typed, *others) if one]
    each = [] if query.as_typed else [one for one in map(either, meant) if one]
    understood = [narrowing.with_reading(query, one)[1] for one in (*meant, *each)]
    return [one for number, one in enumerate(understood) if one not in understood[:number]]


def among(query: Query, keys: Collection[int], now: datetime | None = None) -> set[int]:
    """Which of these documents (a few new ones) the query finds: two queries, mostly.

    As `search` does it, another reading takes the place of what was typed where that finds little.
    """
    now = now or timezone.now()
    reading = wording(query.text, query.municipality)
    if not keys or (query.text.strip() and reading.says_nothing):
        return set()
    found = _among(query, reading, keys, now)
    is_plain = any(group.is_plain for group in reading.groups)
    is_doubtful = (is_plain or either(reading) is not None) and not query.as_typed
    if is_doubtful and (says_or(reading) or not _is_enough(query, reading, found, now)):
        asked, understood = narrowing.with_reading(query, reading)
        other = _reread(query, reading, results.retrieve(asked, understood, now), now)
        found = _among(query, other.reading, keys, now) if other else found
    return {one.pk for one in found}


def _is_enough(query: Query, reading: Reading, found: list[Found], now: datetime) -> bool:
    """Whether what was found makes it certain that the words are taken as typed."""
    if not found or _is_only_heard(reading, found):
        return False
    asked, understood = narrowing.with_reading(query, reading)
    some = replace(narrowing.wanted(asked, understood, now), most=LITTLE)
    return len(found) >= LITTLE or len(engine().found(some)) >= LITTLE


def _among(query: Query, reading: Reading, keys: Collection[int], now: datetime) -> list[Found]:
    asked, understood = narrowing.with_reading(query, reading)
    wanted = narrowing.wanted(asked, understood, now, since=min(keys))
    # Few keys: PostgreSQL looks each up rather than all that bear the words.
    few = (f"d.id IN ({', '.join(['%s'] * len(keys))})", tuple(keys))
    found: list[Found] = engine().found(replace(wanted, bounds=[*wanted.bounds, few]))
    return results.near_enough(asked, found)
