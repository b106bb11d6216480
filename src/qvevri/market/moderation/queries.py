"""Questions about reports and about what waits for an officer."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from qvevri.history import queries as history
from qvevri.market.listings import queries as listings
from qvevri.market.listings.models import Listing
from qvevri.market.moderation.models import Report, ReportQuerySet
from qvevri.places.models import Municipality

MOST_SHOWN = 200


@dataclass(frozen=True)
class Reported:
    """A listing with its open reports: how many senders, for which reasons, since when."""

    listing: Listing
    senders: int
    reasons: dict[str, int]
    since: datetime


def open_reports_of(listing: Listing) -> ReportQuerySet:
    """Undecided reports of one listing."""
    return Report.objects.open().about(listing)


def fraud_senders(listing: Listing) -> int:
    """How many different senders say that it looks like fraud, undecided so far."""
    fraud = open_reports_of(listing).filter(reason=Report.Reason.FRAUD)
    return fraud.values("sender").distinct().count()


def reportable_listing(municipality: Municipality, pk: int) -> Listing:
    """A listing that strangers see; Http404 for any other."""
    return listings.public_listing(municipality, pk)


def any_listing(municipality: Municipality, pk: int) -> Listing:
    """Any listing of the municipality that was not thrown away as a draft; for moderators."""
    rows = listings.whole_listings().of(municipality).exclude(status=Listing.Status.DRAFT)
    listing = rows.filter(pk=pk).first()
    if listing is None:
        raise Http404
    return listing


def was_paused_by_reports(listing: Listing) -> bool:
    """Whether it rests because of reports, not because its seller wished so."""
    if listing.status != Listing.Status.PAUSED:
        return False
    last = history.entries_about(listing).filter(verb__in=["paused", "resumed"]).last()
    return last is not None and last.by_name == "reports"


def reported(municipality: Municipality) -> list[Reported]:
    """Listings with open reports: those with most different senders first, then the oldest."""
    by_listing: dict[int, list[Report]] = {}
    for report in Report.objects.of(municipality).open().order_by("reported_at", "pk"):
        by_listing.setdefault(report.listing_id, []).append(report)
    rows = listings.whole_listings().of(municipality).filter(pk__in=by_listing)
    found = [_reported(row, by_listing[row.pk]) for row in rows]
    return sorted(found, key=lambda one: (-one.senders, one.since))[:MOST_SHOWN]


def _reported(listing: Listing, reports: list[Report]) -> Reported:
    return Reported(
        listing=listing,
        senders=len({report.sender for report in reports}),
        reasons=dict(Counter(report.reason for report in reports)),
        since=reports[0].reported_at,
    )


def waiting(municipality: Municipality) -> list[Listing]:
    """Listings waiting for approval, the longest waiting first; at most 200."""
    return list(listings.waiting(municipality)[:MOST_SHOWN])
