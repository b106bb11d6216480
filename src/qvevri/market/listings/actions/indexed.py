"""Keeping what can be found in step with what is published."""

from qvevri.market.listings import indexing
from qvevri.market.listings.models import Listing
from qvevri.search import actions as search


def keep_findable(listing: Listing) -> None:
    """A published or reserved listing can be found as it is now; any other cannot be found."""
    if listing.status in indexing.FINDABLE:
        search.put(indexing.document(listing))
    else:
        search.drop(indexing.KIND, listing.pk)
