"""What the agency decides about listings."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from qvevri.core import text as texts
from qvevri.files import actions as files
from qvevri.files.queries import photos_about
from qvevri.market.listings import permissions, refusals, telling
from qvevri.market.listings.actions import steps
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.people.models import Person

LONGEST_REASON = 300


@transaction.atomic
def approve(listing: Listing, *, by: Person) -> Listing:
    """A waiting listing is published; tells the seller. Raises NotNow unless it waits."""
    _check_moderator(listing, by)
    listing = steps.locked(listing)
    steps.check_possible(Deed.APPROVE, listing)
    steps.check_not_blocked(listing.organisation)
    steps.move(listing, Deed.APPROVE)
    steps.finish(listing, Deed.APPROVE, by=by, fields=steps.MOVED)
    telling.tell_seller("listings.published", listing)
    return listing


@transaction.atomic
def send_back(listing: Listing, reason: str, *, by: Person) -> Listing:
    """Nobody sees it until the seller has mended it; tells the seller the reason.

    Raises ReasonMissing, NotNow.
    """
    _check_moderator(listing, by)
    reason = _reason(reason)
    listing = steps.locked(listing)
    steps.check_possible(Deed.SEND_BACK, listing)
    steps.move(listing, Deed.SEND_BACK)
    listing.status_note = reason
    steps.finish(listing, Deed.SEND_BACK, by=by, facts={"reason": reason})
    telling.tell_seller("listings.sent_back", listing, reason=reason)
    return listing


@transaction.atomic
def remove(listing: Listing, reason: str = "", *, by: Person) -> Listing:
    """Gone for good; the row stays for the log. A seller removes own listings without a reason.

    Raises ReasonMissing for staff, ListingRemoved when it was removed before.
    """
    is_own = permissions.is_own(by, listing)
    if not is_own:
        _check_moderator(listing, by)
        reason = _reason(reason)
    listing = steps.locked(listing)
    steps.check_possible(Deed.REMOVE, listing)
    steps.move(listing, Deed.REMOVE)
    listing.status_note = reason[:LONGEST_REASON]
    return steps.finish(listing, Deed.REMOVE, by=by, facts={"reason": reason} if reason else None)


@transaction.atomic
def erase(listing: Listing, *, by: Person) -> None:
    """Gone with the person who wrote it: removed, without its free words and its photos."""
    if not permissions.is_own(by, listing):
        raise PermissionDenied
    listing = steps.locked(listing)
    files.remove_all(photos_about(listing))
    listing.text = listing.variety_text = listing.status_note = ""
    if listing.status == Listing.Status.REMOVED:
        listing.save()
        return
    steps.move(listing, Deed.REMOVE)
    steps.finish(listing, Deed.REMOVE, by=by)


def _check_moderator(listing: Listing, by: Person) -> None:
    if not permissions.may_moderate(by, listing):
        raise PermissionDenied


def _reason(reason: str) -> str:
    clean = texts.clean_line(reason)
    if not clean:
        raise refusals.ReasonMissing(_("Write the reason: the seller reads it."))
    return clean[:LONGEST_REASON]
