"""Figures by group (women and men, ages, settlements): which groups there are, what they make.

The parts of one grouping are held against the whole where they can make it: counts do, means and
percentages do not. A grouping is whole when every group of it has a figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qvevri.monitoring.reporting.rollups import Input, Rolled, combined
from qvevri.plan.programme.content import Combine

# Groupings whose groups are known to make the whole, whichever of them a plan names.
WHOLE: Mapping[str, Sequence[str]] = {
    "sex": ("female", "male"),
}
Told = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Group:
    """What one group has reached, with the group's own target where it has one."""

    of: str
    value: str
    reached: Rolled
    target: Fraction | None


@dataclass(frozen=True)
class Unequal:
    """Groups that do not make the whole: their figures in order, their sum, and what is written.

    `is_more` when some groups are empty and the others are more than the whole already.
    """

    of: str
    parts: Sequence[tuple[str, Decimal]]
    total: Decimal
    whole: Decimal
    is_more: bool = False


def groupings(named: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """The groupings that an indicator's parts name, each with all of its groups."""
    found: dict[str, list[str]] = {}
    for one in named:
        groups = found.setdefault(one["of"], list(WHOLE.get(one["of"], ())))
        if one["value"] not in groups:
            groups.append(one["value"])
    return found


def in_order(of: str, groups: Iterable[str]) -> list[str]:
    """Groups as they are always told, in whichever order a database keeps them: those that make
    the whole first, then others by name."""
    known = list(WHOLE.get(of, ()))
    return sorted(groups, key=lambda one: (known.index(one) if one in known else len(known), one))


def adds_up(combine: str, unit: str) -> bool:
    """Do the groups make the whole by adding? Counts do, so do those of a ratio's numerator; means
    and percentages do not."""
    return combine == Combine.RATIO or (combine != Combine.MEAN and "%" not in unit)


def unequal(
    whole: Decimal | None,
    parts: Mapping[str, Mapping[str, Decimal]],
    groups: Mapping[str, Sequence[str]],
) -> Unequal | None:
    """The first grouping whose figures do not make the whole; None when all is well.

    A grouping that does not know all of its groups, or has empty ones, may be less, never more.
    """
    if whole is None:
        return None
    for of, figures in parts.items():
        total = sum(figures.values(), Decimal(0))
        is_complete = of in WHOLE and set(groups.get(of, ())) <= set(figures)
        if total > whole or (is_complete and total != whole):
            order = [(name, figures[name]) for name in groups.get(of, ()) if name in figures]
            return Unequal(of, order, total, whole, is_more=not is_complete)
    return None


def whole_of(
    parts: Mapping[str, Mapping[str, Decimal]], groups: Mapping[str, Sequence[str]]
) -> Decimal | None:
    """The whole that a complete grouping makes, for a person who wrote the groups alone."""
    for of, figures in parts.items():
        if of in WHOLE and figures and set(groups.get(of, ())) <= set(figures):
            return sum(figures.values(), Decimal(0))
    return None


def rolled_parts(
    told: Sequence[Told], how: Combine, targets: Mapping[tuple[str, str], Fraction]
) -> list[Group]:
    """What each group has reached over the periods; a group without a figure stays without one.

    Of a ratio the groups are counts of its numerator: they add up over the periods.
    """
    rule = Combine.SUM if how is Combine.RATIO else how
    named = dict.fromkeys(targets)
    named |= dict.fromkeys((of, value) for parts in told for of in parts for value in parts[of])
    return [
        Group(of, value, combined(_readings(told, of, value), rule), targets.get((of, value)))
        for of, value in named
    ]


def _readings(told: Sequence[Told], of: str, value: str) -> list[Input]:
    figures = (parts.get(of, {}).get(value) for parts in told)
    return [
        Input(str(at), None if one is None else Fraction(one)) for at, one in enumerate(figures, 1)
    ]
