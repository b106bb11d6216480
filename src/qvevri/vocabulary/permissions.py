"""Who may change the words of the market."""

from django.contrib.auth.models import AnonymousUser

from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality


def may_edit_vocabulary(person: Person | AnonymousUser, municipality: Municipality) -> bool:
    """Officers add and mend concepts; the vocabulary is one for all municipalities."""
    return is_officer(person, municipality)
