"""The steps that every deed takes: may they, lock, is it possible now, write, tell the log."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.history import actions as history
from qvevri.market.listings import life, permissions, refusals
from qvevri.market.listings.actions.indexed import keep_findable
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

TAKEN_OVER = ("municipality", "settlement")
# All that `move` sets: a deed that only moves a listing in its life writes no more.
MOVED = (
    *("status", "status_note", "published_at", "confirmed_at", "expires_at"),
    *("put_up_at", "warned_at", "is_held", "changed_at"),
)
VERBS: Mapping[Deed, str] = {
    Deed.CHANGE: "changed",
    Deed.SUBMIT: "submitted",
    Deed.PUBLISH: "published",
    Deed.APPROVE: "approved",
    Deed.SEND_BACK: "sent back",
    Deed.RESERVE: "reserved",
    Deed.UNRESERVE: "unreserved",
    Deed.SELL_OUT: "sold out",
    Deed.PAUSE: "paused",
    Deed.RESUME: "resumed",
    Deed.CONFIRM: "confirmed",
    Deed.CHANGE_PRICE: "changed the price",
    Deed.EXPIRE: "expired",
    Deed.REMOVE: "removed",
    Deed.COPY: "copied",
}


def check_seller(listing: Listing, by: Person | None) -> bool:
    """Whether `by` is one of the seller's own people; nobody is a signed link or the clock.

    Raises PermissionDenied unless `by` may edit.
    """
    if by is None or permissions.is_own(by, listing):
        return by is not None
    if not permissions.may_serve(by, listing):
        raise PermissionDenied
    return False


def locked(listing: Listing) -> Listing:
    """The same listing and its seller as they are now; locked till the transaction ends.

    Places that are still the same are taken over rather than read again.
    """
    rows = Listing.objects.select_related("organisation").select_for_update(of=("self",))
    fresh = rows.get(pk=listing.pk)
    for name in TAKEN_OVER:
        field = Listing._meta.get_field(name)
        assert isinstance(field, ForeignKey)
        is_same = getattr(fresh, field.attname) == getattr(listing, field.attname)
        if is_same and field.is_cached(listing):
            setattr(fresh, name, getattr(listing, name))
    if fresh.organisation.municipality_id == fresh.municipality_id:
        fresh.organisation.municipality = fresh.municipality
    return fresh


def check_possible(deed: Deed, listing: Listing) -> None:
    """Raises the refusal that fits the status when the deed is not possible in it."""
    if life.is_possible(deed, listing.status):
        return
    if listing.status == Listing.Status.REMOVED:
        raise refusals.ListingRemoved(_("This listing was removed."))
    if listing.status == Listing.Status.EXPIRED:
        raise refusals.ListingExpired(
            _("This listing has ended. First say that you still have it.")
        )
    if listing.status in (Listing.Status.DRAFT, Listing.Status.WAITING, Listing.Status.SENT_BACK):
        raise refusals.ListingNotOpen(_("This listing is not published."))
    status = listing.get_status_display()
    raise refusals.NotNow(_("This is not possible now. The listing is: %s.") % status)


def check_not_blocked(organisation: Organisation) -> None:
    """Raises SellerBlocked when the agency has stopped this seller."""
    if organisation.trust == Organisation.Trust.BLOCKED:
        raise refusals.SellerBlocked(
            _("The agency has stopped this seller's listings. Call the agency.")
        )


def check_not_held(listing: Listing, by: Person | None) -> None:
    """Raises HeldByAgency for what complaints have paused, unless `by` may decide on it."""
    if listing.is_held and not (by is not None and permissions.may_moderate(by, listing)):
        raise refusals.HeldByAgency(
            _("Buyers' complaints have paused this listing. Call the agency: an officer decides.")
        )


def move(listing: Listing, deed: Deed, now: datetime | None = None) -> None:
    """Give the listing the status that follows the deed; set the moments that belong to it."""
    now = now or timezone.now()
    was_shown = listing.status in life.SHOWN
    listing.status = life.after(deed, listing.status)
    is_shown = listing.status in life.SHOWN
    if is_shown and (not was_shown or deed is Deed.CONFIRM):
        listing.published_at = listing.published_at or now
        if not was_shown and deed is not Deed.RESUME:
            listing.put_up_at = now
        listing.confirmed_at, listing.expires_at = now, life.expires_after(now)
        listing.warned_at = None
        listing.status_note = ""
        listing.is_held = False


def finish(
    listing: Listing,
    deed: Deed,
    *,
    by: Person | None,
    by_name: str = "",
    facts: Mapping[str, Any] | None = None,
    fields: Collection[str] | None = None,
) -> Listing:
    """Write the listing (of its fields only those named, if any are), its document and the log."""
    listing.save(update_fields=fields)
    keep_findable(listing)
    history.record(
        by,
        VERBS[deed],
        listing,
        municipality=listing.municipality,
        facts=facts,
        by_name=by_name,
    )
    return listing
