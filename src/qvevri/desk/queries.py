"""What waits for an officer, in groups."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.todos import queries as todos
from qvevri.todos.registry import Todo

# In the order of the page. A kind nobody named here comes last, under its own lines.
HEADINGS: Mapping[str, Promise] = {
    "moderation.reported": _("Reported listings"),
    "moderation.waiting": _("Listings waiting for approval"),
    "wanted.reported": _("Reported requests of buyers"),
    "wanted.unanswered": _("Requests nobody has answered for three days"),
    "enquiries.silent": _("Buyers without an answer for three days"),
    "enquiries.to_answer": _("Questions put to you"),
    "wanted.to_answer": _("What buyers ask you for"),
    "editing.amendment": _("Draft amendments of the plan"),
    "reporting.waiting": _("Reports of the plan to approve"),
    "drafting.comments": _("Comments on the plan to answer"),
    "reporting.late": _("Reports of the plan that are late"),
    "reporting.mine": _("Reports you write"),
    "other": _("Everything else"),
}
ON_THE_SPOT = ("moderation.reported", "moderation.waiting")


@dataclass(frozen=True)
class Group:
    """Things of one kind that wait, the longest waiting first."""

    kind: str
    heading: str
    todos: list[Todo]


def groups_for(person: Person, municipality: Municipality) -> list[Group]:
    """Everything that waits for a person, by kind; no group is empty."""
    found: dict[str, list[Todo]] = {kind: [] for kind in HEADINGS}
    for todo in todos.todos_for(person, municipality):
        found[todo.kind if todo.kind in HEADINGS else "other"].append(todo)
    return [Group(kind, str(HEADINGS[kind]), some) for kind, some in found.items() if some]
