"""Figures of an objective's own indicators: told by their owner, approved or sent back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.core.languages import current
from qvevri.core.text import clean
from qvevri.history import actions as history
from qvevri.history.sealing import digest
from qvevri.monitoring.reporting import feeding, refusals, standings
from qvevri.monitoring.reporting.actions.common import locked_period, must_be_open, withdraw
from qvevri.monitoring.reporting.checking import checked_reading
from qvevri.monitoring.reporting.freezing import frozen_reading
from qvevri.monitoring.reporting.inputs import ReadingInput
from qvevri.monitoring.reporting.models import Period, Reading, Report
from qvevri.monitoring.reporting.permissions import may_decide_reading, may_tell
from qvevri.monitoring.reporting.statements import (
    in_short,
    of_reading,
    of_reading_approval,
)
from qvevri.people.models import Person
from qvevri.plan.programme.models import Indicator


@transaction.atomic
def tell_reading(
    indicator: Indicator, period: Period, said: ReadingInput, *, version: int, by: Person
) -> Reading:
    """The figure waits for an officer. `version` is that of the reading the person opened, 0 for
    none yet.

    Raises PermissionDenied, and a Refused of `refusals`: SavedMeanwhile, PeriodLocked, …
    """
    if not may_tell(by, indicator):
        raise PermissionDenied
    period = locked_period(period.pk)
    must_be_open(indicator.plan_id, period, is_dropped=indicator.is_dropped)
    said = checked_reading(said, indicator)
    rows = Reading.objects.select_for_update(of=("self",)).select_related("written_by")
    reading = rows.filter(indicator=indicator, period=period).first()
    reading = reading or Reading(indicator=indicator, period=period)
    if reading.status == Report.Status.APPROVED:
        raise refusals.ReportApproved
    if reading.version != version and reading.written_by_id != by.pk:
        raise refusals.SavedMeanwhile(reading.written_by)
    _lay_down(reading, said, by)
    _tell_log(by, "told", reading, digest=in_short(of_reading(reading)))
    return reading


def _lay_down(reading: Reading, said: ReadingInput, by: Person) -> None:
    told = said.figure
    assert told.value is not None
    reading.value, reading.numerator, reading.denominator = (
        told.value,
        told.numerator,
        told.denominator,
    )
    reading.parts = {of: {k: f"{v:f}" for k, v in some.items()} for of, some in told.parts.items()}
    reading.counted = feeding.provenance_of(reading.indicator, told.value, reading.period)
    reading.note, reading.link, reading.language = said.note, said.link, said.language
    reading.written_by, reading.version = by, reading.version + 1
    reading.status, reading.reason = Report.Status.SUBMITTED, ""
    reading.save()


@transaction.atomic
def approve_reading(reading: Reading, *, by: Person) -> Reading:
    """The figure counts from now on. Approved before: nothing happens.

    Raises PermissionDenied (also for one's own figure), ReportNotWaiting, PeriodLocked.
    """
    reading = _locked(reading, by)
    if reading.status == Report.Status.APPROVED:
        return reading
    if reading.status != Report.Status.SUBMITTED:
        raise refusals.ReportNotWaiting
    _decide(reading, Report.Status.APPROVED, by)
    approval = frozen_reading(reading)
    approval.save()
    _tell_log(by, "approved", reading, approval=approval.pk, **of_reading_approval(approval))
    standings.refresh_figures(reading.period.plan)
    return reading


@transaction.atomic
def send_back_reading(reading: Reading, reason: str, *, by: Person) -> Reading:
    """The figure goes back to its owner with a reason, and no longer counts.

    Raises PermissionDenied, ReasonWanted, ReportNotWaiting, PeriodLocked.
    """
    reading, reason = _locked(reading, by), clean(reason)
    if not reason:
        raise refusals.ReasonWanted
    if reading.status == Report.Status.RETURNED:
        raise refusals.ReportNotWaiting
    counted = reading.status == Report.Status.APPROVED
    reading.reason, reading.reason_language = reason, current()
    _decide(reading, Report.Status.RETURNED, by)
    assert reading.decided_at is not None
    withdrawn = withdraw(reading.approvals.held(None), reading.decided_at)
    _tell_log(by, "returned", reading, reason_digest=digest(reason), **withdrawn)
    if counted:
        standings.refresh_figures(reading.period.plan)
    return reading


def _locked(reading: Reading, by: Person) -> Reading:
    rows = Reading.objects.select_for_update(of=("self",))
    reading = rows.select_related("indicator", "period__plan__municipality").get(pk=reading.pk)
    if not may_decide_reading(by, reading):
        raise PermissionDenied
    dropped = reading.indicator.is_dropped
    must_be_open(reading.indicator.plan_id, reading.period, is_dropped=dropped)
    return reading


def _decide(reading: Reading, status: Report.Status, by: Person) -> None:
    reading.status, reading.decided_by = status, by
    reading.decided_at = timezone.now()
    reading.save()


def _tell_log(by: Person, verb: str, reading: Reading, **facts: object) -> None:
    told = {"code": reading.indicator.code, "number": reading.period.number, **facts}
    municipality = reading.period.plan.municipality
    history.record(by, verb, reading, municipality=municipality, facts=told)
