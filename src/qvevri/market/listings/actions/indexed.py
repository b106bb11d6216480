"""Keeping what can be found in step with what is published."""

from qvevri.market.listings import indexing
from qvevri.market.listings.models import Listing
from qvevri.search import actions as search


def keep_findable(listing: Listing) -> None:
    """A listing shown to the public can be found as it is now; any other cannot be found."""
    if indexing.is_findable(listing):
        search.put(indexing.document(listing))
    else:
        search.drop(indexing.KIND, listing.pk)
