"""Who may report, approve and overrule."""

from django.contrib.auth.models import AnonymousUser

from qvevri.monitoring.reporting.models import Report
from qvevri.people.models import Person
from qvevri.people.permissions import is_administrator, is_officer
from qvevri.plan.programme.models import Action, Plan


def may_report(person: Person | AnonymousUser, action: Action) -> bool:
    """May write the report of an action: who answers for it, the deputy, and officers."""
    if not isinstance(person, Person) or not person.is_active:
        return False
    if person.pk in (action.responsible_id, action.deputy_id):
        return True
    return is_officer(person, action.plan.municipality)


def may_approve(person: Person | AnonymousUser, report: Report) -> bool:
    """May approve a report or send it back: an officer who did not write it."""
    if not isinstance(person, Person) or person.pk == report.written_by_id:
        return False
    return is_officer(person, report.period.plan.municipality)


def may_overrule(person: Person | AnonymousUser, plan: Plan) -> bool:
    """May put another light in place of the rule's, and open and lock periods: administrators."""
    return is_administrator(person, plan.municipality)
