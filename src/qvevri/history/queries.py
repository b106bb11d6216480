"""Questions about what was done."""

from django.db import models
from django.db.models import QuerySet

from qvevri.history.models import Entry
from qvevri.history.sealing import seal
from qvevri.history.told import told
from qvevri.places.models import Municipality


def entries_about(thing: models.Model) -> QuerySet[Entry]:
    """What was done to one thing, oldest first; brings along `by` and `thing_type`."""
    return Entry.objects.about(thing).select_related("by", "thing_type")


def latest(municipality: Municipality, limit: int = 50) -> list[Entry]:
    """The newest entries of a municipality, newest first; bring along `by` and `thing_type`."""
    entries = Entry.objects.of(municipality).select_related("by", "thing_type")
    return list(entries.order_by("-number")[:limit])


def _is_whole(entry: Entry, number: int, previous: str) -> bool:
    return (
        entry.number == number
        and entry.previous == previous
        and entry.by_id in (None, entry.by_number)
        and entry.seal == seal(told(entry), previous)
    )


def first_broken(municipality: Municipality) -> Entry | None:
    """The first entry that was changed, or follows a gap; None if the whole chain holds.

    Entries cut off at the end leave no trace here: keep the last seal elsewhere to notice it.
    """
    previous = ""
    entries = Entry.objects.of(municipality).order_by("number").iterator(chunk_size=1000)
    for number, entry in enumerate(entries, start=1):
        if not _is_whole(entry, number, previous):
            return entry
        previous = entry.seal
    return None


def last_seal(municipality: Municipality) -> str:
    """The seal of the newest entry: whoever keeps it can later prove that nothing was cut off."""
    last = Entry.objects.of(municipality).order_by("-number").first()
    return last.seal if last else ""


def has_seal(municipality: Municipality, seal_kept: str) -> bool:
    """Is the entry with this seal still in the log?"""
    return Entry.objects.of(municipality).filter(seal=seal_kept).exists()
