"""Pages of lists without words, read from the table's own indexes: any depth costs the same."""

from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from qvevri.places.models import Municipality
from qvevri.search import cursors
from qvevri.search.models import SearchDoc
from qvevri.search.narrowing import Query, asked_price
from qvevri.search.nearness import bounds
from qvevri.search.results import Row
from qvevri.vocabulary import queries as vocabulary

ROW = tuple(name for name in Row._fields if name != "key")


def documents(query: Query, now: datetime) -> QuerySet[SearchDoc]:
    """What meets the query's filters, in no order."""
    found = SearchDoc.objects.kind(query.kind).current(now)
    if query.municipality is not None:
        found = found.of(query.municipality)
    else:
        found = found.filter(municipality__in=Municipality.objects.open())
    asked: dict[str, Any] = {
        "settlement": query.settlement,
        "seller": query.seller,
        "delivers": query.delivers or None,
        "is_verified": query.verified or None,
        "base_price__gte": None if query.price_from is None else asked_price(query.price_from),
        "base_price__lte": None if query.price_to is None else asked_price(query.price_to),
    }
    if query.concept:
        column = "group" if vocabulary.terms()[query.concept].kind == "group" else "concept"
        asked[column] = query.concept
    if query.near is not None and (box := bounds(query.near)) is not None:
        asked |= {"latitude__range": box.latitudes, "longitude__range": box.longitudes}
    found = found.filter(**{name: value for name, value in asked.items() if value is not None})
    if query.season_now:
        bit = 1 << (timezone.localtime(now).month - 1)
        found = found.annotate(in_season=F("months").bitand(bit)).filter(in_season__gt=0)
    return found


def is_listed(query: Query) -> bool:
    """Whether the table has an index for what the query narrows and orders by."""
    term = vocabulary.terms().get(query.concept) if query.concept else None
    is_indexed = not query.concept or (term is not None and term.kind in ("group", "product"))
    through_words = query.listing_kind or query.base_unit or query.sort == "distance"
    return is_indexed and not through_words


def page(query: Query, unit: str, now: datetime) -> tuple[list[Row], str | None]:
    """The rows of a page and the word for the next one. Raises CursorTooOld.

    The cheapest first are those priced by `unit`, then what has no price.
    """
    sort = "price" if query.sort == "price" else "newest"
    first = ["price_order"] if sort == "price" else []
    found = documents(query, now)
    if sort == "price":
        found = found.filter(base_unit__in=(unit, ""))
    if query.cursor:
        found = found.filter(_after(cursors.read(query.cursor, sort, len(first) + 2), first))
    found = found.order_by(*first, "-published_at", "-id")
    rows = rows_of(found[: query.limit + 1], *first)
    shown, following = rows[: query.limit], None
    if len(rows) > query.limit:
        last = shown[-1]
        keys = [last.key] if first else []
        following = cursors.write(sort, [*keys, last.published_at.isoformat(), last.pk])
    return shown, following


def rows_of(found: QuerySet[SearchDoc], *keys: str) -> list[Row]:
    """Light rows: one query."""
    return [Row(*values) for values in found.values_list(*ROW, *keys)]


def _after(keys: list[Any], first: list[str]) -> Q:
    """What comes after the keys; the leading bound lets the index begin there, not at the start."""
    *before, moment, pk = keys
    published_at = datetime.fromisoformat(str(moment))
    later = Q(published_at__lte=published_at) & (Q(published_at__lt=published_at) | Q(id__lt=pk))
    if not first:
        return later
    key, value = first[0], before[0]
    return Q(**{f"{key}__gte": value}) & (Q(**{f"{key}__gt": value}) | later)
