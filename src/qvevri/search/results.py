"""Pages of results: those found through the index of words, ordered and counted in Python."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from qvevri.search import cursors, facets, narrowing
from qvevri.search.engines import CAP, engine
from qvevri.search.facets import Facets, Found
from qvevri.search.narrowing import Query
from qvevri.search.ordering import Key, Order, distance, in_order, moment
from qvevri.search.wording import Reading
from qvevri.vocabulary.numerals import grouped

COUNTED = 1000
SORTS = ("relevance", "newest", "price", "distance")
NOWHERE: Key = ()
# How many values the key of each order has.
LENGTHS = {"relevance": 3, "newest": 2, "price": 3, "distance": 2}


class Row(NamedTuple):
    """A document that was found, light: what its card shows is asked for by `documents`.

    `key` is what the list is ordered by before the date, 0 where nothing is.
    """

    pk: int
    municipality_id: int
    thing_id: int
    concept: str
    months: int
    published_at: datetime
    indexed_at: datetime
    key: int = 0


# The columns of a light row.
ROW = tuple(name for name in Row._fields if name != "key")


@dataclass(frozen=True)
class Page:
    """A page of documents in order; `next` leads to the following one, None at the end.

    `reading` tells how the words were understood, and what was typed where that was corrected;
    `unit` is the base unit by which prices were compared, empty where they were not; `named` are
    the sellers whom the words name, the newest first, on the first page only.
    """

    items: list[Row]
    next: str | None
    count: int
    is_capped: bool
    distances: Mapping[int, float] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
    facets: Facets | None = None
    unit: str = ""
    named: list[Row] = field(default_factory=list)

    @property
    def mended(self) -> bool:
        """Whether nothing was found for the words as typed, but for ones spelled alike."""
        return bool(self.reading.corrected_from)

    @property
    def count_text(self) -> str:
        """The number found: exact up to 1,000, then "1,000+"."""
        return self.count_in("en")

    def count_in(self, language: str) -> str:
        """The number found as a language writes it."""
        return f"{grouped(str(COUNTED), language)}+" if self.is_capped else str(self.count)


@dataclass(frozen=True)
class Results:
    """What meets a query, and what would meet it without the filters of its facets.

    `named` are the sellers whom the words name.
    """

    found: list[Found]
    wide: list[Found]
    named: list[Found] = field(default_factory=list)


def retrieve(query: Query, reading: Reading, now: datetime) -> Results:
    """One query to the index; two where filters narrow more than can be counted at once."""
    is_counted = query.facets and narrowing.is_narrowed(query)
    asked = narrowing.wide(query) if is_counted else query
    beside = narrowing.named(query, reading)
    both = engine().found(replace(narrowing.wanted(asked, reading, now), beside=beside))
    # Sellers alone are of no concept.
    named = [one for one in both if not one.concept] if beside else []
    wide = [one for one in both if one.concept] if named else both
    if not is_counted:
        return Results(wide, wide, named)
    if len(wide) >= CAP:
        return Results(engine().found(narrowing.wanted(query, reading, now)), wide, named)
    filters = narrowing.filters(query, now).values()
    return Results([one for one in wide if all(is_met(one) for is_met in filters)], wide, named)


def page_of(query: Query, reading: Reading, results: Results, now: datetime) -> Page:
    """The page asked for, in order. Raises CursorTooOld."""
    found = near_enough(query, results.found)
    order, after = _order(query, reading, found, now)
    keyed = in_order(found, order, after)
    shown, following = keyed[: query.limit], None
    if len(keyed) > query.limit:
        last = [order.today.toordinal(), order.unit, *shown[-1][0]]
        following = cursors.write(order.sort, last)
    here = query.near
    return Page(
        items=[_row(one) for _key, one in shown],
        next=following,
        count=min(len(found), COUNTED),
        is_capped=len(found) > COUNTED,
        distances={one.pk: distance(one, here) or 0.0 for _key, one in shown} if here else {},
        reading=reading,
        facets=counts(query, results, now) if query.facets else None,
        unit=order.unit,
        named=[_row(one) for one in results.named] if not query.cursor else [],
    )


def near_enough(query: Query, found: list[Found]) -> list[Found]:
    """Without what is too far, and, where the nearest come first, without what is nowhere."""
    here = query.near
    if here is None or (here.km is None and query.sort != "distance"):
        return found
    far = ((one, distance(one, here)) for one in found)
    return [one for one, km in far if km is not None and (here.km is None or km <= here.km)]


def _order(query: Query, reading: Reading, found: list[Found], now: datetime) -> tuple[Order, Key]:
    """The order of a list and where in it the page begins; an older day goes on being its day."""
    sort = query.sort if query.sort in SORTS else "relevance"
    if (sort == "relevance" and not reading.groups) or (sort == "distance" and query.near is None):
        sort = "newest"
    today, unit, after = timezone.localdate(now), query.base_unit, NOWHERE
    if query.cursor:
        ordinal, unit, *keys = cursors.read(query.cursor, sort, 2 + LENGTHS[sort])
        today, after = date.fromordinal(ordinal), tuple(keys)
    if sort == "price" and not unit:
        units = Counter(one.base_unit for one in found if one.base_price is not None)
        unit = min(units, key=lambda code: (-units[code], code), default="")
    return Order(sort, reading, query.near, today, unit if sort == "price" else ""), after


def _row(one: Found) -> Row:
    published_at, indexed_at = moment(one.published_at), moment(one.indexed_at)
    return Row(
        *(one.pk, one.municipality_id, one.thing_id, one.concept, one.months),
        published_at,
        indexed_at,
    )


def counts(query: Query, results: Results, now: datetime) -> Facets:
    """The facets of what meets the query.

    Where more than can be counted meets it without its filters, a facet that is filtered by is
    counted among the newest of those.
    """
    filters = narrowing.filters(query, now)
    month, unit = timezone.localtime(now).month, query.base_unit
    is_capped = len(results.wide) >= CAP
    if results.wide is results.found or not is_capped:
        return facets.count(results.wide, filters, month, unit, is_capped=is_capped)
    within = facets.count(results.found, {}, month, unit, is_capped=len(results.found) >= CAP)
    around = facets.count(results.wide, filters, month, unit, is_capped=True)
    return facets.merged(within, around, filters)
