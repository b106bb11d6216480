"""A plan as adopted, or as of a day, with what had been approved by then: as one value too."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils import timezone

from qvevri.core.languages import current
from qvevri.monitoring.dashboard.earlier import Earlier, earlier_of
from qvevri.monitoring.dashboard.moments import Opened
from qvevri.monitoring.opendata.gathering import (
    Became,
    Lit,
    Spent,
    Step,
    Steps,
    Told,
    Whole,
    figures_of,
    gather,
    reached_now,
    told_now,
    whole_of_scope,
)
from qvevri.monitoring.opendata.given import Given, all_given, groups_of
from qvevri.monitoring.opendata.scope import Scope, scope_of
from qvevri.monitoring.reporting.freezing import written_figures
from qvevri.monitoring.reporting.models import Approval, ReadingApproval
from qvevri.plan.programme.contents import plain

Reports = Iterable[tuple[Approval, Told]]


def gather_at(at: Opened) -> Whole:
    """All of a plan at a moment, in a fixed number of queries; it had been adopted by then."""
    if at.then is None:
        return gather(at.row)
    scope = scope_of(at.plan, at.then.content, at)
    return whole_of_scope(scope, at.then.editions, _became(scope, earlier_of(at.then)))


def figures_at(at: Opened) -> list[Given]:
    """The figures that counted at a moment, the earliest period first: at most five queries."""
    if at.then is None:
        return figures_of(at.row)
    scope = scope_of(at.plan, at.then.content, at)
    day = scope.moment.day
    if day is None:
        return all_given(scope)
    return _given(((one, _told(one, scope)) for one in _approvals(scope, day)), scope, day)


def _became(scope: Scope, earlier: Earlier) -> Became:
    """As adopted, all that is approved now counts; of a day, what had been approved by then."""
    day = scope.moment.day
    if day is None:
        steps = _steps(earlier, reached_now(scope))
        return Became(told_now(scope), all_given(scope), _lit(scope, earlier), steps)
    approvals = _approvals(scope, day)
    reached = {
        step["milestone"]: date.fromisoformat(step["on"])
        for one in approvals
        for step in one.reached
    }
    told = [_told(one, scope) for one in approvals]
    return Became(
        told,
        _given(zip(approvals, told, strict=True), scope, day),
        _lit(scope, earlier),
        _steps(earlier, reached),
    )


def _approvals(scope: Scope, day: date) -> list[Approval]:
    rows = Approval.objects.in_plan(scope.plan).held(day)
    ordered = rows.order_by("report__period__number", "report__action__place")
    brought = ordered.select_related("report__action", "approved_by")
    return [one for one in brought if one.report.action.code in scope.actions]


def _told(one: Approval, scope: Scope) -> Told:
    by, is_shown = one.approved_by, one.withheld_at is None
    return Told(
        action=one.report.action.code,
        period=scope.periods[one.report.period_id],
        progress=one.progress,
        is_complete=one.is_complete,
        happened=one.happened if is_shown else "",
        obstacles=one.obstacles if is_shown else "",
        language=one.language,
        approved_on=timezone.localtime(one.approved_at).date(),
        approved_by=by.name if by else "",
        approver_latin=by.latin_name if by else "",
        links=tuple(one.links) if is_shown else (),
        spent=[
            Spent(line["source"], line["committed"], line["paid"], line["currency"])
            for line in one.spending
        ],
    )


def _given(reports: Reports, scope: Scope, day: date) -> list[Given]:
    """The figures that counted on a day, as `all_given` orders them."""
    found = [*_reported(reports, scope), *_read(scope, day)]
    return sorted(found, key=lambda one: one.period.number)


def _reported(reports: Reports, scope: Scope) -> Iterator[Given]:
    for one, told in reports:
        known = (code for code in one.values if code in scope.indicators)
        for code in sorted(known, key=scope.indicators.__getitem__):
            value, above, below = written_figures(one.values[code], one.ratios, code)
            yield Given(
                code,
                told.action,
                told.period,
                plain(value),
                plain(above),
                plain(below),
                groups_of(one.parts.get(code, {})),
                one.counted.get(code, {}).get("measure", ""),
                links=told.links,
                approved_on=told.approved_on,
                approved_by=told.approved_by,
                approver_latin=told.approver_latin,
            )


def _read(scope: Scope, day: date) -> Iterator[Given]:
    rows = ReadingApproval.objects.in_plan(scope.plan).held(day)
    ordered = rows.order_by("reading__indicator__place", "pk")
    for one in ordered.select_related("reading__indicator", "approved_by"):
        reading, by = one.reading, one.approved_by
        if reading.indicator.code in scope.indicators:
            yield Given(
                reading.indicator.code,
                "",
                scope.periods[reading.period_id],
                plain(one.value),
                plain(one.numerator),
                plain(one.denominator),
                groups_of(one.parts),
                one.counted.get("measure", ""),
                one.note,
                one.language if one.note else "",
                (one.link,) if one.link else (),
                timezone.localtime(one.approved_at).date(),
                by.name if by else "",
                by.latin_name if by else "",
            )


def _lit(scope: Scope, earlier: Earlier) -> list[Lit]:
    """The lights of that state, by the same rule."""
    periods = {one.number: one for one in scope.periods.values()}
    return [
        Lit(
            line.code,
            periods[period.number],
            str(stand.light),
            stand.rule_light,
            stand.judgement.version,
            stand.reasons(),
            "" if stand.share is None else str(stand.share),
        )
        for period in earlier.begun
        for line in earlier.loaded.lines
        for stand in (earlier.stands[period.number][line.pk],)
    ]


def _steps(earlier: Earlier, reached: Mapping[int, date]) -> Steps:
    """The milestones of that state, titled in the reader's language."""
    names = earlier.names
    return {
        line.code: [
            Step(pk, {current(): names[str(pk)]}, due, reached.get(pk)) for pk, due in line.steps
        ]
        for line in earlier.loaded.lines
        if line.steps
    }
