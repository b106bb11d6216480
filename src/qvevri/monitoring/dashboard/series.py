"""An indicator over the time of its plan: baseline, targets, what was approved, what it makes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from qvevri.monitoring.reporting.lights import Facts, Goal, Light, judge
from qvevri.monitoring.reporting.parts import (
    Group,
    Unequal,
    adds_up,
    groupings,
    rolled_parts,
    unequal,
)
from qvevri.monitoring.reporting.rollups import Input, Rolled, combined
from qvevri.plan.programme.content import Combine, Direction, Indicator, Target


@dataclass(frozen=True)
class Told:
    """An approved figure of a period; `approval` where one can see what the house counted."""

    number: int
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    parts: Mapping[str, Mapping[str, str]] | None = None
    approval: int | None = None


@dataclass(frozen=True)
class Stretch:
    """A period of the plan, as a series needs it."""

    number: int
    name: str
    starts: date
    finishes: date


@dataclass(frozen=True)
class Point:
    """A period: what was reported for it, and what all reports up to it make."""

    period: Stretch
    told: Told | None
    so_far: Fraction | None
    broken: Unequal | None


@dataclass(frozen=True)
class Series:
    """An indicator with its targets and all that was approved of it."""

    indicator: Indicator
    points: Sequence[Point]
    rolled: Rolled
    groups: Sequence[Group]

    @property
    def actual(self) -> Fraction | None:
        """Where it is now, its periods combined."""
        return self.rolled.value

    @property
    def target(self) -> Target | None:
        """The last target."""
        return self.indicator.targets[-1] if self.indicator.targets else None

    @property
    def last(self) -> Stretch | None:
        """The period of the last figure."""
        told = [point.period for point in self.points if point.told]
        return told[-1] if told else None

    @property
    def counted(self) -> int | None:
        """The approval of the last figure that the house counted."""
        told = [point.told.approval for point in self.points if point.told and point.told.approval]
        return told[-1] if told else None

    @property
    def goal(self) -> Goal:
        """The indicator with its last target, as the rule sees it."""
        one, target = self.indicator, self.target
        return Goal(
            one.code,
            Fraction(target.value) if target else None,
            self.actual,
            Fraction(one.baseline) if one.baseline is not None else None,
            one.direction is Direction.DOWN,
            target.due if target else None,
        )

    @property
    def share(self) -> Fraction | None:
        """How much of the way to the last target is gone."""
        return self.goal.way

    def light(self, starts: date, finishes: date, on: date) -> Light:
        """The light that the rule would give for this indicator alone."""
        if self.share is None:
            return Light.SILENT
        facts = Facts(on, starts, finishes, has_report=True, goals=(self.goal,))
        return judge(facts).light

    @property
    def broken(self) -> list[Point]:
        """Periods whose groups do not make the whole."""
        return [point for point in self.points if point.broken]


def series_of(
    indicator: Indicator, told: Iterable[Told], periods: Sequence[Stretch], today: date
) -> Series:
    """The indicator over the periods that have begun; one that nobody filled has no figure."""
    by_number = {one.number: one for one in told}
    begun = [one for one in periods if one.starts <= today]
    readings = [_reading(one, by_number.get(one.number)) for one in begun]
    points = [
        Point(
            period,
            by_number.get(period.number),
            combined(readings[: at + 1], indicator.combine).value,
            _broken(indicator, by_number.get(period.number)),
        )
        for at, period in enumerate(begun)
    ]
    parts = [one.parts or {} for one in sorted(by_number.values(), key=lambda one: one.number)]
    targets = {(part.of, part.value): Fraction(part.target) for part in indicator.parts}
    groups = rolled_parts(parts, Combine(indicator.combine), targets)
    return Series(indicator, points, combined(readings, indicator.combine), groups)


def _reading(period: Stretch, told: Told | None) -> Input:
    if told is None:
        return Input(period.name, None)
    return Input(
        period.name,
        None if told.value is None else Fraction(told.value),
        numerator=None if told.numerator is None else Fraction(told.numerator),
        denominator=None if told.denominator is None else Fraction(told.denominator),
    )


def _broken(indicator: Indicator, told: Told | None) -> Unequal | None:
    unit = indicator.unit.get("en", "") or next(iter(indicator.unit.values()), "")
    if told is None or not told.parts or not adds_up(indicator.combine, unit):
        return None
    named = [{"of": part.of, "value": part.value} for part in indicator.parts]
    whole = told.numerator if indicator.combine is Combine.RATIO else told.value
    parts = {
        of: {name: Decimal(figure) for name, figure in figures.items()}
        for of, figures in told.parts.items()
    }
    return unequal(whole, parts, groupings(named))
