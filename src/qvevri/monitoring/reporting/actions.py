"""A report's life: written as one types, handed in, sent back or approved; lights overruled."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.core.text import clean
from qvevri.history import actions as history
from qvevri.monitoring.reporting import feeding, queries, refusals, standings, telling
from qvevri.monitoring.reporting.checking import checked
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import (
    Override,
    Period,
    Reached,
    Reminder,
    Report,
    Spending,
    Value,
)
from qvevri.monitoring.reporting.permissions import may_approve, may_overrule, may_report
from qvevri.monitoring.reporting.radar import Stage, stage_of
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action, Plan

MONTHS = 6
DUE_AFTER = timedelta(days=30)


@transaction.atomic
def begin_periods(plan: Plan, *, by: Person, months: int = MONTHS) -> list[Period]:
    """The plan's time cut into periods of so many months; those there are stay as they are.

    Raises PermissionDenied, PlanNotInForce.
    """
    if not may_overrule(by, plan):
        raise PermissionDenied
    if plan.status != Plan.Status.ADOPTED:
        raise refusals.PlanNotInForce
    periods = []
    starts, number = plan.starts, 1
    while starts <= plan.finishes:
        following = _months_on(starts, months)
        finishes = min(following - timedelta(days=1), plan.finishes)
        fields = {"starts": starts, "finishes": finishes, "due": finishes + DUE_AFTER}
        period, _is_new = Period.objects.get_or_create(plan=plan, number=number, defaults=fields)
        periods.append(period)
        starts, number = following, number + 1
    history.record(by, "periods_begun", plan, municipality=plan.municipality)
    standings.refresh(plan)
    return periods


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


@transaction.atomic
def set_period(period: Period, status: Period.Status, *, by: Person) -> Period:
    """The period is opened, closed or locked. Raises PermissionDenied."""
    if not may_overrule(by, period.plan):
        raise PermissionDenied
    period = _period(period.pk)
    if period.status != status:
        period.status = status
        period.save(update_fields=["status"])
        plan = period.plan
        facts = {"number": period.number}
        history.record(by, f"period_{status}", plan, municipality=plan.municipality, facts=facts)
    return period


def _period(pk: int) -> Period:
    rows = Period.objects.select_for_update(of=("self",))
    return rows.select_related("plan__municipality").get(pk=pk)


@transaction.atomic
def save(action: Action, period: Period, said: ReportInput, *, version: int, by: Person) -> Report:
    """The report says what the form says. `version` is that of the report the person opened, 0 for
    none yet. The same again changes nothing.

    Raises PermissionDenied, and a Refused of `refusals`: SavedMeanwhile, PeriodLocked, …
    """
    if not may_report(by, action):
        raise PermissionDenied
    period = _period(period.pk)
    _must_be_open(action, period)
    said = checked(said, action, timezone.localdate())
    report, _is_new = Report.objects.select_for_update().get_or_create(
        action=action, period=period, defaults={"written_by": by}
    )
    if report.status == Report.Status.APPROVED:
        raise refusals.ReportApproved
    if report.version != version and report.written_by_id != by.pk:
        raise refusals.SavedMeanwhile(report.written_by.name if report.written_by else "")
    _lay_down(report, said, by)
    return report


def _must_be_open(action: Action, period: Period) -> None:
    if period.plan.status == Plan.Status.CLOSED:
        raise refusals.PlanIsOver
    if period.plan.status != Plan.Status.ADOPTED:
        raise refusals.PlanNotInForce
    if action.is_dropped or action.plan_id != period.plan_id:
        raise refusals.ActionDropped
    if period.status == Period.Status.LOCKED:
        raise refusals.PeriodLocked
    if period.starts > timezone.localdate():
        raise refusals.PeriodNotBegun


def _lay_down(report: Report, said: ReportInput, by: Person) -> None:
    report.progress, report.is_complete = said.progress, said.is_complete
    report.happened, report.obstacles = said.happened, said.obstacles
    report.language, report.link = said.language, said.link
    report.written_by, report.version = by, report.version + 1
    if report.status == Report.Status.SUBMITTED:
        # What an officer might be reading just now is not what stands here any more.
        report.status = Report.Status.DRAFT
    report.save()
    report.values.all().delete()
    Value.objects.bulk_create(
        Value(
            report=report,
            indicator_id=pk,
            value=one.value,
            numerator=one.numerator,
            denominator=one.denominator,
            parts={of: {k: str(v) for k, v in some.items()} for of, some in one.parts.items()},
            counted=feeding.provenance(report.action, pk, one.value, report.period),
        )
        for pk, one in said.values.items()
    )
    report.reached.all().delete()
    Reached.objects.bulk_create(
        Reached(report=report, milestone_id=pk, on=on) for pk, on in said.reached.items()
    )
    report.spending.all().delete()
    Spending.objects.bulk_create(
        Spending(
            report=report,
            source=one.source,
            committed=one.committed,
            paid=one.paid,
            currency=one.currency,
        )
        for one in said.spending
    )


@transaction.atomic
def submit(report: Report, *, by: Person) -> Report:
    """The report waits for an officer. Handed in before: nothing happens.

    Raises PermissionDenied, ReportApproved, ReportEmpty, PeriodLocked …
    """
    report = _locked(report)
    if not may_report(by, report.action):
        raise PermissionDenied
    _must_be_open(report.action, report.period)
    if report.status == Report.Status.APPROVED:
        raise refusals.ReportApproved
    if report.status == Report.Status.SUBMITTED:
        return report
    if not report.happened and not report.values.exists() and report.progress is None:
        raise refusals.ReportEmpty
    report.status, report.submitted_at = Report.Status.SUBMITTED, timezone.now()
    report.reason = ""
    report.save(update_fields=["status", "submitted_at", "reason"])
    _tell_log(by, "submitted", report)
    return report


@transaction.atomic
def approve(report: Report, *, by: Person) -> Report:
    """The report's figures count from now on. Approved before: nothing happens.

    Raises PermissionDenied (also for one's own report), ReportNotWaiting, PeriodLocked.
    """
    report = _locked(report)
    if not may_approve(by, report):
        raise PermissionDenied
    if report.status == Report.Status.APPROVED:
        return report
    if report.status != Report.Status.SUBMITTED:
        raise refusals.ReportNotWaiting
    _must_be_open(report.action, report.period)
    report.status, report.decided_by = Report.Status.APPROVED, by
    report.decided_at = timezone.now()
    report.save(update_fields=["status", "decided_by", "decided_at"])
    _tell_log(by, "approved", report, values=_values_of(report))
    standings.refresh(report.period.plan)
    return report


@transaction.atomic
def send_back(report: Report, reason: str, *, by: Person) -> Report:
    """The report goes back to its owner with a reason; an approved one no longer counts.

    Raises PermissionDenied, ReasonWanted, ReportNotWaiting, PeriodLocked.
    """
    report = _locked(report)
    if not may_approve(by, report):
        raise PermissionDenied
    reason = clean(reason)
    if not reason:
        raise refusals.ReasonWanted
    if report.status not in (Report.Status.SUBMITTED, Report.Status.APPROVED):
        raise refusals.ReportNotWaiting
    _must_be_open(report.action, report.period)
    counted = report.status == Report.Status.APPROVED
    report.status, report.reason = Report.Status.RETURNED, reason
    report.decided_by, report.decided_at = by, timezone.now()
    report.save(update_fields=["status", "reason", "decided_by", "decided_at"])
    _tell_log(by, "returned", report)
    telling.tell_returned(report)
    if counted:
        standings.refresh(report.period.plan)
    return report


def _locked(report: Report) -> Report:
    rows = Report.objects.select_for_update(of=("self",))
    return rows.select_related("action__plan__municipality", "period__plan__municipality").get(
        pk=report.pk
    )


def _values_of(report: Report) -> dict[str, str]:
    """What the log seals of a report: each value by the code of its indicator."""
    return {
        one.indicator.code: "" if one.value is None else f"{one.value.normalize():f}"
        for one in report.values.select_related("indicator")
    }


def _tell_log(by: Person, verb: str, report: Report, **facts: object) -> None:
    told = {"code": report.action.code, "number": report.period.number, **facts}
    municipality = report.period.plan.municipality
    history.record(by, verb, report, municipality=municipality, facts=told)


@transaction.atomic
def overrule(action: Action, period: Period, light: Light, reason: str, *, by: Person) -> Override:
    """Another light stands in place of the rule's, which stays visible beside it with the reason.

    Raises PermissionDenied, ReasonWanted, PeriodLocked.
    """
    if not may_overrule(by, action.plan):
        raise PermissionDenied
    period, reason = _period(period.pk), clean(reason)
    _must_be_open(action, period)
    if not reason:
        raise refusals.ReasonWanted
    _withdraw(action, period)
    override = Override.objects.create(
        action=action, period=period, light=light, reason=reason, by=by, by_name=by.name
    )
    facts = {"code": action.code, "light": str(light), "number": period.number}
    municipality = action.plan.municipality
    history.record(by, "overruled", override, municipality=municipality, facts=facts)
    standings.refresh(action.plan)
    return override


@transaction.atomic
def withdraw_override(override: Override, *, by: Person) -> None:
    """The rule's own light stands again. Raises PermissionDenied, PeriodLocked."""
    if not may_overrule(by, override.action.plan):
        raise PermissionDenied
    _must_be_open(override.action, _period(override.period_id))
    _withdraw(override.action, override.period)
    plan = override.action.plan
    facts = {"code": override.action.code}
    history.record(by, "withdrawn", override, municipality=plan.municipality, facts=facts)
    standings.refresh(plan)


def _withdraw(action: Action, period: Period) -> None:
    held = Override.objects.filter(action=action, period=period, withdrawn_at=None)
    held.update(withdrawn_at=timezone.now())


@transaction.atomic
def remind(plan: Plan, today: date) -> int:
    """Everybody whose report is soon due or late is told, once for each stage; the deputy too when
    it is very late. Gives how many were told."""
    told = 0
    for turn in queries.turns_in(plan):
        stage = stage_of(turn.period.due, today) if turn.is_theirs else None
        if stage is None:
            continue
        people = [turn.action.responsible]
        people += [turn.action.deputy] if stage is Stage.VERY_LATE else []
        for person in people:
            if person is None or not person.is_active:
                continue
            _reminder, is_new = Reminder.objects.get_or_create(
                action=turn.action, period=turn.period, person=person, stage=stage
            )
            if is_new:
                telling.remind(person, turn.action, turn.period, stage)
                told += 1
    return told


@transaction.atomic
def forget_author(person: Person) -> None:
    """The person's name goes from the lights they overruled. Reports are the municipality's record
    and stay, with nobody's name at them."""
    Override.objects.filter(by=person).update(by_name="")
