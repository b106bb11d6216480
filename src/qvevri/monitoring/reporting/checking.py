"""What a form says, held against the action it is about before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from qvevri.core.text import clean, clean_line
from qvevri.monitoring.reporting import refusals
from qvevri.monitoring.reporting.inputs import ReadingInput, ReportInput, ValueInput
from qvevri.monitoring.reporting.parts import Unequal, adds_up, groupings, unequal, whole_of
from qvevri.monitoring.reporting.words import figure, group_name
from qvevri.plan.programme.content import Combine, Source
from qvevri.plan.programme.models import Action, Indicator

LONGEST = 4000
LONGEST_CONTRACT = 200
MOST_LINKS = 5
LARGEST = Decimal(10) ** 15
DEAREST = 10**14


@dataclass(frozen=True)
class Aim:
    """What a figure is held against: how it combines, its groups, and whether they add up."""

    combine: str
    groups: Mapping[str, Sequence[str]]
    adds_up: bool


def aim_of(indicator: Indicator) -> Aim:
    """What a figure of this indicator is held against."""
    unit = str(indicator.unit)
    return Aim(indicator.combine, groupings(indicator.parts), adds_up(indicator.combine, unit))


def checked(said: ReportInput, action: Action, today: date) -> ReportInput:
    """The input with tidy texts, empty values left out and ratios taken. Two queries.

    Raises a Refused of `refusals`.
    """
    aims = {one.pk: aim_of(one) for one in action.indicators.all()}
    steps = set(action.milestones.values_list("pk", flat=True))
    if set(said.values) - set(aims) or set(said.reached) - steps:
        raise refusals.NotOfThisAction
    if said.progress is not None and not 0 <= said.progress <= 100:
        raise refusals.ProgressImpossible
    if any(on > today for on in said.reached.values()):
        raise refusals.DayInFuture
    _check_money(said)
    values = {pk: checked_value(one, aims[pk]) for pk, one in said.values.items()}
    happened, obstacles = clean(said.happened), clean(said.obstacles)
    if max(len(happened), len(obstacles)) > LONGEST:
        raise refusals.TextTooLong(LONGEST)
    return replace(
        said,
        happened=happened,
        obstacles=obstacles,
        links=said.links[:MOST_LINKS],
        values={pk: one for pk, one in values.items() if one is not None},
        spending=tuple(
            replace(one, contract=clean_line(one.contract)[:LONGEST_CONTRACT])
            for one in said.spending
            if one.committed or one.paid or one.contract
        ),
    )


def checked_reading(said: ReadingInput, indicator: Indicator) -> ReadingInput:
    """The reading with a tidy note and its ratio taken. Raises a Refused of `refusals`."""
    told = checked_value(said.figure, aim_of(indicator))
    if told is None:
        raise refusals.FigureMissing
    note = clean(said.note)
    if len(note) > LONGEST:
        raise refusals.TextTooLong(LONGEST)
    return replace(said, figure=told, note=note)


def _check_money(said: ReportInput) -> None:
    for one in said.spending:
        if one.source not in tuple(Source):
            raise refusals.NotOfThisAction
        if one.committed < 0 or one.paid < 0:
            raise refusals.MoneyNegative
        if max(one.committed, one.paid) > DEAREST:
            raise refusals.ValueAbsurd


def checked_value(one: ValueInput, aim: Aim) -> ValueInput | None:
    """None for a value that was left empty; a ratio's value is made of its parts, a whole that was
    left empty of its groups. Raises a Refused of `refusals`."""
    one = _with_parts(one, aim)
    figures = (one.value, one.numerator, one.denominator, *_parts(one))
    if any(figure is not None and abs(figure) > LARGEST for figure in figures):
        raise refusals.ValueAbsurd
    if any(part < 0 for part in _parts(one)):
        raise refusals.PartNegative
    is_ratio = aim.combine == Combine.RATIO
    if aim.adds_up:
        _must_be_whole(unequal(one.numerator if is_ratio else one.value, one.parts, aim.groups))
    if not is_ratio:
        return None if one.value is None else replace(one, numerator=None, denominator=None)
    if one.numerator is None and one.denominator is None:
        return None
    if one.numerator is None or one.denominator is None or one.denominator <= 0:
        raise refusals.DenominatorZero
    if one.numerator < 0:
        raise refusals.NumeratorNegative
    return replace(one, value=one.numerator / one.denominator)


def _with_parts(one: ValueInput, aim: Aim) -> ValueInput:
    parts = {of: dict(some) for of, some in one.parts.items() if some}
    if any(of not in aim.groups or set(parts[of]) - set(aim.groups[of]) for of in parts):
        raise refusals.NotOfThisAction
    one = replace(one, parts=parts)
    whole = whole_of(parts, aim.groups) if aim.adds_up else None
    if whole is None:
        return one
    if aim.combine == Combine.RATIO:
        return replace(one, numerator=whole) if one.numerator is None else one
    return replace(one, value=whole) if one.value is None else one


def _must_be_whole(found: Unequal | None) -> None:
    if found is not None:
        added = " + ".join(f"{group_name(found.of, name)} {figure(n)}" for name, n in found.parts)
        told = (added, figure(found.total), figure(found.whole))
        raise refusals.PartsUnequal(*told, is_more=found.is_more)


def _parts(one: ValueInput) -> Iterable[Decimal]:
    return (figure for group in one.parts.values() for figure in group.values())
