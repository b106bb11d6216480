"""What became of an invented plan: its reports, values and money by chance, written in bulk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.db.models import prefetch_related_objects
from django.utils import timezone

from qvevri.demo.synth.chance import dice
from qvevri.demo.synth.promises import words
from qvevri.history.actions import Deed, record_many
from qvevri.monitoring.reporting.freezing import frozen
from qvevri.monitoring.reporting.models import (
    Approval,
    Period,
    Reached,
    Report,
    Spending,
    Value,
)
from qvevri.monitoring.reporting.statements import of_approval
from qvevri.people.models import Person
from qvevri.plan.programme.content import Combine
from qvevri.plan.programme.models import Action, BudgetLine, Indicator, Milestone, Plan

BATCH = 1000
STATES = (
    Report.Status.APPROVED,
    Report.Status.SUBMITTED,
    Report.Status.RETURNED,
    Report.Status.DRAFT,
)
# Of a hundred actions so many are told of in a period that is over, and in the running one.
TOLD, TOLD_SO_FAR = 0.9, 0.5
EXACT = Decimal("0.0001")


@dataclass(frozen=True)
class Kept:
    """A report with what hangs on it; their keys come when they are written."""

    report: Report
    values: tuple[Value, ...]
    reached: tuple[Reached, ...]
    spent: tuple[Spending, ...]


@dataclass(frozen=True)
class Told:
    """An action with all that a report may tell of."""

    action: Action
    aims: list[Indicator]
    steps: list[Milestone]
    lines: list[BudgetLine]


def keep_word(plan: Plan, seed: int, number: int, by: Person) -> int:
    """Report what was done in each period that has begun; returns how many reports there are.

    The officer `by` is who decided. Standings are not made anew here.
    """
    periods = [one for one in plan.periods.order_by("number") if one.starts <= _today()]
    kept = [
        one
        for told in _told(plan)
        for one in _kept(told, periods, dice(seed, "kept", number, told.action.place), by)
    ]
    Report.objects.bulk_create([one.report for one in kept], batch_size=BATCH)
    for one in kept:
        rows: tuple[Value | Reached | Spending, ...] = (*one.values, *one.reached, *one.spent)
        for row in rows:
            # What was made before its report had a key learns it now.
            row.report = one.report
    Value.objects.bulk_create((row for one in kept for row in one.values), BATCH)
    Reached.objects.bulk_create((row for one in kept for row in one.reached), BATCH)
    Spending.objects.bulk_create((row for one in kept for row in one.spent), BATCH)
    for period in periods:
        # Writing stamped them with this moment.
        Report.objects.filter(period=period).update(written_at=_moment(period))
    reports = [one.report for one in kept]
    prefetch_related_objects(reports, "values__indicator", "reached__milestone", "spending")
    counting = [one for one in reports if one.status == Report.Status.APPROVED]
    approvals = Approval.objects.bulk_create([frozen(one) for one in counting], BATCH)
    kept_as = {one.report_id: one for one in approvals}
    deeds = (deed for report in reports for deed in _deeds(report, kept_as.get(report.pk)))
    record_many(by, deeds, municipality=plan.municipality, by_name="synth")
    return len(kept)


def _today() -> date:
    return timezone.localdate()


def _told(plan: Plan) -> Iterator[Told]:
    found = plan.actions.prefetch_related("indicators__targets", "milestones", "lines")
    for action in found.order_by("place"):
        aims = list(action.indicators.all())
        yield Told(action, aims, list(action.milestones.all()), list(action.lines.all()))


def _kept(told: Told, periods: list[Period], chance: Random, by: Person) -> Iterator[Kept]:
    """Reports of one action: mostly good luck, mostly on time, complete when all is done."""
    luck, before = chance.triangular(0.4, 1.15, 0.95), 0.0
    is_complete = False
    for period in periods:
        gone = _gone(told.action, min(period.finishes, _today()))
        is_over = gone >= 1 and _gone(told.action, period.starts) >= 1
        share = TOLD if period.finishes < _today() else TOLD_SO_FAR
        if gone <= 0 or is_over or is_complete or chance.random() > share:
            continue
        way = min(1.0, gone * luck)
        is_complete = gone >= 1 and luck > 0.9
        report = _report(told, period, way, chance, by)
        report.is_complete = is_complete and report.status == Report.Status.APPROVED
        yield Kept(
            report,
            tuple(_values(told, before, way, chance)),
            tuple(_reached(told, period, luck)),
            tuple(_spent(told, way - before)),
        )
        before = way


def _gone(action: Action, on: date) -> float:
    """How much of the action's time is gone."""
    assert action.starts is not None
    assert action.finishes is not None
    return min(1.0, ((on - action.starts).days + 1) / ((action.finishes - action.starts).days + 1))


def _report(told: Told, period: Period, way: float, chance: Random, by: Person) -> Report:
    is_running = period.finishes >= _today()
    state = chance.choices(STATES, (70, 20, 4, 6) if is_running else (90, 0, 8, 2))[0]
    moment = _moment(period)
    is_in, is_decided = state != Report.Status.DRAFT, state in (STATES[0], STATES[2])
    return Report(
        action=told.action,
        period=period,
        status=state,
        version=chance.randint(1, 4),
        progress=round(100 * way),
        happened=chance.choice(words()["happened"]),
        obstacles=chance.choice(words()["obstacles"]) if chance.random() < 0.3 else "",
        written_by=told.action.responsible,
        submitted_at=moment if is_in else None,
        decided_by=by if is_decided else None,
        decided_at=moment if is_decided else None,
        reason=words()["returned"] if state == Report.Status.RETURNED else "",
    )


def _values(told: Told, before: float, way: float, chance: Random) -> Iterator[Value]:
    for aim in told.aims:
        target = max(one.value for one in aim.targets.all()) if aim.direction == "up" else None
        target = target or min(one.value for one in aim.targets.all())
        baseline = aim.baseline or Decimal(0)
        share = way - before if aim.combine == Combine.SUM else way
        value = (baseline + (target - baseline) * Decimal(share)).quantize(Decimal(1))
        if aim.combine == Combine.RATIO:
            whole = chance.randint(20, 200)
            part = round(whole * int(value) / 100)
            value = (Decimal(100) * part / whole).quantize(EXACT)
            yield Value(indicator=aim, value=value, numerator=100 * part, denominator=whole)
        else:
            yield Value(indicator=aim, value=value)


def _reached(told: Told, period: Period, luck: float) -> Iterator[Reached]:
    """A milestone is reached in the period of its day, if luck allows."""
    for step in told.steps:
        if luck > 0.7 and period.starts <= step.due <= min(period.finishes, _today()):
            yield Reached(milestone=step, on=step.due)


def _spent(told: Told, share: float) -> Iterator[Spending]:
    for line in told.lines:
        paid = int(line.amount * share)
        if paid > 0:
            yield Spending(
                source=line.source, currency=line.currency, committed=paid * 11 // 10, paid=paid
            )


def _deeds(report: Report, approval: Approval | None) -> Iterator[Deed]:
    facts = {"code": report.action.code, "number": report.period.number}
    if report.submitted_at:
        yield Deed("submitted", report, facts)
    if approval is not None:
        said = {"approval": approval.pk, **of_approval(approval)}
        yield Deed("approved", report, facts | said)
    elif report.decided_at:
        yield Deed(str(report.status), report, facts)


def _moment(period: Period) -> datetime:
    """A day of the month after the period, or today while it runs."""
    day = min(period.finishes + timedelta(days=14), _today())
    return timezone.make_aware(datetime.combine(day, time(15, 20)))
