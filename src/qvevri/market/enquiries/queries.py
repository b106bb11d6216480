"""Questions about enquiries."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Prefetch, Q
from django.http import Http404
from django.utils import timezone

from qvevri.market.enquiries.bargain import Spoken
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.models import Enquiry, EnquiryQuerySet, PhoneReveal, Turn
from qvevri.market.enquiries.saying import Lexicon
from qvevri.market.listings import queries as listings
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.search import queries as search
from qvevri.vocabulary import queries as vocabulary

SILENCE = timedelta(hours=72)
MOST_AT_ONCE = 5


def whole_enquiries() -> EnquiryQuerySet:
    """All, with the listing and everything its title is composed from; no order."""
    brought = (
        "municipality",
        "organisation",
        "buyer",
        *(f"listing__{b}" for b in listings.BROUGHT),
    )
    return Enquiry.objects.select_related(*brought)


def thread(municipality: Municipality, side: Side, key: str) -> Enquiry:
    """The enquiry whose secret link this side holds, its turns brought along; Http404 for none."""
    held = {"buyer_key": key} if side is Side.BUYER else {"seller_key": key}
    rows = whole_enquiries().of(municipality).prefetch_related("turns")
    enquiry = rows.filter(**held).first()
    if enquiry is None:
        raise Http404
    return enquiry


def lexicon() -> Lexicon:
    """The vocabulary for sentences."""
    return Lexicon(units=vocabulary.units(), terms=vocabulary.terms())


def spoken(enquiry: Enquiry) -> list[Spoken]:
    """Who said which chips, in order; read anew."""
    return [(turn.side, turn.chips) for turn in Turn.objects.filter(enquiry=enquiry)]


def askable_listing(municipality: Municipality, pk: int) -> Listing:
    """A listing that strangers saw at some time, also when it is over by now; Http404 for none.

    Whoever had it open must be told that it is over, so a paused one is found too.
    """
    rows = listings.whole_listings().of(municipality).exclude(published_at=None)
    listing = rows.exclude(status=Listing.Status.REMOVED).filter(pk=pk).first()
    if listing is None:
        raise Http404
    return listing


def askable_listings(municipality: Municipality, pks: Iterable[int]) -> list[Listing]:
    """The first five of these that can be asked about now, in the order given."""
    wanted = list(dict.fromkeys(pks))[:MOST_AT_ONCE]
    found = listings.whole_listings().of(municipality).in_bulk(wanted)
    now = timezone.now()
    return [found[pk] for pk in wanted if pk in found and found[pk].is_current(now)]


def similar_listings(listing: Listing, limit: int = 3) -> list[Listing]:
    """Others of the same product that can be had now, newest first."""
    return [row for row in _newest_like(listing, limit + 1) if row.pk != listing.pk][:limit]


def others_like(listing: Listing, limit: int = MOST_AT_ONCE - 1) -> list[Listing]:
    """What other sellers offer of the same product now, one offer of each, newest first."""
    by_seller: dict[int, Listing] = {}
    for row in _newest_like(listing, limit * 4):
        if row.organisation_id != listing.organisation_id:
            by_seller.setdefault(row.organisation_id, row)
    return list(by_seller.values())[:limit]


def _newest_like(listing: Listing, most: int) -> list[Listing]:
    """The newest offers of the same product in this market, by the index that lists it."""
    product = vocabulary.code_of(listing.concept_id)
    asked = search.Query(municipality=listing.municipality, concept=product, limit=most)
    numbers = [row.thing_id for row in search.latest(asked)]
    rows = listings.whole_listings().in_bulk(numbers)
    shown = (rows[number] for number in numbers if number in rows)
    now = timezone.now()
    return [row for row in shown if row.concept_id == listing.concept_id and row.is_current(now)]


def of_sellers(municipality: Municipality, organisations: Iterable[Organisation]) -> list[Enquiry]:
    """What was put to these sellers, the latest word first; turns brought along."""
    rows = whole_enquiries().of(municipality).of_sellers(organisations)
    return list(_with_turns(rows))


def of_buyer(municipality: Municipality, person: Person) -> list[Enquiry]:
    """What this person asked while signed in, the latest word first; turns brought along."""
    return list(_with_turns(whole_enquiries().of(municipality).filter(buyer=person)))


def _with_turns(rows: EnquiryQuerySet) -> EnquiryQuerySet:
    turns = Prefetch("turns", Turn.objects.order_by("said_at", "pk"))
    return rows.prefetch_related(turns).order_by("-last_turn_at", "-pk")[:200]


def silent(municipality: Municipality, now: datetime) -> EnquiryQuerySet:
    """Those a seller has left without a word for 72 hours, the longest silent first."""
    rows = whole_enquiries().of(municipality).waiting_for(Side.SELLER)
    return rows.silent_since(now - SILENCE).order_by("last_turn_at", "pk")


def reveals_of(organisation: Organisation, since: datetime) -> int:
    """How often the seller's number was asked for."""
    return PhoneReveal.objects.filter(organisation=organisation, revealed_at__gte=since).count()


def erasable(person: Person) -> EnquiryQuerySet:
    """What this person asked: signed in, or with the number or address that is theirs."""
    own = Q(buyer=person)
    if person.phone and person.phone_is_verified:
        own |= Q(buyer_phone=person.phone)
    if person.email:
        own |= Q(buyer_email__iexact=person.email)
    return Enquiry.objects.filter(own)


def remembered_since(before: datetime) -> EnquiryQuerySet:
    """Those in which nothing was said since, but whose buyer is still known; locked."""
    named = ~Q(buyer_name="") | ~Q(buyer_phone="") | ~Q(buyer_email="") | Q(buyer__isnull=False)
    old = Enquiry.objects.filter(named, last_turn_at__lt=before)
    return old.select_for_update().order_by("pk")
