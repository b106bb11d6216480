"""How a thing is held against what its entries sealed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.history.models import Entry
from qvevri.history.registry import Differing
from qvevri.history.sealing import plain

# The verb of entries that put what is invented to the day of its story.
DATED = "dated"


def differing(entry: Entry | None, thing: str, how: str) -> Differing:
    """Something is not as the entry says, or there is no entry at all."""
    if entry is None:
        return Differing(0, "", thing, how)
    day = timezone.localtime(entry.happened_at).date().isoformat()
    return Differing(entry.number, day, thing, how)


def gone(entries: list[Entry], thing: str) -> Differing:
    """The log tells of a thing that is not there."""
    return differing(entries[-1], thing, _("the log tells of it, and it is not there"))


def unlike(sealed: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """The first key of which the entry said something else; empty if there is none. Entries written
    before a key was sealed do not hold it, and nothing is known of it."""
    for key, one in now.items():
        if key in sealed and sealed[key] != plain(one):
            return key
    return ""


def last_of(entries: Iterable[Entry], *verbs: str) -> Entry | None:
    """The last of the entries with one of the verbs."""
    return next((entry for entry in reversed(list(entries)) if entry.verb in verbs), None)


def dated(entries: Iterable[Entry], since: Entry) -> dict[str, Any]:
    """The moments to which a thing of an invented story was put after an entry; the log says so."""
    later = (one for one in entries if one.verb == DATED and one.number > since.number)
    return {key: said for one in later for key, said in one.facts.items()}


def by_another(entry: Entry, person: int | None) -> bool:
    """Does the row name somebody else than the entry? A person who was erased is nobody's name."""
    return person is not None and person != entry.by_number
