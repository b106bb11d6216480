"""Who may do what with a seller."""

from django.contrib.auth.models import AnonymousUser

from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer


def is_member(person: Person | AnonymousUser, organisation: Organisation) -> bool:
    """Is it one of the seller's own people?"""
    if not isinstance(person, Person) or not person.is_active:
        return False
    return organisation.memberships.filter(person=person).exists()


def may_act_for(person: Person | AnonymousUser, organisation: Organisation) -> bool:
    """May act in the seller's name: its own people, and officers for one who telephones."""
    return is_member(person, organisation) or is_officer(person, organisation.municipality)


def may_choose_people(person: Person | AnonymousUser, organisation: Organisation) -> bool:
    """May say who acts for the seller: its owners, and officers."""
    if not isinstance(person, Person) or not person.is_active:
        return False
    owners = organisation.memberships.filter(role=Membership.Role.OWNER)
    return owners.filter(person=person).exists() or is_officer(person, organisation.municipality)


def may_judge(person: Person | AnonymousUser, organisation: Organisation) -> bool:
    """May verify, trust and block the seller: officers."""
    return is_officer(person, organisation.municipality)
