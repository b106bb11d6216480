"""How the log tells what was done with enquiries."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.history.registry import Shown, name_things, register
from qvevri.market.enquiries.queries import whole_enquiries
from qvevri.market.listings.facts import facts_of
from qvevri.vocabulary.composing import title


def _named(numbers: Collection[int]) -> dict[int, Shown]:
    # Which goods it is about is enough: what the two say stays between them.
    found = whole_enquiries().filter(pk__in=numbers)
    return {one.pk: Shown(title(facts_of(one.listing), current())) for one in found}


name_things("enquiries.enquiry", _("Enquiries"), _named)

register(
    "enquiries.enquiry",
    {
        "asked": _("Asked the seller"),
        "asked again": _("Wrote again"),
        "answered": _("Answered the buyer"),
        "agreed": _("Both sides agreed"),
        "closed": _("Closed the enquiry"),
    },
)
