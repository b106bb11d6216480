"""How many of what was found each further filter would leave."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple, TypeVar

# At most so many bands of price; their bounds are 1, 2 or 5 and zeros.
MOST_BANDS = 5
STEPS = (1, 2, 5)


Value = TypeVar("Value", str, int)


class Found(NamedTuple):
    """A document that meets the words, with all that ranks, filters and counts it.

    `spelled` is how well it is spelled (see ranking.py), 0 at best. Moments are as the engine
    gives them: see `ordering.moment`.
    """

    pk: int
    municipality_id: int
    thing_id: int
    concept: str
    months: int
    published_at: object
    indexed_at: object
    concepts: str
    settlement: int | None
    base_price: int | None
    base_unit: str
    listing_kind: str
    delivers: bool
    is_verified: bool
    day: int
    amount: int | None
    latitude: float | None
    longitude: float | None
    spelled: int


Filter = Callable[[Found], bool]


@dataclass(frozen=True)
class Band:
    """Prices from `low` up to below `high`, in ten-thousandths of a lari per base unit."""

    low: int | None
    high: int | None
    count: int


@dataclass(frozen=True)
class Facets:
    """What the documents found divide into; each value with its number, the most frequent first.

    A facet that is itself filtered by is counted as if it were not. `concepts` has every level of
    the tree by code; `settlements` and `municipalities` are by key. The bands of price are those of
    `unit`, a base unit: kilos and litres are never mixed. Of more than 2,000 documents, the newest
    2,000 are counted, and `is_capped` says so.
    """

    concepts: Mapping[str, int]
    settlements: Mapping[int, int]
    municipalities: Mapping[int, int]
    kinds: Mapping[str, int]
    units: Mapping[str, int]
    prices: tuple[Band, ...]
    unit: str
    in_season: int
    delivered: int
    verified: int
    is_capped: bool = False


def count(
    found: Iterable[Found], filters: Mapping[str, Filter], month: int, unit: str, *, is_capped: bool
) -> Facets:
    """The facets of what was found, `filters` in force by the name of the facet they narrow."""
    whole, kept = _parted(found, filters)

    def of(name: str) -> list[Found]:
        return whole + kept.get(name, [])

    units = _most(one.base_unit for one in of("unit") if one.base_price is not None)
    unit = unit or next(iter(units), "")
    bit = 1 << (month - 1)
    return Facets(
        concepts=_most(code for one in of("concept") for code in one.concepts[1:-1].split("|")),
        settlements=_most(one.settlement for one in of("settlement") if one.settlement is not None),
        municipalities=_most(one.municipality_id for one in whole),
        kinds=_most(one.listing_kind for one in of("kind") if one.listing_kind),
        units=units,
        prices=_bands(one.base_price for one in of("price") if one.base_unit == unit),
        unit=unit,
        in_season=sum(bool(one.months & bit) for one in of("season")),
        delivered=sum(one.delivers for one in of("delivery")),
        verified=sum(one.is_verified for one in of("verified")),
        is_capped=is_capped,
    )


def _parted(
    found: Iterable[Found], filters: Mapping[str, Filter]
) -> tuple[list[Found], dict[str, list[Found]]]:
    """Those that pass all filters, and by the name of a filter those that miss only that one."""
    if not filters:
        return list(found), {}
    whole: list[Found] = []
    kept: dict[str, list[Found]] = {name: [] for name in filters}
    for one in found:
        missed = [name for name, is_met in filters.items() if not is_met(one)]
        if not missed:
            whole.append(one)
        elif len(missed) == 1:
            kept[missed[0]].append(one)
    return whole, kept


def _most(values: Iterable[Value]) -> dict[Value, int]:
    # Equal numbers by value, so that both databases give one order.
    counted = Counter(values)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _bands(prices: Iterable[int | None]) -> tuple[Band, ...]:
    known = sorted(price for price in prices if price is not None)
    bounds = _bounds(known)
    edges = [None, *bounds, None]
    bands = []
    for low, high in pairwise(edges):
        inside = [p for p in known if (low is None or p >= low) and (high is None or p < high)]
        if inside:
            bands.append(Band(low, high, len(inside)))
    return tuple(bands) if len(bands) > 1 else ()


def _bounds(known: list[int]) -> list[int]:
    """Round prices that part the known ones into about equal shares."""
    shares = (
        [known[len(known) * part // MOST_BANDS] for part in range(1, MOST_BANDS)] if known else []
    )
    return sorted({round_price(price) for price in shares if price > 0})


def round_price(price: int) -> int:
    """The nearest of 1, 2, 5, 10, 20, 50, … that is not above a positive price."""
    power = 1
    while power * 10 <= price:
        power *= 10
    return max(step * power for step in STEPS if step * power <= price)


def merged(within: Facets, around: Facets, names: Iterable[str]) -> Facets:
    """The facets of `within`, those of these names taken from `around`."""
    fields = {
        **{"concept": ("concepts",), "settlement": ("settlements",), "kind": ("kinds",)},
        **{"price": ("prices",), "unit": ("units", "unit", "prices"), "season": ("in_season",)},
        **{"delivery": ("delivered",), "verified": ("verified",)},
    }
    taken = {field: getattr(around, field) for name in names for field in fields[name]}
    return replace(within, **taken, is_capped=within.is_capped or around.is_capped)
