"""Putting a listing before the public."""

from django.db import transaction

from qvevri.market.listings import life, permissions, telling
from qvevri.market.listings.actions import steps
from qvevri.market.listings.actions.protecting import check_protected_names
from qvevri.market.listings.facts import said_of
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.people.models import Person


@transaction.atomic
def publish(listing: Listing, *, by: Person, tells: bool = True) -> Listing:
    """PUBLISHED for a trusted seller and by an officer, else WAITING for approval.

    Published already: nothing happens (the same form sent twice). The seller is told unless it was
    the seller who published, or `tells` is off (many at once, from a sheet). Raises SellerBlocked,
    HeldByAgency, NotNow, and ProtectedName when a certificate has ended since it was written.
    """
    is_own = steps.check_seller(listing, by)
    listing = steps.locked(listing)
    steps.check_not_blocked(listing.organisation)
    steps.check_not_held(listing, by)
    if listing.status in (*life.SHOWN, Listing.Status.WAITING):
        return listing
    check_protected_names(said_of(listing), listing.organisation)
    at_once = permissions.publishes_at_once(by, listing.organisation)
    deed = Deed.PUBLISH if at_once else Deed.SUBMIT
    steps.check_possible(deed, listing)
    steps.move(listing, deed)
    steps.finish(listing, deed, by=by, fields=steps.MOVED)
    if tells and not at_once:
        telling.tell_seller("listings.waiting", listing)
    elif tells and not is_own:
        telling.tell_seller("listings.published", listing)
    return listing
