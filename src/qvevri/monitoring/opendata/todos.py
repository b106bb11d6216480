"""What an officer looks into: a neighbour whose past was changed."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.monitoring.opendata.mirror.witnessed import denying
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality
from qvevri.todos.registry import Todo, register


@register
def neighbours(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """Neighbours on the list whose mirror denies a seal that we noted."""
    if is_officer(person, municipality):
        for neighbour, since in denying(municipality):
            title = _("The log of %(name)s was changed") % {"name": neighbour.name}
            url = reverse("opendata:neighbour", args=[neighbour.pk])
            yield Todo("opendata.denied", title, url, since=since)
