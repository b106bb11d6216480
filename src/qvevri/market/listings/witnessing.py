"""What was removed from the market held against the log."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from qvevri.core.batches import batches
from qvevri.history.comparing import differing
from qvevri.history.models import Entry
from qvevri.history.registry import Differing
from qvevri.market.listings.actions.steps import VERBS
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.places.models import Municipality

AT_ONCE = 500


def removed(municipality: Municipality) -> Iterator[Differing]:
    """Listings that were removed for good and are back. What sellers say of their own listings they
    change when they like, and is not compared."""
    kind = ContentType.objects.get_for_model(Listing)
    entries = Entry.objects.of(municipality).filter(thing_type=kind, verb=VERBS[Deed.REMOVE])
    told = {entry.thing_id: entry for entry in entries.order_by("number").iterator()}
    numbers = sorted(told)
    for some in batches(numbers, AT_ONCE):
        rows = Listing.objects.filter(pk__in=some)
        back = rows.exclude(status=Listing.Status.REMOVED).order_by("pk")
        for number in back.values_list("pk", flat=True):
            thing = _("Listing %(number)s") % {"number": number}
            yield differing(told[number], thing, _("it was removed, and is there again"))
