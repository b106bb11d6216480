"""What shows that a report is true: photos and documents, put in and taken out until it counts."""

from django.db import transaction

from qvevri.files import actions as files
from qvevri.files.actions import Upload
from qvevri.files.models import Document, Photo
from qvevri.history import actions as history
from qvevri.monitoring.reporting import refusals
from qvevri.monitoring.reporting.actions.reports import begun_report
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action


def add_evidence(action: Action, period: Period, upload: Upload, *, by: Person) -> Photo | Document:
    """The file is kept with the report, which is begun if there was none.

    Raises PermissionDenied, a Refused of `refusals` or one of `files`.
    """
    with transaction.atomic():
        report = begun_report(action, period, by=by)
    # Outside of the transaction: decoding a photo would keep every other writer waiting.
    return files.take(upload, municipality=action.plan.municipality, by=by, thing=report)


@transaction.atomic
def remove_evidence(report: Report, file: Photo | Document, *, by: Person) -> None:
    """The file is no longer with the report. What was there when it was approved stays, unless
    that approval was withheld.

    Raises PermissionDenied, ReportApproved, EvidenceCounted, PeriodLocked …
    """
    report = begun_report(report.action, report.period, by=by)
    shown = report.approvals.filter(withheld_at=None)
    if any(file.digest in one.evidence for one in shown):
        raise refusals.EvidenceCounted
    facts = {"code": report.action.code, "number": report.period.number, "digest": file.digest}
    if isinstance(file, Photo):
        files.remove(file, by=by)
    else:
        files.remove_document(file, by=by)
    municipality = report.action.plan.municipality
    history.record(by, "evidence_removed", report, municipality=municipality, facts=facts)
