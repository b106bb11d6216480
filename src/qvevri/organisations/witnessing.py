"""What the agency said of sellers held against the log: its marks, whom it trusts or blocks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.history.comparing import differing, last_of
from qvevri.history.models import Entry
from qvevri.history.queries import told_of
from qvevri.history.registry import Differing
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality

# Marks that nobody but the agency gives.
SEEN = (Organisation.Verification.DOCUMENTS, Organisation.Verification.VISIT)


def marks(municipality: Municipality) -> Iterator[Differing]:
    """Sellers with a mark of the agency that it never gave, or trusted or blocked by nobody. What
    sellers say of themselves they change when they like, and is not compared."""
    for _number, one, entries in told_of(municipality, Organisation.objects.of(municipality)):
        # A seller of whom the log tells nothing was invented for measuring.
        if one is None or not entries:
            continue
        thing = _("Seller “%(name)s”") % {"name": in_language(one.name, current())}
        marked = last_of(entries, *(f"verified_{level}" for level in Organisation.Verification))
        if one.verification in SEEN and not _says(marked, f"verified_{one.verification}"):
            yield differing(marked, thing, _("it has a mark that the agency did not give"))
        trusted = last_of(entries, *(f"trust_{trust}" for trust in Organisation.Trust))
        if trusted and not _says(trusted, f"trust_{one.trust}"):
            how = _("whether it is trusted or blocked is not what was decided")
            yield differing(trusted, thing, how)


def _says(entry: Entry | None, verb: str) -> bool:
    return entry is not None and entry.verb == verb
