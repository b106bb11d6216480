"""Several small sellers fill one order: examples, and what must hold of any lots."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qvevri.market.wanted.pooling import Lot, Pool, pool

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 20)


def lot(
    key: int, amount: int, price: int | None = 100, start: date = FIRST, end: date = LAST
) -> Lot:
    return Lot(key, Fraction(amount), None if price is None else Fraction(price), start, end)


def cost(found: Pool) -> Fraction:
    return (found.price or Fraction(0)) * found.total if found.is_priced else Fraction(-1)


def shares(found: Pool | None) -> dict[int, int]:
    assert found is not None
    return {share.key: int(share.amount) for share in found.shares}


@pytest.mark.parametrize(
    ("lots", "amount", "expected", "missing"),
    [
        ([lot(1, 500)], 400, {1: 400}, 0),
        ([lot(1, 300), lot(2, 300)], 500, {1: 300, 2: 200}, 0),
        # Fewest sellers before the lowest price.
        ([lot(1, 500, 300), lot(2, 250), lot(3, 250)], 500, {1: 500}, 0),
        # Of as few, the cheapest.
        ([lot(1, 500, 300), lot(2, 500, 200)], 500, {2: 500}, 0),
        ([lot(1, 300, 200), lot(2, 300, 150), lot(3, 300, 100)], 500, {3: 300, 2: 200}, 0),
        # A price that is named before one that is not.
        ([lot(1, 500, None), lot(2, 500, 900)], 500, {2: 500}, 0),
        ([lot(1, 200), lot(2, 100)], 500, {1: 200, 2: 100}, 200),
        # No common day: the day on which there is most.
        (
            [lot(1, 400, end=date(2026, 12, 3)), lot(2, 300, start=date(2026, 12, 9))],
            600,
            {1: 400},
            200,
        ),
        ([lot(1, 0)], 500, None, None),
        ([lot(1, 9, start=LAST, end=FIRST)], 5, None, None),
        ([], 500, None, None),
    ],
)
def test_fewest_sellers_then_cheapest_on_common_days(
    lots: list[Lot], amount: int, expected: dict[int, int] | None, missing: int | None
) -> None:
    found = pool(lots, Fraction(amount))

    assert (shares(found) if found else None) == expected
    assert (found.missing if found else None) == missing


def test_price_is_weighted_and_days_are_those_in_common() -> None:
    late = lot(2, 300, 200, start=date(2026, 12, 5), end=date(2026, 12, 9))

    found = pool([lot(1, 200, 100), late], Fraction(400))

    assert found is not None
    assert found.price == Fraction(200 * 100 + 200 * 200, 400)
    assert (found.start, found.end) == (date(2026, 12, 5), date(2026, 12, 9))


def test_unknown_prices_stay_out_of_the_weighted_one() -> None:
    found = pool([lot(1, 300, 100), lot(2, 300, None)], Fraction(600))

    assert found is not None
    assert found.price == Fraction(100)
    assert not found.is_priced


days = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))
lots_of_sellers = st.lists(
    st.tuples(st.integers(1, 900), st.none() | st.integers(1, 500), days, st.integers(0, 20)),
    max_size=9,
).map(
    lambda rows: [
        Lot(key, Fraction(a), None if p is None else Fraction(p), s, s + timedelta(days=n))
        for key, (a, p, s, n) in enumerate(rows)
    ]
)


@given(lots_of_sellers, st.integers(1, 3000).map(Fraction))
def test_pool_gives_no_more_than_there_is_nor_than_is_wanted(
    lots: list[Lot], amount: Fraction
) -> None:
    found = pool(lots, amount)
    by_key = {one.key: one for one in lots}

    assert (found is None) == (not lots)
    if found is not None:
        used = [by_key[share.key] for share in found.shares]
        assert all(0 < s.amount <= by_key[s.key].amount for s in found.shares)
        assert sum(s.amount for s in found.shares) == found.total == amount - found.missing
        assert found.start <= found.end
        assert all(one.start <= found.start and found.end <= one.end for one in used)


@given(lots_of_sellers, st.integers(1, 3000).map(Fraction))
def test_no_fewer_sellers_and_no_cheaper_ones_would_do(lots: list[Lot], amount: Fraction) -> None:
    found = pool(lots, amount)

    if found is not None and not found.missing:
        fewer = [pool([x for x in lots if x.key != s.key], amount) for s in found.shares]
        others = [one for one in fewer if one and not one.missing and one.is_priced]
        assert all(len(one.shares) >= len(found.shares) for one in others)
        equal = [one for one in others if len(one.shares) == len(found.shares)]
        assert all(cost(found) <= cost(one) for one in equal)
        assert found.is_priced or not equal
