"""The history of a seller in words."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.history.models import Entry
from qvevri.organisations.models import Organisation

DEEDS = {
    "founded": gettext_lazy("Entered"),
    "changed": gettext_lazy("Page changed"),
    "shown": gettext_lazy("Shown again"),
    "hidden": gettext_lazy("Hidden"),
    "verified": gettext_lazy("Checked"),
    "trusted": gettext_lazy("Trust changed"),
    "member_added": gettext_lazy("Somebody joined"),
    "member_removed": gettext_lazy("Somebody left"),
    "invited": gettext_lazy("Somebody invited"),
    "invitation_withdrawn": gettext_lazy("Invitation withdrawn"),
    "certificate_added": gettext_lazy("Certificate added"),
    "certificate_seen": gettext_lazy("Certificate seen by the agency"),
    "certificate_removed": gettext_lazy("Certificate removed"),
    "photos_changed": gettext_lazy("Photos changed"),
}
DOERS = {
    "person": gettext_lazy("the seller"),
    "moderator": gettext_lazy("moderator"),
    "officer": gettext_lazy("officer"),
    "administrator": gettext_lazy("administrator"),
    "operator": gettext_lazy("operator"),
}


class Line(TypedDict):
    """One deed, for a table."""

    happened_at: datetime
    deed: str
    doer: str


def _more(entry: Entry) -> str:
    facts = entry.facts
    if entry.verb == "verified":
        return str(Organisation.Verification(facts["level"]).label)
    if entry.verb == "trusted":
        words = [str(Organisation.Trust(facts["to"]).label), str(facts.get("reason", ""))]
        return ", ".join(word for word in words if word)
    return ""


def lines(entries: Iterable[Entry]) -> list[Line]:
    """What was done to a seller, newest first; who did it only by role."""
    told = []
    for entry in entries:
        deed, more = str(DEEDS.get(entry.verb, entry.verb)), _more(entry)
        doer = str(DOERS.get(entry.by_name, _("the house itself")))
        told.append(
            Line(
                happened_at=entry.happened_at,
                deed=f"{deed}: {more}" if more else deed,
                doer=doer,
            )
        )
    return told[::-1]
