"""Reporting a listing, and what an officer decides about it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core import limits
from qvevri.core.errors import Refused
from qvevri.core.text import clean_line
from qvevri.history import actions as history
from qvevri.market.listings import actions as listings
from qvevri.market.listings import telling
from qvevri.market.listings.models import Listing
from qvevri.market.listings.permissions import may_moderate
from qvevri.market.moderation import queries, reasons
from qvevri.market.moderation.models import Report
from qvevri.notices.links import read_link, signed_link
from qvevri.people.models import Person

REPORTS_OF_SENDER = limits.Limit("reports-of-sender", times=10, seconds=86400)
LONGEST_TEXT = 500
# Three different senders say "fraud": the offer of a seller whom the agency has never seen rests
# until somebody looks. A verified seller's offer stays, so that rivals cannot hide it.
FRAUD_SENDERS = 3
BY_REPORTS = "reports"
UNDO = "report-undo"
UNDO_WITHIN = timedelta(hours=1)
SECOND_TAP = timedelta(minutes=1)


class NothingToDecide(Refused):
    """Somebody else has decided already."""


class NothingToTakeBack(Refused):
    """It was taken back before, a reason was added, or an officer has decided."""


@transaction.atomic
def flag(listing: Listing, *, sender: str) -> str:
    """One tap on a listing, without a reason. Gives the key of `take_back`, valid for an hour.

    Empty if a report of this sender, made more than a minute ago or with a reason, waits already;
    that one stays as it is. Raises TooOften.
    """
    there = queries.open_reports_of(listing).filter(sender=sender).first()
    made = there or report(listing, Report.Reason.UNSAID, sender=sender)
    return signed_link(UNDO, report=made.pk) if _is_fresh(made) else ""


def _is_fresh(made: Report) -> bool:
    """Whether this may be the second tap of the same hand, not a neighbour behind its address."""
    is_bare = made.reason == Report.Reason.UNSAID
    return is_bare and timezone.now() - made.reported_at < SECOND_TAP


@transaction.atomic
def take_back(listing: Listing, key: str) -> None:
    """The tap was a mistake; only its own answer holds the key.

    Raises LinkExpired, LinkBroken, NothingToTakeBack.
    """
    made = read_link(key, UNDO, UNDO_WITHIN)["report"]
    taken, _kinds = queries.open_reports_of(listing).without_reason().filter(pk=made).delete()
    if not taken:
        raise NothingToTakeBack(_("There is nothing to take back any more."))
    history.record(
        None, "report taken back", listing, municipality=listing.municipality, by_name="stranger"
    )


@transaction.atomic
def report(listing: Listing, reason: str, *, sender: str, text: str = "") -> Report:
    """One report per sender and listing until it is decided; a second one changes the reason.

    The third sender who says "fraud" pauses an unverified seller's listing; the seller is told.
    Raises TooOften.
    """
    listing = Listing.objects.select_for_update().get(pk=listing.pk)
    same = queries.open_reports_of(listing).filter(sender=sender).first()
    if same is None:
        limits.count(REPORTS_OF_SENDER, sender)
        same = Report(municipality=listing.municipality, listing=listing, sender=sender)
    same.reason, same.text = reason, clean_line(text)[:LONGEST_TEXT] or same.text
    same.save()
    history.record(
        None,
        "reported",
        listing,
        municipality=listing.municipality,
        facts={"reason": reason},
        by_name="stranger",
    )
    if reason == Report.Reason.FRAUD:
        _pause_if_many_say_fraud(listing)
    return same


def _pause_if_many_say_fraud(listing: Listing) -> None:
    if queries.fraud_senders(listing) != FRAUD_SENDERS or listing.organisation.is_verified():
        return
    if listing.status not in (Listing.Status.PUBLISHED, Listing.Status.RESERVED):
        return
    paused = listings.hold(listing, by_name=BY_REPORTS)
    telling.tell_seller("moderation.paused", paused)


@transaction.atomic
def approve(listing: Listing, *, by: Person) -> Listing:
    """A waiting listing appears. Raises as `listings.actions.approve`."""
    return listings.approve(listing, by=by)


@transaction.atomic
def send_back(listing: Listing, ready: Sequence[str], own_words: str, *, by: Person) -> Listing:
    """The seller is told what to mend, in the seller's language; its reports are upheld.

    Raises ReasonMissing without a ready reason or own words, NotNow.
    """
    _check(listing, by)
    if queries.was_paused_by_reports(listing):
        listing = listings.resume(listing, by=by)
    listing = listings.send_back(listing, _reason(listing, ready, own_words), by=by)
    _decide(listing, by, was_upheld=True)
    return listing


@transaction.atomic
def remove(listing: Listing, ready: Sequence[str], own_words: str, *, by: Person) -> Listing:
    """Gone for good; the seller is told why and the reports are upheld. Raises as `send_back`."""
    _check(listing, by)
    reason = _reason(listing, ready, own_words)
    listing = listings.remove(listing, reason, by=by)
    telling.tell_seller("moderation.removed", listing, reason=reason)
    _decide(listing, by, was_upheld=True)
    return listing


@transaction.atomic
def dismiss(listing: Listing, *, by: Person) -> Listing:
    """Nothing is wrong with it: open reports are closed, and what they paused is shown again.

    Raises NothingToDecide when there are none.
    """
    _check(listing, by)
    if not queries.open_reports_of(listing).exists():
        raise NothingToDecide(_("Somebody has already decided on these reports."))
    if queries.was_paused_by_reports(listing):
        listing = listings.resume(listing, by=by)
    _decide(listing, by, was_upheld=False)
    history.record(by, "reports dismissed", listing, municipality=listing.municipality)
    return listing


@transaction.atomic
def forget_old(before: datetime) -> int:
    """Retention: of reports decided before a moment only the reason stays; how many there were."""
    old = Report.objects.filter(decided_at__lt=before).exclude(sender="", text="")
    return old.update(sender="", text="")


def _check(listing: Listing, by: Person) -> None:
    if not may_moderate(by, listing):
        raise PermissionDenied


def _reason(listing: Listing, ready: Sequence[str], own_words: str) -> str:
    _person, language = telling.seller_of(listing)
    return reasons.composed(ready, clean_line(own_words), language)


def _decide(listing: Listing, by: Person, *, was_upheld: bool) -> None:
    queries.open_reports_of(listing).update(
        decided_at=timezone.now(), decided_by=by, was_upheld=was_upheld
    )
