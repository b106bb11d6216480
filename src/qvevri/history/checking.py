"""The whole log read again by the job worker, and the outcome kept."""

from django.utils import timezone, translation

from qvevri.core.languages import CODES
from qvevri.history import queries
from qvevri.history.models import Check
from qvevri.places.models import Municipality


def carry_out(check: Check) -> Check:
    """Read the log and all that is held against it; in no transaction, so that nobody waits."""
    check.begun_at = timezone.now()
    check.entries = queries.count(check.municipality)
    check.save(update_fields=["begun_at", "entries"])
    broken = queries.first_broken(check.municipality)
    check.broken = broken.number if broken else None
    check.differing = {} if broken else _in_every_language(check.municipality)
    check.finished_at = timezone.now()
    check.save(update_fields=["broken", "differing", "finished_at"])
    return check


def _in_every_language(municipality: Municipality) -> dict[str, str]:
    """The first thing that is not as the log says; nothing if all is."""
    told: dict[str, str] = {}
    for code in CODES:
        with translation.override(code):
            other = next(queries.differing(municipality), None)
            if other is None:
                return {}
            # Its words around the thing are looked up only now.
            told[code] = str(other)
    return told
