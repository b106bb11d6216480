"""The seller's word on a published listing: still there, reserved, sold out; and the clock's."""

from datetime import datetime

from django.db import transaction

from qvevri.market.listings import life, telling
from qvevri.market.listings.actions import steps
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.people.models import Person

LINK = "link"
CLOCK = "clock"


def _do(deed: Deed, listing: Listing, by: Person | None, by_name: str) -> Listing:
    steps.check_seller(listing, by)
    listing = steps.locked(listing)
    if deed in (Deed.CONFIRM, Deed.RESUME):
        steps.check_not_blocked(listing.organisation)
        steps.check_not_held(listing, by)
    steps.check_possible(deed, listing)
    steps.move(listing, deed)
    return steps.finish(listing, deed, by=by, by_name=by_name, fields=steps.MOVED)


@transaction.atomic
def reserve(listing: Listing, *, by: Person | None, by_name: str = "") -> Listing:
    """It is promised to somebody; still shown, marked so. Raises NotNow and its kinds."""
    return _do(Deed.RESERVE, listing, by, by_name)


@transaction.atomic
def unreserve(listing: Listing, *, by: Person | None, by_name: str = "") -> Listing:
    """It is free again. Raises NotNow unless it was reserved."""
    return _do(Deed.UNRESERVE, listing, by, by_name)


@transaction.atomic
def sell_out(listing: Listing, *, by: Person | None, by_name: str = "") -> Listing:
    """Nothing is left; nobody finds it any more. Raises NotNow and its kinds."""
    return _do(Deed.SELL_OUT, listing, by, by_name)


@transaction.atomic
def pause(listing: Listing, *, by: Person | None, by_name: str = "") -> Listing:
    """Hidden until it is resumed; it does not expire meanwhile."""
    return _do(Deed.PAUSE, listing, by, by_name)


@transaction.atomic
def hold(listing: Listing, *, by_name: str) -> Listing:
    """Hidden until a moderator resumes it: its seller cannot. Raises NotNow unless shown."""
    listing = steps.locked(listing)
    steps.check_possible(Deed.PAUSE, listing)
    steps.move(listing, Deed.PAUSE)
    listing.is_held = True
    return steps.finish(listing, Deed.PAUSE, by=None, by_name=by_name, fields=steps.MOVED)


@transaction.atomic
def resume(listing: Listing, *, by: Person | None, by_name: str = "") -> Listing:
    """Shown again for a whole lifetime. Raises NotNow unless paused, SellerBlocked,
    HeldByAgency.
    """
    return _do(Deed.RESUME, listing, by, by_name)


@transaction.atomic
def confirm(listing: Listing, *, by: Person | None, by_name: str = "") -> Listing:
    """The seller has it still, or again: shown for another lifetime. Raises SellerBlocked."""
    return _do(Deed.CONFIRM, listing, by, by_name)


@transaction.atomic
def expire(listing: Listing, *, now: datetime) -> Listing:
    """No longer shown, because nobody confirmed it; tells the seller. Twice is as once.

    Raises NotNow when it is not shown anyway.
    """
    listing = steps.locked(listing)
    steps.check_possible(Deed.EXPIRE, listing)
    if listing.expires_at is not None and listing.expires_at > now:
        return listing
    steps.move(listing, Deed.EXPIRE)
    steps.finish(listing, Deed.EXPIRE, by=None, by_name=CLOCK, fields=steps.MOVED)
    telling.tell_seller("listings.expired", listing)
    return listing


@transaction.atomic
def warn(listing: Listing, *, now: datetime) -> Listing:
    """The seller is asked whether the offer still stands; once per lifetime."""
    listing = steps.locked(listing)
    if listing.warned_at is not None or listing.status not in life.SHOWN:
        return listing
    listing.warned_at = now
    listing.save(update_fields=["warned_at"])
    telling.tell_seller("listings.expiring", listing)
    return listing
