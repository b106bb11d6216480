"""Figures made of others: order, scale, what is missing, one alone and none."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qvevri.monitoring.reporting.rollups import (
    Formula,
    Input,
    Rolled,
    broken_parts,
    capped,
    combined,
    weighted,
)
from qvevri.plan.programme.content import Combine

FIGURES = st.fractions(-1000, 1000, max_denominator=100)
MAYBE = st.none() | FIGURES
READINGS = st.lists(MAYBE, max_size=8)
WEIGHTED = st.lists(st.tuples(MAYBE, st.integers(0, 9)), max_size=8)


def readings(values: Sequence[Fraction | None]) -> list[Input]:
    return [Input(str(place), value) for place, value in enumerate(values)]


def mean_of(pairs: list[tuple[Fraction | None, int]]) -> Rolled:
    return weighted(Input(str(n), value, Fraction(w)) for n, (value, w) in enumerate(pairs))


@given(READINGS, st.randoms())
def test_sum_and_mean_do_not_mind_the_order(values: list[Fraction | None], chance: object) -> None:
    mixed = list(values)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    for how in (Combine.SUM, Combine.MEAN):
        assert combined(readings(mixed), how).value == combined(readings(values), how).value


@given(READINGS, st.fractions(1, 50))
def test_every_combination_grows_with_its_scale(
    values: list[Fraction | None], by: Fraction
) -> None:
    larger = [None if value is None else value * by for value in values]
    for how in (Combine.SUM, Combine.MEAN, Combine.LAST):
        small, large = (combined(readings(some), how).value for some in (values, larger))
        assert large == (None if small is None else small * by)


@given(READINGS)
def test_missing_is_never_zero(values: list[Fraction | None]) -> None:
    there = [value for value in values if value is not None]
    for how in (Combine.SUM, Combine.MEAN):
        with_gaps, without = combined(readings(values), how), combined(readings(there), how)
        assert with_gaps.value == without.value
        assert len(with_gaps.left_out) == len(values) - len(there)


@given(FIGURES)
def test_one_alone_is_itself(value: Fraction) -> None:
    for how in (Combine.SUM, Combine.MEAN, Combine.LAST):
        assert combined(readings([value]), how).value == value
    assert mean_of([(value, 3)]).value == value


def test_nothing_makes_nothing() -> None:
    for how in Combine:
        assert combined([], how).value is None
        assert combined(readings([None, None]), how).value is None
    assert weighted([]).value is None


@given(READINGS)
def test_what_accumulates_is_its_last_value(values: list[Fraction | None]) -> None:
    there = [value for value in values if value is not None]
    found = combined(readings(values), Combine.LAST)

    assert found.value == (there[-1] if there else None)
    assert found.formula is Formula.LAST


def test_periods_after_the_last_value_are_named() -> None:
    found = combined(readings([Fraction(3), None, Fraction(5), None]), Combine.LAST)

    assert [one.name for one in found.left_out] == ["3"]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8))
def test_ratio_is_made_anew_from_its_parts(pairs: list[tuple[int, int]]) -> None:
    told = [
        Input(str(n), None, numerator=Fraction(a), denominator=Fraction(b))
        for n, (a, b) in enumerate(pairs)
    ]
    below = sum(b for _a, b in pairs)
    above = sum(a for a, b in pairs if b)

    found = combined(told, Combine.RATIO)

    assert found.value == (Fraction(above, below) if below else None)
    assert len(found.left_out) == sum(b == 0 for _a, b in pairs)


@given(WEIGHTED, st.integers(1, 9))
def test_only_the_proportion_of_weights_counts(
    pairs: list[tuple[Fraction | None, int]], by: int
) -> None:
    assert mean_of([(value, w * by) for value, w in pairs]).value == mean_of(pairs).value


@given(WEIGHTED)
def test_mean_lies_between_its_inputs(pairs: list[tuple[Fraction | None, int]]) -> None:
    there = [value for value, weight in pairs if value is not None and weight]
    found = mean_of(pairs)

    assert found.value is None if not there else min(there) <= (found.value or 0) <= max(there)
    assert len(found.inputs) + len(found.left_out) == len(pairs)


def test_running_ahead_makes_up_for_no_other() -> None:
    assert [capped(share) for share in (Fraction(3), Fraction(-1), None)] == [1, 0, None]


def test_parts_that_do_not_make_the_whole_are_flagged() -> None:
    parts = {
        "sex": {"female": Fraction(21), "male": Fraction(9)},
        "age": {"youth": Fraction(31)},
        "settlement": {},
    }

    assert [one.of for one in broken_parts(Fraction(31), parts)] == ["sex"]
