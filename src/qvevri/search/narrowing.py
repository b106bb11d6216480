"""What a query narrows by: marks and bounds for the index of words, filters for its facets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.utils import timezone

from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.search import marks
from qvevri.search.engines import FEWEST_LETTERS_TO_BEGIN, Marked, Shelf, Wanted, engine
from qvevri.search.facets import Filter
from qvevri.search.nearness import Near, bounds
from qvevri.search.wording import Group, Price, Reading
from qvevri.vocabulary import queries as vocabulary

DEAREST_ASKED = 2**60
PER_LARI = 10_000
# What "near Skra" means when nobody said how near.
NEAR_KM = 15.0
SELLER, MOST_SELLERS = "seller", 4
# The column of the table that says which concept of a kind a thing is of.
SHELVES = {"group": '"group"', "product": "concept"}
INSIDE = "d.latitude BETWEEN %s AND %s AND d.longitude BETWEEN %s AND %s"
OPEN = "SELECT m.id FROM places_municipality m WHERE m.is_open"


@dataclass(frozen=True)
class Query:
    """What is asked. Empty means: not asked for. Prices in ten-thousandths of GEL per base unit.

    Without a municipality, all open markets are searched. `as_typed` forbids to correct what was
    typed; `facets` asks for them to be counted.
    """

    municipality: Municipality | None = None
    text: str = ""
    concept: str = ""
    settlement: int | None = None
    seller: int | None = None
    near: Near | None = None
    price_from: int | None = None
    price_to: int | None = None
    base_unit: str = ""
    season_now: bool = False
    delivers: bool = False
    verified: bool = False
    kind: str = "listing"
    listing_kind: str = ""
    sort: str = "relevance"
    cursor: str = ""
    limit: int = 24
    as_typed: bool = False
    facets: bool = False


# A query without what its facets narrow by.
WIDE: dict[str, Any] = {
    **{"concept": "", "settlement": None, "price_from": None, "price_to": None, "base_unit": ""},
    **{"season_now": False, "delivers": False, "verified": False, "listing_kind": ""},
}


def with_reading(query: Query, reading: Reading) -> tuple[Query, Reading]:
    """The query with the price and the nearness that its words ask for."""
    price, near = reading.price, query.near
    if price is not None and query.price_from is None and query.price_to is None:
        query = replace(query, **_prices(price))
    place = places.settlement_by_key(reading.settlement)
    if near is None and place and place.latitude is not None and place.longitude is not None:
        km = NEAR_KM if reading.is_near else None
        query = replace(query, near=Near(place.latitude, place.longitude, km))
        if reading.is_near:
            around = tuple(group for group in reading.groups if not group.settlements)
            reading = replace(reading, groups=around)
    return query, reading


def _prices(price: Price) -> dict[str, Any]:
    """The bounds per base unit; none where a container says nothing of its content."""
    unit = vocabulary.units().get(price.unit)
    if price.unit and (unit is None or unit.base is None or unit.factor is None):
        return {}
    factor = unit.factor if unit and unit.factor else Fraction(1)
    bounds = {"price_from": price.low, "price_to": price.high}
    found: dict[str, Any] = {
        name: round(Fraction(bound) / factor * PER_LARI)
        for name, bound in bounds.items()
        if bound is not None
    }
    return found | ({"base_unit": unit.base} if unit and unit.base else {})


def is_narrowed(query: Query) -> bool:
    """Whether any filter of the facets is in force."""
    return any(getattr(query, name) != nothing for name, nothing in WIDE.items())


def wide(query: Query) -> Query:
    """The query without the filters of its facets."""
    return replace(query, **WIDE)


def wanted(query: Query, reading: Reading, now: datetime, since: int = 0) -> Wanted:
    """What the index of words is asked: nothing that all of the market meets."""
    reading = replace(reading, groups=tuple(_telling(query, reading)))
    places = (query.settlement, query.seller, query.near and query.near.km)
    return Wanted(
        *(reading, _marks(query, now), _either(query), _bounds(query, now), since),
        is_rare=bool(reading.groups or query.concept or any(places)),
        shelves=() if since else _shelves(query, reading),
        kind=query.kind,
        municipality=query.municipality.pk if query.municipality else None,
        has_distances=query.near is not None,
    )


def _telling(query: Query, reading: Reading) -> Iterator[Group]:
    """Without the town that gives the market its name, or the region that holds it."""
    here = query.municipality.pk if query.municipality else None
    return (group for group in reading.groups if here not in group.markets)


def _shelves(query: Query, reading: Reading) -> tuple[Shelf, ...]:
    """Where all that the query names stands, if it asks for nothing else."""
    is_near = query.near is not None and query.near.km is not None
    if query.seller is not None or is_near or is_narrowed(replace(query, concept="")):
        return ()
    codes = _named_alone(query, reading)
    known, place = vocabulary.terms(), query.municipality.pk if query.municipality else None
    # Two of one kind have nothing in common: a product stands in no other, nor a group.
    columns = {SHELVES.get(known[code].kind if code in known else "", "") for code in codes}
    column = columns.pop() if len(columns) == 1 else ""
    return tuple(Shelf(place, query.kind, column, code) for code in codes) if column else ()


def _named_alone(query: Query, reading: Reading) -> tuple[str, ...]:
    """The concepts that are named, by the words or by the filter, and nothing beside them."""
    groups = reading.groups
    if query.concept:
        return () if groups else (query.concept,)
    is_alone = len(groups) == 1 and not groups[0].settlements and not groups[0].markets
    return groups[0].concepts if is_alone else ()


def named(query: Query, reading: Reading) -> Marked | None:
    """The sellers of the market whose names hold all the words of the query, or begin so."""
    if query.municipality is None or query.kind == SELLER or not reading.groups:
        return None
    whole = [marks.of_kind(SELLER), marks.of_municipality(query.municipality.pk)]
    begun = list[str]()
    for group in reading.groups:
        for word in group.words:
            may_go_on = group.is_plain and len(word) >= FEWEST_LETTERS_TO_BEGIN
            (begun if may_go_on else whole).append(marks.of_name(word))
    return Marked(tuple(whole), tuple(begun), MOST_SELLERS)


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
        marks.of_unit(query.base_unit) if query.base_unit else "",
        marks.of_month(month) if query.season_now else "",
        marks.DELIVERED if query.delivers else "",
        marks.VERIFIED if query.verified else "",
    )
    return tuple(mark for mark in asked if mark)


def _either(query: Query) -> tuple[tuple[str, ...], ...]:
    """Rows of marks, one of each must be there: the bounds alone would be looked for in the rows of
    all that meet the rest.
    """
    rows = []
    if query.price_from is not None or query.price_to is not None:
        low = 0 if query.price_from is None else max(0, query.price_from)
        high = DEAREST_ASKED if query.price_to is None else max(0, query.price_to)
        rows.append(marks.of_prices(low, high))
    if query.near is not None and (box := bounds(query.near)) is not None:
        rows.append(marks.of_box(box.latitudes, box.longitudes))
    return tuple(row for row in rows if row)


def _bounds(query: Query, now: datetime) -> list[tuple[str, tuple[object, ...]]]:
    asked: list[tuple[str, tuple[object, ...]]] = [
        ("(d.expires_at IS NULL OR d.expires_at > %s)", (now,))
    ]
    if query.municipality is None:
        asked.append((f"d.municipality_id {engine().one_of.format(OPEN)}", ()))
    closer = _closer(query)
    if closer:
        again = engine().again.format(" AND ".join(bound for bound, _given in closer))
        asked.append((again, tuple(value for _bound, given in closer for value in given)))
    return asked


def _closer(query: Query) -> list[tuple[str, tuple[object, ...]]]:
    """What the marks of prices and squares say, to the last tetri and degree."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    if query.price_from is not None:
        asked.append(("d.base_price >= %s", (asked_price(query.price_from),)))
    if query.price_to is not None:
        asked.append(("d.base_price <= %s", (asked_price(query.price_to),)))
    if query.near is not None and (box := bounds(query.near)) is not None:
        asked.append((INSIDE, (*box.latitudes, *box.longitudes)))
    return asked


def asked_price(price: int) -> int:
    """A price that both databases can hold."""
    return max(-DEAREST_ASKED, min(price, DEAREST_ASKED))


def filters(query: Query, now: datetime) -> dict[str, Filter]:
    """The filters in force by the name of the facet that each narrows."""
    bit = 1 << (timezone.localtime(now).month - 1)
    low = -DEAREST_ASKED if query.price_from is None else query.price_from
    high = DEAREST_ASKED if query.price_to is None else query.price_to
    code, place, unit, kind = query.concept, query.settlement, query.base_unit, query.listing_kind
    known: dict[str, tuple[bool, Filter]] = {
        "concept": (bool(code), lambda one: f"|{code}|" in one.concepts),
        "settlement": (place is not None, lambda one: one.settlement == place),
        "price": (
            query.price_from is not None or query.price_to is not None,
            lambda one: one.base_price is not None and low <= one.base_price <= high,
        ),
        "unit": (bool(unit), lambda one: one.base_unit == unit),
        "kind": (bool(kind), lambda one: one.listing_kind == kind),
        "season": (query.season_now, lambda one: bool(one.months & bit)),
        "delivery": (query.delivers, lambda one: bool(one.delivers)),
        "verified": (query.verified, lambda one: bool(one.is_verified)),
    }
    return {name: is_met for name, (is_asked, is_met) in known.items() if is_asked}
