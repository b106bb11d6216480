"""The typed request of a page for people who signed in."""

from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest


class SignedInRequest(MunicipalRequest):
    """A request behind `login_required`."""

    user: Person
