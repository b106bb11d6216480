"""What a form says, held against the action it is about before anything is written."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from qvevri.core.text import clean
from qvevri.monitoring.reporting import refusals
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.plan.programme.content import Combine, Source
from qvevri.plan.programme.models import Action

LONGEST = 4000
LARGEST = Decimal(10) ** 15
DEAREST = 10**14


def checked(said: ReportInput, action: Action, today: date) -> ReportInput:
    """The input with tidy texts, empty values left out and ratios taken. Two queries.

    Raises a Refused of `refusals`.
    """
    combines = dict(action.indicators.values_list("pk", "combine"))
    steps = set(action.milestones.values_list("pk", flat=True))
    if set(said.values) - set(combines) or set(said.reached) - steps:
        raise refusals.NotOfThisAction
    if said.progress is not None and not 0 <= said.progress <= 100:
        raise refusals.ProgressImpossible
    if any(on > today for on in said.reached.values()):
        raise refusals.DayInFuture
    _check_money(said)
    values = {pk: _value(one, combines[pk]) for pk, one in said.values.items()}
    happened, obstacles = clean(said.happened), clean(said.obstacles)
    if max(len(happened), len(obstacles)) > LONGEST:
        raise refusals.TextTooLong(LONGEST)
    return replace(
        said,
        happened=happened,
        obstacles=obstacles,
        values={pk: one for pk, one in values.items() if one is not None},
        spending=tuple(one for one in said.spending if one.committed or one.paid),
    )


def _check_money(said: ReportInput) -> None:
    for one in said.spending:
        if one.source not in tuple(Source):
            raise refusals.NotOfThisAction
        if one.committed < 0 or one.paid < 0:
            raise refusals.MoneyNegative
        if max(one.committed, one.paid) > DEAREST:
            raise refusals.ValueAbsurd


def _value(one: ValueInput, combine: str) -> ValueInput | None:
    """None for a value that was left empty; a ratio's value is made of its parts."""
    figures = (one.value, one.numerator, one.denominator, *_parts(one))
    if any(figure is not None and abs(figure) > LARGEST for figure in figures):
        raise refusals.ValueAbsurd
    if combine != Combine.RATIO:
        return None if one.value is None else replace(one, numerator=None, denominator=None)
    if one.numerator is None and one.denominator is None:
        return None
    if one.numerator is None or one.denominator is None or one.denominator <= 0:
        raise refusals.DenominatorZero
    return replace(one, value=one.numerator / one.denominator)


def _parts(one: ValueInput) -> Iterable[Decimal]:
    return (figure for group in one.parts.values() for figure in group.values())
