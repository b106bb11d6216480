"""The sellers of a municipality as the rule that chooses among them sees them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from qvevri.market.listings.facts import months_of, price_facts, said_of
from qvevri.market.listings.models import Listing, ListingQuerySet
from qvevri.market.listings.pricing import pack_of
from qvevri.market.wanted.matching import EVERYTHING, Candidate
from qvevri.market.wanted.measuring import in_base
from qvevri.market.wanted.models import Asked, Mute, Wanted
from qvevri.notices.models import Silence
from qvevri.organisations.models import Certificate, Membership, Organisation
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import per_base

ASKED_KIND = "wanted.asked"
# What was offered within a year or so tells who may have it again.
REMEMBERED = timedelta(days=400)
LATELY = timedelta(days=30)
# Where more listings fit, only those confirmed most lately are weighed: 600 take 0.2 seconds, in
# which nobody else can write to SQLite; 6,000 took 1.6. Fair, for whoever says "still have it" is
# among the first again; pages say so.
MOST_WEIGHED = 600
ORGANIC = "certificate.bio"
BROUGHT = (
    "organisation",
    "settlement",
    "concept",
    "variety",
    "packing",
    "quality_class",
    "appellation",
)


def candidates(wanted: Wanted, now: datetime, most: int = MOST_WEIGHED) -> list[Candidate]:
    """What sellers offer or lately offered of it; those already asked and the buyer's own left out.

    Of more than `most` listings those confirmed most lately, whatever their kind, price and place.
    Needs `concept` and `variety` of the request. A handful of queries, whatever there is.
    """
    rows = _reachable(list(_listings(wanted, now)[:most]))
    sellers = {row.organisation_id for row in rows}
    papers = _papers(sellers, timezone.localdate(now))
    muted = _muted(rows)
    lately = _asked_lately(sellers, now)
    return [
        _candidate(
            row,
            now,
            papers[row.organisation_id],
            muted[row.organisation_id],
            lately.get(row.organisation_id, 0),
        )
        for row in rows
    ]


def _listings(wanted: Wanted, now: datetime) -> ListingQuerySet:
    code = wanted.concept.code
    codes = {*vocabulary.family(code), *(term.code for term in vocabulary.ancestors(code))}
    kin = Q(concept__code__in=codes)
    if wanted.variety_id:
        kin |= Q(variety=wanted.variety_id)
    shown = Q(status__in=[Listing.Status.PUBLISHED, Listing.Status.RESERVED], expires_at__gt=now)
    gone = [Listing.Status.EXPIRED, Listing.Status.SOLD_OUT]
    before = Q(status__in=gone, published_at__gt=now - REMEMBERED)
    rows = Listing.objects.of(wanted.municipality).of_shown_sellers().filter(kin)
    rows = rows.filter(shown | before).exclude(price_form=Listing.PriceForm.FREE)
    rows = rows.exclude(organisation__in=Asked.objects.filter(wanted=wanted).values("organisation"))
    if wanted.buyer_id:
        own = Membership.objects.filter(person=wanted.buyer_id).values("organisation")
        rows = rows.exclude(organisation__in=own)
    return rows.select_related(*BROUGHT).order_by("-confirmed_at", "-pk")


def _reachable(rows: list[Listing]) -> list[Listing]:
    """Those whose seller can be told of anything at all."""
    bare = {
        row.organisation_id
        for row in rows
        if not (row.organisation.phone or row.organisation.email)
    }
    peopled = set(
        Membership.objects.filter(organisation__in=bare).values_list("organisation", flat=True)
    )
    return [row for row in rows if row.organisation_id not in bare - peopled]


def _papers(sellers: Iterable[int], today: date) -> dict[int, frozenset[str]]:
    held = Certificate.objects.valid(today).filter(organisation__in=list(sellers))
    found: dict[int, set[str]] = defaultdict(set)
    for seller, code in held.values_list("organisation", "concept__code"):
        found[seller].add(code)
    return defaultdict(frozenset, {seller: frozenset(codes) for seller, codes in found.items()})


def _muted(rows: Iterable[Listing]) -> dict[int, frozenset[str]]:
    """What each seller wants no requests for; all of it for one who unsubscribed from messages."""
    by_pk = {row.organisation_id: row.organisation for row in rows}
    found: dict[int, set[str]] = defaultdict(set)
    mutes = Mute.objects.filter(organisation__in=list(by_pk))
    for seller, code in mutes.values_list("organisation", "concept__code"):
        found[seller].add(code or EVERYTHING)
    silent = _silent(by_pk.values())
    for pk, one in by_pk.items():
        if one.email in silent and not one.phone:
            found[pk].add(EVERYTHING)
    return defaultdict(frozenset, {seller: frozenset(codes) for seller, codes in found.items()})


def _silent(sellers: Iterable[Organisation]) -> set[str]:
    addresses = [one.email for one in sellers if one.email]
    rows = Silence.objects.filter(kind=ASKED_KIND, to__in=addresses)
    return set(rows.values_list("to", flat=True))


def _asked_lately(sellers: Iterable[int], now: datetime) -> dict[int, int]:
    rows = Asked.objects.since(now - LATELY).filter(organisation__in=list(sellers))
    counted = rows.values("organisation").annotate(times=Count("pk"))
    return dict(counted.values_list("organisation", "times"))


def _candidate(
    row: Listing, now: datetime, papers: frozenset[str], muted: frozenset[str], lately: int
) -> Candidate:
    units = vocabulary.units()
    amount, base = None, ""
    if row.quantity is not None and row.unit in units:
        pack = pack_of(row.unit, row.pack_amount, row.pack_unit, units)
        amount, base = in_base(row.quantity, units[row.unit], pack)
    derived = per_base(price_facts(row)) if row.currency == "GEL" else None
    price = derived[0] if derived and base in ("", derived[1]) else None
    place = row.settlement
    has_point = place.latitude is not None and place.longitude is not None
    seen = row.confirmed_at or row.published_at or row.created_at
    return Candidate(
        seller=row.organisation_id,
        listing=row.pk,
        concept=row.concept.code,
        variety=row.variety.code if row.variety else "",
        amount=amount,
        base=base or (derived[1] if derived else ""),
        is_current=row.is_current(now),
        start=row.available_from,
        end=row.available_until,
        months=months_of(said_of(row)),
        point=(place.latitude or 0, place.longitude or 0) if has_point else None,
        delivery=frozenset(row.delivery),
        certificates=papers | ({ORGANIC} if row.is_organic else set()),
        packing=row.packing.code if row.packing else "",
        price=price,
        known=row.organisation.verification,
        seen_on=timezone.localdate(seen),
        muted=muted,
        asked_lately=lately,
    )
