"""What waits for officers: comments that nobody has answered."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality
from qvevri.plan.drafting import queries
from qvevri.todos.registry import Todo, register


@register
def comments(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """One line for each plan with comments to answer."""
    found = queries.waiting(municipality)
    if not found or not is_officer(person, municipality):
        return
    for plan, count, since in found:
        text = ngettext(
            "%(n)s comment on the plan waits for an answer",
            "%(n)s comments on the plan wait for an answer",
            count,
        )
        url = reverse("drafting:answering", args=[plan])
        yield Todo("drafting.comments", text % {"n": count}, url, since=since, count=count)
