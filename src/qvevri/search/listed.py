"""Pages of lists without words, read from the table's own indexes: any depth costs the same.

Plain SQL: to have Django put the same statement together each time takes longer than to ask it.
"""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import connection

from qvevri.search import cursors
from qvevri.search.engines import MOMENTS, engine
from qvevri.search.narrowing import OPEN, Query
from qvevri.search.ordering import moment
from qvevri.search.results import Row
from qvevri.vocabulary import queries as vocabulary

Condition = tuple[str, tuple[Any, ...]]
PLAIN = ("id", "municipality_id", "thing_id", "concept", "months")
# So many of the newest say what a market is priced by.
LOOKED_AT = 500


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
    by_price = query.sort == "price"
    sort = "price" if by_price else "newest"
    asked = _asked(query, now)
    if by_price:
        asked.append(("d.base_unit IN (%s, '')", (unit,)))
    if query.cursor:
        asked.append(_after(cursors.read(query.cursor, sort, 3 if by_price else 2)))
    rows = _rows(asked, query.limit + 1, by_price=by_price)
    shown, following = rows[: query.limit], None
    if len(rows) > query.limit:
        last = shown[-1]
        keys = [last.key] if by_price else []
        following = cursors.write(sort, [*keys, last.published_at.isoformat(), last.pk])
    return shown, following


def number(query: Query, now: datetime, most: int) -> int:
    """How many meet the query's filters, counted up to `most`: one query."""
    where, values = _joined(_asked(query, now))
    sql = f"SELECT COUNT(*) FROM (SELECT 1 FROM search_searchdoc d WHERE {where} LIMIT %s) found"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, most])
        return int(cursor.fetchone()[0])


def number_and_unit(query: Query, now: datetime, most: int) -> tuple[int, str]:
    """The same, and the base unit that most of the newest are priced by; empty where none is: one
    query. To count all facets for it would take ten times as long.
    """
    where, values = _joined(_asked(query, now))
    found = f"SELECT 1 FROM search_searchdoc d WHERE {where} LIMIT %s"  # noqa: S608
    sql = (
        f"SELECT d.base_unit, d.base_price IS NOT NULL, (SELECT COUNT(*) FROM ({found}) found) "  # noqa: S608
        f"FROM search_searchdoc d WHERE {where} ORDER BY d.published_at DESC, d.id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, most, *values, LOOKED_AT])
        rows = cursor.fetchall()
    units = Counter(unit for unit, is_priced, _found in rows if is_priced and unit)
    number = int(rows[0][2]) if rows else 0
    return number, min(units, key=lambda code: (-units[code], code), default="")


def _asked(query: Query, now: datetime) -> list[Condition]:
    """What the columns must be, for what meets the query's filters."""
    asked: list[Condition] = [
        ("d.kind = %s", (query.kind,)),
        ("(d.expires_at IS NULL OR d.expires_at > %s)", (_bound(now),)),
    ]
    if query.municipality is None:
        asked.append((f"d.municipality_id {engine().one_of.format(OPEN)}", ()))
    else:
        asked.append(("d.municipality_id = %s", (query.municipality.pk,)))
    if query.concept:
        is_group = vocabulary.terms()[query.concept].kind == "group"
        asked.append(('d."group" = %s' if is_group else "d.concept = %s", (query.concept,)))
    if query.settlement is not None:
        asked.append(("d.settlement = %s", (query.settlement,)))
    if query.seller is not None:
        asked.append(("d.seller = %s", (query.seller,)))
    return asked


def _after(keys: list[Any]) -> Condition:
    """What comes after the keys; the leading bound lets the index begin there, not at the start."""
    *price, written, pk = keys
    published_at = _bound(datetime.fromisoformat(str(written)))
    later = "d.published_at <= %s AND (d.published_at < %s OR d.id < %s)"
    values = (published_at, published_at, pk)
    if not price:
        return later, values
    return f"d.price_order >= %s AND (d.price_order > %s OR ({later}))", (*price, *price, *values)


def _rows(asked: list[Condition], most: int, *, by_price: bool) -> list[Row]:
    """Light rows, the cheapest or the newest first: one query."""
    where, values = _joined(asked)
    first, last = ("d.price_order, ", "d.price_order") if by_price else ("", "0")
    sql = (
        f"SELECT {_columns()}, {last} FROM search_searchdoc d WHERE {where} "  # noqa: S608
        f"ORDER BY {first}d.published_at DESC, d.id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, most])
        return [
            Row._make((*row[:-3], moment(row[-3]), moment(row[-2]), row[-1]))
            for row in cursor.fetchall()
        ]


def _columns() -> str:
    plain = [f"d.{name}" for name in PLAIN]
    return ", ".join([*plain, *(engine().moment.format(name) for name in MOMENTS)])


def _joined(asked: list[Condition]) -> tuple[str, list[Any]]:
    where = " AND ".join(condition for condition, _given in asked)
    return where, [value for _condition, given in asked for value in given]


def _bound(when: datetime) -> object:
    """A moment as the database writes it: what is equal compares as equal."""
    return connection.ops.adapt_datetimefield_value(when)
