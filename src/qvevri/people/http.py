"""The typed request of a page for people who signed in."""

from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest


class SignedInRequest(MunicipalRequest):
    """A request behind `signed_in` or `login_required`."""

    user: Person
