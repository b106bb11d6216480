"""Who may do what with a plan."""

from django.contrib.auth.models import AnonymousUser

from qvevri.people.models import Person
from qvevri.people.permissions import is_administrator, is_officer
from qvevri.places.models import Municipality


def may_write(person: Person | AnonymousUser, municipality: Municipality) -> bool:
    """May write a plan's text, actions and figures, and open it to comments: officers."""
    return is_officer(person, municipality)


def may_decide(person: Person | AnonymousUser, municipality: Municipality) -> bool:
    """May record what the council decided of a plan: administrators, not every officer."""
    return is_administrator(person, municipality)


def may_entrust(person: Person | AnonymousUser, municipality: Municipality) -> bool:
    """May say who answers for an action or an indicator: officers, without any decision."""
    return is_officer(person, municipality)
