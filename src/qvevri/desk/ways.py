"""Where the staff of an agency goes from its desk: each person only where they may."""

from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qvevri.people import permissions
from qvevri.people.models import Person
from qvevri.people.registry import Link
from qvevri.places.models import Municipality

Rule = Callable[[Person, Municipality], bool]
Way = tuple[Promise, str, str]

# In the order of the page: what is done most comes first.
WAYS: Mapping[Rule, tuple[Way, ...]] = {
    permissions.is_officer: (
        (_("Post for a seller"), "listings:assist", "plus"),
        (_("Sellers"), "organisations:find", "users"),
        (_("Sheets of producers"), "sheets:home", "file-spreadsheet"),
        (_("Writing the plan"), "editing:home", "pencil"),
        (_("Reports of the plan"), "reporting:waiting", "clipboard-list"),
        (_("Text of the plan"), "drafting:home", "file-text"),
        (_("Action tables"), "plan_tables:home", "file-spreadsheet"),
        (_("Beside our neighbours"), "opendata:neighbours", "handshake"),
        (_("Vocabulary"), "vocabulary:concepts", "languages"),
        (_("Settlements"), "townhall:settlements", "map-pin"),
        (_("Activity log"), "history:log", "history"),
    ),
    permissions.is_moderator: (
        (_("Requests of buyers"), "wanted:staff", "megaphone"),
        (_("Messages sent"), "notices:log", "mail"),
    ),
    permissions.is_administrator: (
        (_("Who works here"), "people:roles", "shield-check"),
        (_("Town hall"), "townhall:about", "landmark"),
    ),
}


def ways_for(person: Person, municipality: Municipality) -> list[Link]:
    """The pages of the staff that this person may open."""
    return [
        Link(str(title), reverse(viewname), icon=icon)
        for rule, ways in WAYS.items()
        if rule(person, municipality)
        for title, viewname, icon in ways
    ]
