"""Pages of lists without words, read from the table's own indexes: any depth costs the same."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from qvevri.places.models import Municipality
from qvevri.search import cursors
from qvevri.search.models import SearchDoc
from qvevri.search.narrowing import Query
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
    asked: dict[str, Any] = {"settlement": query.settlement, "seller": query.seller}
    if query.concept:
        column = "group" if vocabulary.terms()[query.concept].kind == "group" else "concept"
        asked[column] = query.concept
    return found.filter(**{name: value for name, value in asked.items() if value is not None})


def is_listed(query: Query) -> bool:
    """Whether the table has an index for all that the query narrows and orders by.

    Where it has not, few may meet the rest among very many: the index of words knows which.
    """
    if query.municipality is None and (query.concept or query.settlement is not None):
        return False
    term = vocabulary.terms().get(query.concept) if query.concept else None
    is_indexed = not query.concept or (term is not None and term.kind in ("group", "product"))
    narrowed = (query.concept, query.settlement is not None, query.seller is not None)
    return is_indexed and sum(map(bool, narrowed)) <= 1 and not _is_through_words(query)


def _is_through_words(query: Query) -> bool:
    is_bound = any(bound is not None for bound in (query.price_from, query.price_to))
    is_near = query.sort == "distance" or (query.near is not None and query.near.km is not None)
    ticked = query.season_now or query.delivers or query.verified
    return bool(query.listing_kind or query.base_unit or ticked or is_bound or is_near)


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
