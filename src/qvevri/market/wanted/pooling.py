"""Several small sellers fill one order together: who, how much, at what price, on which days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

# Of more lots on one day only the largest are weighed against each other: 924 ways at most.
MOST_LOTS = 12


@dataclass(frozen=True)
class Lot:
    """What one seller can supply: base units, minor units for one of them, the days it is there."""

    key: int
    amount: Fraction
    price: Fraction | None
    start: date
    end: date


@dataclass(frozen=True)
class Share:
    """How much of one lot is taken."""

    key: int
    amount: Fraction


@dataclass(frozen=True)
class Pool:
    """The lots that fill an order best, or as far as they go.

    `price` is the weighted one of the shares that name a price; None when none does. `start` to
    `end` are the days on which all of it can be had at once.
    """

    shares: tuple[Share, ...]
    total: Fraction
    missing: Fraction
    price: Fraction | None
    is_priced: bool
    start: date
    end: date


def pool(lots: Iterable[Lot], amount: Fraction) -> Pool | None:
    """The fewest sellers who fill the order on a common day; of those the cheapest; None of none.

    If nobody fills it, those of the day on which most can be had, and `missing` says what is left.
    """
    all_lots = [lot for lot in lots if lot.amount > 0 and lot.start <= lot.end]
    # Intervals that meet pairwise have a day in common, and it is the start of one of them.
    days = sorted({lot.start for lot in all_lots})
    pools = [_on_day(day, all_lots, amount) for day in days]
    return min(pools, key=_worth, default=None)


def _worth(one: Pool) -> tuple[Fraction, int, bool, Fraction, date]:
    """Less is better: what is missing, sellers, unknown prices, what it costs, how late it is."""
    cost = (one.price or Fraction(0)) * one.total
    return one.missing, len(one.shares), not one.is_priced, cost, one.start


def _on_day(day: date, lots: Sequence[Lot], amount: Fraction) -> Pool:
    there = sorted(
        (lot for lot in lots if lot.start <= day <= lot.end), key=lambda lot: (-lot.amount, lot.key)
    )
    needed, total = 0, Fraction(0)
    while total < amount and needed < len(there):
        total += there[needed].amount
        needed += 1
    if total < amount:
        return _filled(there, amount)
    largest = there[: max(MOST_LOTS, needed)]
    if needed == len(largest):
        return _filled(largest, amount)
    ways = (some for some in combinations(largest, needed) if _fills(some, amount))
    return min((_filled(some, amount) for some in ways), key=_worth)


def _fills(lots: Iterable[Lot], amount: Fraction) -> bool:
    return sum((lot.amount for lot in lots), Fraction(0)) >= amount


def _filled(lots: Sequence[Lot], amount: Fraction) -> Pool:
    """These lots used up from the cheapest to the dearest until the order is full."""
    by_price = sorted(lots, key=lambda lot: (lot.price is None, lot.price or 0, lot.key))
    shares, left, cost, priced = [], amount, Fraction(0), Fraction(0)
    for lot in by_price:
        taken = min(lot.amount, left)
        left -= taken
        shares.append(Share(lot.key, taken))
        if lot.price is not None:
            cost, priced = cost + taken * lot.price, priced + taken
    total = amount - left
    return Pool(
        shares=tuple(share for share in shares if share.amount > 0),
        total=total,
        missing=left,
        price=cost / priced if priced else None,
        is_priced=priced == total,
        start=max(lot.start for lot in lots),
        end=min(lot.end for lot in lots),
    )
