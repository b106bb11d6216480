"""Figures that are made of others, each with its formula, its inputs and what was left out.

Missing is never zero; what accumulates is its last value, not its sum; a ratio is made anew from
its parts; weights are public; parts that do not make the whole are flagged, not mended.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from qvevri.plan.programme.content import Combine


class Formula(StrEnum):
    """How a figure was made; the sentence that says so is the page's."""

    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    RATIO = "ratio"
    WEIGHTED_MEAN = "weighted_mean"


@dataclass(frozen=True)
class Input:
    """One figure that went in, or (value None) was left out."""

    name: str
    value: Fraction | None
    weight: Fraction = Fraction(1)
    numerator: Fraction | None = None
    denominator: Fraction | None = None


@dataclass(frozen=True)
class Rolled:
    """A figure with everything it was made of. `value` None: nothing to make it of."""

    value: Fraction | None
    formula: Formula
    inputs: tuple[Input, ...]
    left_out: tuple[Input, ...]

    @property
    def is_whole(self) -> bool:
        """Did everything go in?"""
        return not self.left_out


def combined(readings: Sequence[Input], how: Combine) -> Rolled:
    """The values of several periods, in order of time, as one value."""
    if how is Combine.RATIO:
        return _ratio(readings)
    there = tuple(one for one in readings if one.value is not None)
    missing = tuple(one for one in readings if one.value is None)
    values = [one.value for one in there if one.value is not None]
    if how is Combine.SUM:
        return Rolled(sum(values, Fraction(0)) if values else None, Formula.SUM, there, missing)
    if how is Combine.MEAN:
        mean = sum(values, Fraction(0)) / len(values) if values else None
        return Rolled(mean, Formula.MEAN, there, missing)
    # Earlier values are not left out: the last one holds what they held.
    return Rolled(values[-1] if values else None, Formula.LAST, there[-1:], _after(readings, there))


def _after(readings: Sequence[Input], there: Sequence[Input]) -> tuple[Input, ...]:
    """Periods after the last value, which nobody filled."""
    last = readings.index(there[-1]) if there else -1
    return tuple(readings[last + 1 :])


def _ratio(readings: Sequence[Input]) -> Rolled:
    there = tuple(one for one in readings if one.numerator is not None and one.denominator)
    missing = tuple(one for one in readings if one.numerator is None or not one.denominator)
    below = sum((one.denominator for one in there if one.denominator), Fraction(0))
    above = sum((one.numerator for one in there if one.numerator is not None), Fraction(0))
    return Rolled(above / below if below else None, Formula.RATIO, there, missing)


def weighted(inputs: Iterable[Input]) -> Rolled:
    """The mean by public weights over what is there: Σ weight · value ÷ Σ weight.

    What has no value is left out of both sums; a weight of nothing leaves out too.
    """
    told = tuple(inputs)
    there = tuple(one for one in told if one.value is not None and one.weight > 0)
    missing = tuple(one for one in told if one.value is None or one.weight <= 0)
    below = sum((one.weight for one in there), Fraction(0))
    above = sum((one.weight * one.value for one in there if one.value is not None), Fraction(0))
    return Rolled(above / below if below else None, Formula.WEIGHTED_MEAN, there, missing)


def capped(share: Fraction | None) -> Fraction | None:
    """A share of the way for a mean of several: one that ran ahead makes up for no other."""
    return None if share is None else min(max(share, Fraction(0)), Fraction(1))


@dataclass(frozen=True)
class Broken:
    """Parts of one disaggregation that do not make the whole."""

    of: str
    parts: Fraction
    whole: Fraction


def broken_parts(whole: Fraction, parts: Mapping[str, Mapping[str, Fraction]]) -> list[Broken]:
    """The disaggregations ("sex" → {"female": 21, "male": 10}) that are not the whole."""
    added = {of: sum(values.values(), Fraction(0)) for of, values in parts.items() if values}
    return [Broken(of, total, whole) for of, total in added.items() if total != whole]
