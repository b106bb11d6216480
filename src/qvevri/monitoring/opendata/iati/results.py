"""Results: what an action makes and changes, with baselines, targets and what was reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from qvevri.monitoring.opendata.gathering import Whole
from qvevri.monitoring.opendata.given import Given
from qvevri.monitoring.opendata.iati.markup import child, day, narrate, told
from qvevri.plan.programme.content import (
    Action,
    Combine,
    Direction,
    Indicator,
    Level,
    Objective,
    Target,
    Text,
)

OUTPUT, OUTCOME = "1", "2"
UNIT, PERCENTAGE = "1", "2"
NO_YEAR = {
    "ka": "წელი მითითებული არ არის: გეგმის პირველი წელი",
    "en": "No year was stated: the plan's first year",
    "ru": "Год не указан: первый год плана",
}


@dataclass(frozen=True)
class _Stretch:
    """A time for which something was promised, reported, or both."""

    starts: date
    ends: date
    target: Target | None = None
    actual: Given | None = None


def of_action(activity: Element, action: Action, whole: Whole) -> None:
    """One result for what the action makes, one for what that changes."""
    starts = action.starts or whole.content.starts
    for level, kind in ((Level.OUTPUT, OUTPUT), (Level.RESULT, OUTCOME)):
        found = [one for one in action.indicators if one.level is level]
        _result(activity, action.title or {"en": action.code}, kind, found, (whole, starts))


def of_objective(activity: Element, objective: Objective, whole: Whole) -> None:
    """An objective's own indicators are what the plan as a whole changes."""
    title = objective.title or {"en": objective.code}
    _result(activity, title, OUTCOME, objective.indicators, (whole, whole.content.starts))


def _result(
    activity: Element,
    title: Text,
    kind: str,
    indicators: Sequence[Indicator],
    frame: tuple[Whole, date],
) -> None:
    if not indicators:
        return
    result = child(activity, "result", type=kind, aggregation_status="false")
    told(result, "title", title)
    for one in indicators:
        _indicator(result, one, *frame)


def _indicator(result: Element, one: Indicator, whole: Whole, starts: date) -> None:
    is_share = one.combine is Combine.RATIO or "%" in "".join(one.unit.values())
    indicator = child(
        result,
        "indicator",
        measure=PERCENTAGE if is_share else UNIT,
        ascending="true" if one.direction is Direction.UP else "false",
        aggregation_status="true" if one.combine is Combine.SUM else "false",
    )
    told(indicator, "title", one.name, one.code)
    described = {
        code: "; ".join(filter(None, (text.get(code) for text in (one.unit, one.note))))
        for code in {*one.unit, *one.note}
    }
    if any(described.values()):
        told(indicator, "description", described)
    if one.baseline is not None:
        _baseline(indicator, one, starts)
    for stretch in sorted(_stretches(one, whole, starts), key=lambda part: part.ends):
        _period(indicator, one, stretch)


def _baseline(indicator: Element, one: Indicator, starts: date) -> None:
    year = one.baseline_year or starts.year
    baseline = child(indicator, "baseline", year=str(year), value=_figure(one.baseline))
    source = one.baseline_source or ({} if one.baseline_year else NO_YEAR)
    if source:
        told(baseline, "comment", source)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _stretches(one: Indicator, whole: Whole, starts: date) -> Iterator[_Stretch]:
    """The periods of reports with what was reached and promised in each; other targets apart."""
    reached = {given.period.number: given for given in whole.given_of(one.code)}
    left = list(one.targets)
    for period in whole.periods:
        due = [target for target in left if period.starts <= target.due <= period.finishes]
        left = [target for target in left if target not in due]
        last = due[-1] if due else None
        if last or period.number in reached:
            yield _Stretch(period.starts, period.finishes, last, reached.get(period.number))
        yield from (_Stretch(min(starts, two.due), two.due, two) for two in due[:-1])
    yield from (_Stretch(min(starts, target.due), target.due, target) for target in left)


def _period(indicator: Element, one: Indicator, stretch: _Stretch) -> None:
    period = child(indicator, "period")
    day(period, "period-start", stretch.starts)
    day(period, "period-end", stretch.ends)
    # A ratio's groups are counted in its numerator: beside a percentage they would mislead.
    has_groups = one.combine is not Combine.RATIO
    if stretch.target is not None:
        child(period, "target", value=_figure(stretch.target.value))
        if stretch.target == one.targets[-1] and has_groups:
            for part in one.parts:
                _group(period, "target", part.target, (part.of, part.value))
    given = stretch.actual
    if given is not None and given.value is not None:
        _actual(period, given, has_groups=has_groups)


def _group(period: Element, tag: str, value: Decimal, group: tuple[str, str]) -> None:
    of, name = group
    share = child(period, tag, value=_figure(value))
    child(share, "dimension", name=of, value=name)


def _actual(period: Element, given: Given, *, has_groups: bool) -> None:
    actual = child(period, "actual", value=_figure(given.value))
    counts = _parts_of_ratio(given)
    if counts or given.note:
        # One comment only: a note in its language, the parts of a ratio in none.
        comment = child(actual, "comment")
        narrate(comment, {given.language: given.note} if given.note else {})
        if counts:
            narrate(comment, {}, counts)
    groups = given.groups.items() if has_groups else ()
    for of, some in groups:
        for name, value in some.items():
            _group(period, "actual", value, (of, name))


def _parts_of_ratio(given: Given) -> str:
    if given.denominator is None:
        return ""
    of = "; ".join(
        f"{name}: {value:f}" for some in given.groups.values() for name, value in some.items()
    )
    told = f"{_figure(given.numerator)}/{_figure(given.denominator)}"
    return f"{told} ({of})" if of else told
