"""The whole log read again, with all that is held against it: by the command or the job worker."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone, translation

from qvevri.core.languages import CODES
from qvevri.history import queries
from qvevri.history.models import Check, Entry
from qvevri.history.registry import Differing
from qvevri.places.models import Municipality

# A long log takes its seconds: the job worker reads it when few people wait for it; after some
# nights in which the house was switched off, at any hour.
NIGHT = range(2, 5)
NEARLY_A_DAY, LONGEST_UNCHECKED = timedelta(hours=20), timedelta(days=3)


@contextmanager
def reading_much() -> Iterator[None]:
    """While very many rows come and go, what the process held before is not searched for waste
    again and again: that took half of the time."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def first_wrong(municipality: Municipality) -> Entry | Differing | None:
    """The first entry that does not hold, else the first thing that is not what its entries say."""
    with reading_much():
        return queries.first_broken(municipality) or next(queries.differing(municipality), None)


def carry_out(check: Check) -> Check:
    """Read the log and all that is held against it; in no transaction, so that nobody waits."""
    check.begun_at = timezone.now()
    check.entries = queries.count(check.municipality)
    check.save(update_fields=["begun_at", "entries"])
    wrong = first_wrong(check.municipality)
    check.broken = wrong.number if isinstance(wrong, Entry) else None
    if isinstance(wrong, Differing):
        check.differing = _in_every_language(check.municipality)
    check.finished_at = timezone.now()
    check.save(update_fields=["broken", "differing", "finished_at"])
    return check


def check_by_night() -> int:
    """Every log that nobody had checked lately is read once a night; how many were."""
    now = timezone.now()
    unchecked = NEARLY_A_DAY if timezone.localtime(now).hour in NIGHT else LONGEST_UNCHECKED
    due = queries.unchecked_since(now - unchecked)
    for municipality in due:
        carry_out(Check.objects.create(municipality=municipality))
    return len(due)


def _in_every_language(municipality: Municipality) -> dict[str, str]:
    """The first thing that is not as the log says; nothing if it was mended meanwhile."""
    told: dict[str, str] = {}
    for code in CODES:
        with translation.override(code):
            other = next(queries.differing(municipality), None)
            if other is None:
                return {}
            # Its words around the thing are looked up only now.
            told[code] = str(other)
    return told
