"""Questions to the index: a page of results in order, and how many there are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from qvevri.places.models import Municipality
from qvevri.search import cursors, marks, ordering
from qvevri.search.engines import Wanted, engine
from qvevri.search.models import SearchDoc
from qvevri.search.nearness import Near, bounds, by_distance
from qvevri.search.wording import Reading, mended, wording
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.numerals import grouped

__all__ = ["Near", "Page", "Query", "Row", "among", "documents", "latest", "search"]

COUNTED = 1000
SORTS = ("relevance", "newest", "price", "distance")
DEAREST_ASKED = 2**60


@dataclass(frozen=True)
class Query:
    """What is asked. Empty means: not asked for. Prices in ten-thousandths of GEL per base unit."""

    municipality: Municipality | None = None
    text: str = ""
    concept: str = ""
    settlement: int | None = None
    seller: int | None = None
    near: Near | None = None
    price_from: int | None = None
    price_to: int | None = None
    season_now: bool = False
    delivers: bool = False
    verified: bool = False
    kind: str = "listing"
    listing_kind: str = ""
    sort: str = "relevance"
    cursor: str = ""
    limit: int = 24


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


ROW = tuple(name for name in Row._fields if name != "key")
SHOWN = ("municipality_id", "thing_id", "card", "months", "is_verified", "published_at")


@dataclass(frozen=True)
class Page:
    """A page of documents in order; `next` leads to the following one, None at the end.

    `mended` tells that nothing was found for the words as typed, but for ones spelled alike.
    """

    items: list[Row]
    next: str | None
    count: int
    is_capped: bool
    distances: dict[int, float] = field(default_factory=dict)
    mended: bool = False

    @property
    def count_text(self) -> str:
        """The number found: exact up to 1,000, then "1,000+"."""
        return self.count_in("en")

    def count_in(self, language: str) -> str:
        """The number found as a language writes it."""
        return f"{grouped(str(COUNTED), language)}+" if self.is_capped else str(self.count)


def search(query: Query, now: datetime | None = None) -> Page:
    """The page asked for: two queries, four when a typing error had to be forgiven.

    Raises CursorTooOld.
    """
    asked, now = wording(query.text), now or timezone.now()
    if query.text.strip() and not asked.groups:
        return Page([], None, 0, is_capped=False)
    page = _page(query, asked, now)
    if page.count or not asked.groups:
        return page
    guessed = mended(asked)
    return page if guessed == asked else replace(_page(query, guessed, now), mended=True)


def documents(keys: Iterable[int]) -> dict[int, SearchDoc]:
    """The documents with these keys, with what a card or a feed shows of them: one query."""
    return SearchDoc.objects.only(*SHOWN, "indexed_at").in_bulk(list(keys))


def latest(query: Query, now: datetime | None = None) -> list[Row]:
    """The newest of a query, at most its limit, without counting: one query."""
    found = _found(query, wording(query.text), now or timezone.now())
    return _rows(ordering.ordered(found, "newest", Reading())[: query.limit])


def among(query: Query, keys: Collection[int], now: datetime | None = None) -> set[int]:
    """Which of these documents (a few new ones) the query finds: one query.

    As `search` does it, a typing error is forgiven only when nothing at all is found without that.
    """
    asked, now = wording(query.text), now or timezone.now()
    if not keys or (query.text.strip() and not asked.groups):
        return set()
    found = _among(query, asked, keys, now)
    guessed = mended(asked)
    if found or guessed == asked or _found(query, asked, now).exists():
        return found
    return _among(query, guessed, keys, now)


def _among(query: Query, asked: Reading, keys: Collection[int], now: datetime) -> set[int]:
    found = _found(query, asked, now, since=min(keys)).filter(pk__in=keys)
    if query.near is None or query.near.km is None:
        return set(found.order_by().values_list("pk", flat=True))
    return {pk for _km, pk in by_distance(found, query.near)}


def _rows(found: QuerySet[SearchDoc], *keys: str) -> list[Row]:
    return [Row(*values) for values in found.values_list(*ROW, *keys)]


def _page(query: Query, asked: Reading, now: datetime) -> Page:
    found = _found(query, asked, now)
    counted = found.order_by()[: COUNTED + 1].count()
    if query.sort == "distance" and query.near is not None:
        return _by_distance(query, query.near, found, counted)
    return _by_keys(query, asked, found, counted)


def _found(query: Query, asked: Reading, now: datetime, since: int = 0) -> QuerySet[SearchDoc]:
    """Through the index of words when words or rare marks are asked for, else the table's own."""
    if asked.groups or query.listing_kind or _is_variety(query.concept):
        wanted = Wanted(asked, _marks(query, now), _bounds(query, now), since)
        return SearchDoc.objects.filter(pk__in=engine().newest(wanted))
    documents = SearchDoc.objects.kind(query.kind).current(now)
    if query.municipality is not None:
        documents = documents.of(query.municipality)
    return _narrowed(documents, query, now)


def _is_variety(code: str) -> bool:
    term = vocabulary.terms().get(code) if code else None
    return bool(code) and (term is None or term.kind not in ("group", "product"))


def _marks(query: Query, now: datetime) -> tuple[str, ...]:
    month = timezone.localtime(now).month
    place = query.municipality
    asked = (
        marks.of_kind(query.kind),
        marks.of_municipality(place.pk) if place is not None else "",
        marks.of_concept(query.concept) if query.concept else "",
        marks.of_settlement(query.settlement) if query.settlement is not None else "",
        marks.of_seller(query.seller) if query.seller is not None else "",
        marks.of_listing_kind(query.listing_kind) if query.listing_kind else "",
        marks.of_month(month) if query.season_now else "",
        marks.DELIVERED if query.delivers else "",
        marks.VERIFIED if query.verified else "",
    )
    return tuple(mark for mark in asked if mark)


def _bounds(query: Query, now: datetime) -> list[tuple[str, tuple[object, ...]]]:
    asked: list[tuple[str, tuple[object, ...]]] = [
        ("(d.expires_at IS NULL OR d.expires_at > %s)", (now,))
    ]
    if query.price_from is not None:
        asked.append(("d.base_price >= %s", (min(query.price_from, DEAREST_ASKED),)))
    if query.price_to is not None:
        asked.append(("d.base_price <= %s", (min(query.price_to, DEAREST_ASKED),)))
    if query.near is not None and (box := bounds(query.near)) is not None:
        asked.append(("d.latitude BETWEEN %s AND %s", box.latitudes))
        asked.append(("d.longitude BETWEEN %s AND %s", box.longitudes))
    return asked


def _narrowed(documents: QuerySet[SearchDoc], query: Query, now: datetime) -> QuerySet[SearchDoc]:
    asked: dict[str, Any] = {
        "settlement": query.settlement,
        "seller": query.seller,
        "delivers": query.delivers or None,
        "is_verified": query.verified or None,
        "base_price__gte": _price(query.price_from),
        "base_price__lte": _price(query.price_to),
    }
    if query.concept:
        column = "group" if vocabulary.terms()[query.concept].kind == "group" else "concept"
        asked[column] = query.concept
    if query.near is not None and (box := bounds(query.near)) is not None:
        asked |= {"latitude__range": box.latitudes, "longitude__range": box.longitudes}
    documents = documents.filter(
        **{name: value for name, value in asked.items() if value is not None}
    )
    if query.season_now:
        bit = 1 << (timezone.localtime(now).month - 1)
        documents = documents.annotate(in_season=F("months").bitand(bit)).filter(in_season__gt=0)
    return documents


def _price(price: int | None) -> int | None:
    return None if price is None else min(price, DEAREST_ASKED)


def _by_keys(query: Query, asked: Reading, found: QuerySet[SearchDoc], counted: int) -> Page:
    sort = query.sort if query.sort in ("relevance", "price") else "newest"
    sort = "newest" if sort == "relevance" and not asked.groups else sort
    first = ordering.first_keys(sort)
    documents = ordering.ordered(found, sort, asked)
    if query.cursor:
        documents = documents.filter(
            _after(cursors.read(query.cursor, sort, len(first) + 2), first)
        )
    rows = _rows(documents[: query.limit + 1], *first)
    items, following = rows[: query.limit], None
    if len(rows) > query.limit:
        last = items[-1]
        keys = [last.key] if first else []
        following = cursors.write(sort, [*keys, last.published_at.isoformat(), last.pk])
    return Page(items, following, min(counted, COUNTED), is_capped=counted > COUNTED)


def _after(keys: list[Any], first: list[str]) -> Q:
    """What comes after the keys; the leading bound lets the index begin there, not at the start."""
    *before, moment, pk = keys
    published_at = datetime.fromisoformat(str(moment))
    later = Q(published_at__lte=published_at) & (Q(published_at__lt=published_at) | Q(id__lt=pk))
    if not first:
        return later
    key, value = first[0], before[0]
    return Q(**{f"{key}__gte": value}) & (Q(**{f"{key}__gt": value}) | later)


def _by_distance(query: Query, near: Near, found: QuerySet[SearchDoc], counted: int) -> Page:
    far = by_distance(found, near)
    if query.cursor:
        km, pk = cursors.read(query.cursor, "distance", 2)
        far = [place for place in far if place > (km, pk)]
    shown = far[: query.limit]
    asked = SearchDoc.objects.filter(pk__in=[pk for _km, pk in shown])
    rows = {row.pk: row for row in _rows(asked)}
    following = cursors.write("distance", list(shown[-1])) if len(far) > query.limit else None
    items = [rows[pk] for _km, pk in shown if pk in rows]
    distances = {pk: km for km, pk in shown}
    return Page(items, following, min(counted, COUNTED), counted > COUNTED, distances)
