"""A report's life: written as one types, handed in, sent back or approved."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.core.languages import current
from qvevri.core.text import clean
from qvevri.history import actions as history
from qvevri.history.sealing import digest
from qvevri.monitoring.reporting import feeding, queries, refusals, spending, standings, telling
from qvevri.monitoring.reporting.actions.common import locked_period, must_be_open, withdraw
from qvevri.monitoring.reporting.checking import checked
from qvevri.monitoring.reporting.freezing import frozen
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.models import Period, Reached, Report, Spending, Value
from qvevri.monitoring.reporting.permissions import may_approve, may_report
from qvevri.monitoring.reporting.statements import in_short, of_approval, of_report
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action


@transaction.atomic
def save(action: Action, period: Period, said: ReportInput, *, version: int, by: Person) -> Report:
    """The report says what the form says. `version` is that of the report the person opened, 0 for
    none yet. The same again changes nothing.

    Raises PermissionDenied, and a Refused of `refusals`: SavedMeanwhile, PeriodLocked, …
    """
    report = begun_report(action, period, by=by)
    said = checked(said, action, timezone.localdate())
    if report.version != version and report.written_by_id != by.pk:
        raise refusals.SavedMeanwhile(report.written_by)
    _lay_down(report, said, by)
    return report


def begun_report(action: Action, period: Period, *, by: Person) -> Report:
    """The report of an action for a period, begun if there was none, its row locked; or why it can
    not be written now. Raises PermissionDenied and a Refused of `refusals`."""
    if not may_report(by, action):
        raise PermissionDenied
    period = locked_period(period.pk)
    must_be_open(action.plan_id, period, is_dropped=action.is_dropped)
    report, _is_new = Report.objects.select_for_update().get_or_create(
        action=action, period=period, defaults={"written_by": by}
    )
    if report.status == Report.Status.APPROVED:
        raise refusals.ReportApproved
    return report


def _lay_down(report: Report, said: ReportInput, by: Person) -> None:
    report.progress, report.is_complete = said.progress, said.is_complete
    report.happened, report.obstacles = said.happened, said.obstacles
    report.language, report.links = said.language, list(said.links)
    report.link = said.links[0] if said.links else ""
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
            parts={of: {k: f"{v:f}" for k, v in some.items()} for of, some in one.parts.items()},
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
            line=one.line,
            year=one.year,
            contract=one.contract,
            committed=one.committed,
            paid=one.paid,
            currency=one.currency,
        )
        for one in said.spending
    )


@transaction.atomic
def submit(report: Report, *, by: Person) -> Report:
    """The report waits for an officer, with what is odd about its money. Handed in before: nothing
    happens.

    Raises PermissionDenied, ReportApproved, ReportEmpty, PeriodLocked …
    """
    report = _locked(report)
    if not may_report(by, report.action):
        raise PermissionDenied
    must_be_open(report.action.plan_id, report.period, is_dropped=report.action.is_dropped)
    if report.status == Report.Status.APPROVED:
        raise refusals.ReportApproved
    if report.status == Report.Status.SUBMITTED:
        return report
    if not report.happened and not report.values.exists() and report.progress is None:
        raise refusals.ReportEmpty
    report.status, report.submitted_at = Report.Status.SUBMITTED, timezone.now()
    report.reason = ""
    report.doubts = [doubt.plain() for doubt in spending.doubts_of(report)]
    report.save(update_fields=["status", "submitted_at", "reason", "doubts"])
    _tell_log(by, "submitted", report, digest=in_short(of_report(report)))
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
    must_be_open(report.action.plan_id, report.period, is_dropped=report.action.is_dropped)
    report.status, report.decided_by = Report.Status.APPROVED, by
    report.decided_at = timezone.now()
    report.save(update_fields=["status", "decided_by", "decided_at"])
    approval = frozen(report, queries.evidence_of([report])[report.pk].digests())
    approval.save()
    _tell_log(by, "approved", report, approval=approval.pk, **of_approval(approval))
    standings.refresh_action(report.action, report.period)
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
    must_be_open(report.action.plan_id, report.period, is_dropped=report.action.is_dropped)
    counted = report.status == Report.Status.APPROVED
    report.status, report.reason = Report.Status.RETURNED, reason
    report.reason_language = current()
    report.decided_by, report.decided_at = by, timezone.now()
    fields = ["status", "reason", "reason_language", "decided_by", "decided_at"]
    report.save(update_fields=fields)
    withdrawn = withdraw(report.approvals.held(None), report.decided_at)
    _tell_log(by, "returned", report, reason_digest=digest(reason), **withdrawn)
    telling.tell_returned(report)
    if counted:
        standings.refresh_action(report.action, report.period)
    return report


def _locked(report: Report) -> Report:
    rows = Report.objects.select_for_update(of=("self",))
    return rows.select_related("action__plan__municipality", "period__plan__municipality").get(
        pk=report.pk
    )


def _tell_log(by: Person, verb: str, report: Report, **facts: object) -> None:
    told = {"code": report.action.code, "number": report.period.number, **facts}
    municipality = report.period.plan.municipality
    history.record(by, verb, report, municipality=municipality, facts=told)
