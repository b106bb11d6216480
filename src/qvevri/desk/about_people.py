"""The way to the desk stands on the own page of everybody who works here."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.people.models import Person
from qvevri.people.permissions import is_moderator
from qvevri.people.registry import Link, link
from qvevri.places.models import Municipality


@link
def desk(person: Person, municipality: Municipality | None) -> Iterable[Link]:
    """What waits for those who work here."""
    if municipality is None or not is_moderator(person, municipality):
        return []
    return [Link(_("To do"), reverse("desk:home"), icon="clipboard-list")]
