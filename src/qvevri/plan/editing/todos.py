"""What waits of plans that are written: draft amendments to be decided."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality
from qvevri.plan.editing import queries
from qvevri.todos.registry import Todo, register


@register
def amendments(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """Draft amendments that nobody decided or discarded yet."""
    if not is_officer(person, municipality):
        return
    for one in queries.waiting_amendments(municipality):
        title = _("Draft amendment: %(plan)s") % {"plan": one.plan}
        url = reverse("editing:amendment", args=[one.plan.pk])
        yield Todo("editing.amendment", title, url, since=one.since)
