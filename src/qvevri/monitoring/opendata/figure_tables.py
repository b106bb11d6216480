"""The open tables of figures: targets and values of every indicator, and those of its groups."""

from collections.abc import Iterator

from qvevri.core.languages import current
from qvevri.measures.registry import measure_of
from qvevri.monitoring.opendata.cells import Row, said, word
from qvevri.monitoring.opendata.gathering import Whole
from qvevri.monitoring.opendata.given import Given
from qvevri.monitoring.reporting.words import group_name, grouping_name
from qvevri.people.naming import called
from qvevri.plan.programme.content import Combine, Indicator

DAYS = ("period_starts", "period_finishes")
FROM = (
    *("came_by", "counted_as", "note", "language", "links"),
    *("approved_on", "approved_by", "name_here"),
)
VALUES = (
    *("indicator", "action", "name", "unit", *DAYS, "due"),
    *("target", "value", "numerator", "denominator", *FROM),
)
GROUPS = (
    *("indicator", "action", "name", "unit", "grouping", "group", *DAYS, "due", "target"),
    *("value", "is_of", "whole", "numerator", "denominator", *FROM),
)
NOWHERE = (None,) * len(FROM)


def owned(whole: Whole) -> Iterator[tuple[str, Indicator]]:
    """Each indicator with the code of its action; an objective's own with none."""
    for objective in whole.content.objectives:
        yield from (("", one) for one in objective.indicators)
        for action in objective.actions:
            yield from ((action.code, one) for one in action.indicators)


def values(whole: Whole) -> Iterator[Row]:
    """Targets by their day, and what was approved for a period, of actions and of objectives."""
    for code, one in owned(whole):
        name = one.code, code, said(one.name), said(one.unit)
        for target in one.targets:
            yield *name, None, None, target.due, target.value, None, None, None, *NOWHERE
        for given in whole.given_of(one.code):
            parts = given.value, given.numerator, given.denominator
            yield *name, *_days(given), None, None, *parts, *_from(given)


def groups(whole: Whole) -> Iterator[Row]:
    """The same of groups. A group of a ratio is counted in its numerator."""
    for code, one in owned(whole):
        name = one.code, code, said(one.name), said(one.unit)
        due = one.targets[-1].due if one.targets else None
        for part in one.parts:
            group = grouping_name(part.of), group_name(part.of, part.value)
            aim = None, None, due, part.target, None, None, None, None, None
            yield *name, *group, *aim, *NOWHERE
        is_of = word("numerator" if one.combine is Combine.RATIO else "value")
        for given in whole.given_of(one.code):
            yield from ((*name, *row) for row in _groups(given, is_of))


def _groups(given: Given, is_of: str) -> Iterator[Row]:
    parts = given.value, given.numerator, given.denominator
    for of, some in given.groups.items():
        for group, value in some.items():
            names = grouping_name(of), group_name(of, group)
            yield *names, *_days(given), None, None, value, is_of, *parts, *_from(given)


def _days(given: Given) -> Row:
    return given.period.starts, given.period.finishes


def _from(given: Given) -> Row:
    """Where a figure is from, and who approved it when."""
    measure = measure_of(given.measure) if given.measure else None
    counted = str(measure.title) if measure else given.measure
    about = given.note, given.language, "\n".join(given.links)
    by = given.approved_by, called(given.approved_by, current(), given.approver_latin)
    return word(given.source), counted, *about, given.approved_on, *by
