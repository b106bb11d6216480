"""Questions about listings."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from qvevri.market.listings import life
from qvevri.market.listings.models import Listing, ListingQuerySet, Posting
from qvevri.market.listings.permissions import may_edit
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary

BROUGHT = (
    "municipality",
    "settlement",
    "organisation",
    "organisation__municipality",
    "organisation__settlement",
)


# So many of the newest tell what is usual in a market.
LATELY = 500


def whole_listings() -> ListingQuerySet:
    """All listings with everything their texts are composed from brought along; no order."""
    return Listing.objects.select_related(*BROUGHT)


def public_listing(municipality: Municipality, pk: int) -> Listing:
    """The listing as strangers see it, also when it is sold out or over (`is_current` says so).

    Raises Http404 for one that is not there, was never published, is paused, or is removed, and
    for those of a seller who is hidden or blocked.
    """
    shown = whole_listings().of(municipality).once_public().of_shown_sellers()
    return get_object_or_404(shown, pk=pk)


def listings_anywhere(numbers: Iterable[int]) -> list[Listing]:
    """These listings of open markets in this order, with seller and places; what is not there is
    left out. One query."""
    ordered = list(numbers)
    rows = Listing.objects.filter(pk__in=ordered).select_related("organisation")
    found = {row.pk: row for row in _at_home(rows)}
    return [found[number] for number in ordered if number in found]


def public_listing_anywhere(number: int) -> Listing:
    """A listing of an open market as strangers see it; Http404 as of `public_listing`. One query.

    Brings along seller and places.
    """
    shown = Listing.objects.filter(pk=number).once_public().of_shown_sellers()
    for row in _at_home(shown.select_related("organisation")):
        return row
    raise Http404


def _at_home(rows: Iterable[Listing]) -> list[Listing]:
    """Those of open markets with their places, which are in memory: to join them takes longer than
    all the rest."""
    markets = {one.pk: one for one in places.open_municipalities()}
    shown = [row for row in rows if row.municipality_id in markets]
    for pk in {row.municipality_id for row in shown}:
        here = (row for row in shown if row.municipality_id == pk)
        bring_home((thing for row in here for thing in (row, row.organisation)), markets[pk])
    return shown


def bring_home(things: Iterable[Listing | Organisation], municipality: Municipality) -> None:
    """Give each its municipality and its settlement, which are in memory."""
    villages = places.settlements_by_key(municipality)
    for thing in things:
        thing.municipality = municipality
        if thing.settlement_id in villages:
            thing.settlement = villages[thing.settlement_id]


def own_listing(person: Person, pk: int, municipality: Municipality | None = None) -> Listing:
    """A listing this person may edit. Raises Http404 the same for another's and for none."""
    found = whole_listings().exclude(status=Listing.Status.REMOVED)
    if municipality is not None:
        found = found.of(municipality)
    listing = found.filter(pk=pk).first()
    if listing is None or not may_edit(person, listing):
        raise Http404
    return listing


def is_own_removed(person: Person, pk: int) -> bool:
    """Whether this is a listing that this person might have edited, had it not been removed."""
    listing = whole_listings().filter(pk=pk, status=Listing.Status.REMOVED).first()
    return listing is not None and may_edit(person, listing)


def listings_of(organisation: Organisation) -> list[Listing]:
    """What this seller offers to strangers now, newest first, everything brought along."""
    # Neither the municipality nor the day is asked for: SQLite would read all that is shown by it.
    shown = whole_listings().published().of_shown_sellers().filter(organisation=organisation)
    now = timezone.now()
    return [row for row in shown.order_by("-published_at", "-pk") if row.is_current(now)]


def all_of_sellers(organisations: Iterable[Organisation]) -> list[Listing]:
    """Every listing of these sellers but the removed, what needs a word from them first."""
    rows = whole_listings().exclude(status=Listing.Status.REMOVED)
    mine = list(rows.filter(organisation__in=list(organisations)).order_by("-changed_at", "-pk"))
    return sorted(mine, key=lambda listing: ORDER.index(life.Status(listing.status)))


ORDER = (
    life.Status.SENT_BACK,
    life.Status.DRAFT,
    life.Status.PUBLISHED,
    life.Status.RESERVED,
    life.Status.WAITING,
    life.Status.PAUSED,
    life.Status.EXPIRED,
    life.Status.SOLD_OUT,
    life.Status.REMOVED,
)


def waiting(municipality: Municipality) -> QuerySet[Listing]:
    """Listings that an officer has yet to approve, the longest waiting first."""
    return whole_listings().of(municipality).waiting().order_by("changed_at", "pk")


def listing_by_link(municipality: Municipality, pk: int) -> Listing:
    """The listing that a signed link was made for. Raises Http404 when it was removed."""
    found = whole_listings().of(municipality).exclude(status=Listing.Status.REMOVED)
    return get_object_or_404(found, pk=pk)


def due(now: datetime) -> list[Listing]:
    """Listings still shown although their time is over."""
    return list(Listing.objects.due(now).order_by("pk"))


def due_for_warning(now: datetime) -> list[Listing]:
    """Shown listings that end within the days of warning and whose seller was not asked yet."""
    return list(Listing.objects.to_warn(now, life.warns_before(now)).order_by("pk"))


def last_of_seller(organisation: Organisation) -> Listing | None:
    """The listing this seller wrote last: the next one's defaults are taken from it."""
    rows = Listing.objects.of(organisation.municipality).filter(organisation=organisation)
    return rows.select_related("settlement").order_by("-pk").first()


def frequent_concepts(municipality: Municipality, person: Person | None, most: int) -> list[str]:
    """Codes of what is likely offered next: what the person offered last, then what many do
    lately, of which so many are looked at, however large the market is."""
    rows = Listing.objects.of(municipality)
    own: list[str] = []
    if person is not None:
        mine = rows.filter(organisation__memberships__person=person).order_by("-pk")[:most]
        own = list(mine.values_list("concept__code", flat=True))
    # One state, as the index has it: what is reserved besides makes no other crop the usual one.
    newest = rows.filter(status=Listing.Status.PUBLISHED).order_by("-published_at")
    counted = Counter(newest.values_list("concept", flat=True)[:LATELY])
    common = {vocabulary.code_of(pk): number for pk, number in counted.items()}
    usual = sorted(common, key=lambda code: (-common[code], code))
    return list(dict.fromkeys([*own, *usual]))[:most]


def listings_written_by(person: Person) -> list[Listing]:
    """All listings of the sellers this person acts for, in every municipality, newest first."""
    rows = whole_listings().filter(organisation__memberships__person=person)
    return list(rows.order_by("-pk"))


def listings_of_alone(person: Person) -> list[Listing]:
    """The listings of sellers for whom nobody but this person acts."""
    others = Membership.objects.exclude(person=person).values("organisation")
    rows = whole_listings().filter(organisation__memberships__person=person)
    return list(rows.exclude(organisation__in=others))


def by_sheet_key(municipality: Municipality, keys: Iterable[str]) -> dict[str, Listing]:
    """Listings that came from rows of a sheet, by those rows' keys; the removed are left out."""
    rows = whole_listings().of(municipality).filter(sheet_key__in=list(keys))
    return {row.sheet_key: row for row in rows.exclude(status=Listing.Status.REMOVED)}


def posting(municipality: Municipality, claim: str) -> Posting | None:
    """What was begun under this claim and is not published yet; None when nothing was."""
    return Posting.objects.of(municipality).filter(claim=claim).first() if claim else None


def own_posting(person: Person, pk: int, municipality: Municipality) -> Posting:
    """What this person began, on whatever device. Raises Http404 the same for another's."""
    rows = Posting.objects.of(municipality).filter(person=person, listing=None)
    return get_object_or_404(rows, pk=pk)


def postings_of(person: Person, municipality: Municipality) -> list[Posting]:
    """What this person began and has not published, newest first."""
    rows = Posting.objects.of(municipality).filter(person=person, listing=None)
    return list(rows.order_by("-changed_at"))
