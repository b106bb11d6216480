"""Who may report, approve and overrule."""

from django.contrib.auth.models import AnonymousUser

from qvevri.monitoring.reporting.models import Reading, Report
from qvevri.people.models import Person
from qvevri.people.permissions import is_administrator, is_officer
from qvevri.plan.programme.models import Action, Indicator, Plan


def may_report(person: Person | AnonymousUser, action: Action) -> bool:
    """May write the report of an action: who answers for it, the deputy, and officers."""
    if not isinstance(person, Person) or not person.is_active:
        return False
    if person.pk in (action.responsible_id, action.deputy_id):
        return True
    return is_officer(person, action.plan.municipality)


def may_see_evidence(person: Person | AnonymousUser, report: Report, digest: str) -> bool:
    """May read the file of a report that has this hash: everybody once it was approved, unless it
    was withheld since; else those who may write the report."""
    shown = report.approvals.filter(withheld_at=None)
    if any(digest in one.evidence for one in shown):
        return report.period.plan.status != Plan.Status.DRAFT
    return may_report(person, report.action)


def may_tell(person: Person | AnonymousUser, indicator: Indicator) -> bool:
    """May say what an objective's indicator has reached: its owner, and officers."""
    if not isinstance(person, Person) or not person.is_active:
        return False
    return person.pk == indicator.owner_id or is_officer(person, indicator.plan.municipality)


def may_decide_reading(person: Person | AnonymousUser, reading: Reading) -> bool:
    """May approve a reading or send it back: an officer who did not write it."""
    if not isinstance(person, Person) or person.pk == reading.written_by_id:
        return False
    return is_officer(person, reading.period.plan.municipality)


def may_approve(person: Person | AnonymousUser, report: Report) -> bool:
    """May approve a report or send it back: an officer who did not write it."""
    if not isinstance(person, Person) or person.pk == report.written_by_id:
        return False
    return is_officer(person, report.period.plan.municipality)


def may_overrule(person: Person | AnonymousUser, plan: Plan) -> bool:
    """May put another light in place of the rule's, and open and lock periods: administrators."""
    return is_administrator(person, plan.municipality)
