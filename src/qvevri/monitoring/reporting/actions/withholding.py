"""Words and files of an approval that counts no more, taken from public view for good."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.core.languages import current
from qvevri.core.text import clean
from qvevri.history import actions as history
from qvevri.monitoring.reporting import refusals
from qvevri.monitoring.reporting.models import Approval
from qvevri.monitoring.reporting.permissions import may_approve
from qvevri.people.models import Person


@transaction.atomic
def withhold(approval: Approval, reason: str, *, by: Person) -> Approval:
    """The approval's words and links are erased and its files shown to nobody: somebody may have
    been named. Its figures stay, and so does the hash of its words in the log. Done before: nothing
    happens.

    Raises PermissionDenied, ReasonWanted, ApprovalCounts.
    """
    rows = Approval.objects.select_for_update(of=("self",))
    rows = rows.select_related("report__action", "report__period__plan__municipality")
    approval, reason = rows.get(pk=approval.pk), clean(reason)
    report = approval.report
    if not may_approve(by, report):
        raise PermissionDenied
    if approval.withdrawn_at is None:
        raise refusals.ApprovalCounts
    if approval.withheld_at is not None:
        return approval
    if not reason:
        raise refusals.ReasonWanted
    approval.happened, approval.obstacles, approval.links = "", "", []
    approval.withheld_at = timezone.now()
    approval.save(update_fields=["happened", "obstacles", "links", "withheld_at"])
    facts = {
        "code": report.action.code,
        "number": report.period.number,
        "approval": approval.pk,
        "reason": reason,
        "language": current(),
    }
    municipality = report.period.plan.municipality
    history.record(by, "withheld", report, municipality=municipality, facts=facts)
    return approval
