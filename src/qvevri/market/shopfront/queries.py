"""Questions of the public pages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, IntegerField, OuterRef
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.utils import timezone

from qvevri.core.languages import current
from qvevri.market.listings.models import Listing
from qvevri.market.listings.queries import bring_home
from qvevri.organisations.models import Organisation, OrganisationQuerySet
from qvevri.places.models import Municipality, Settlement
from qvevri.places.queries import settlements_by_slug
from qvevri.search.models import SearchDoc, SearchDocQuerySet
from qvevri.search.queries import Query, Row, latest
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.terms import SOLD, Term

COUNTS_SECONDS = 60
MOST_COUNTED = 100
ALL_YEAR = 2**12 - 1


@dataclass(frozen=True)
class Counted:
    """A concept and how many listings there are under it, counted up to `MOST_COUNTED`."""

    term: Term
    count: int
    is_capped: bool = False

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return self.term.name(current())


# For each group it reads at most this many keys of an index, however large the market is.
_COUNT = (
    "(SELECT COUNT(*) FROM (SELECT 1 FROM search_searchdoc d WHERE d.municipality_id = %s"
    ' AND d."group" = vocabulary_concept.code AND d.kind = %s AND d.expires_at > %s LIMIT %s)'
    " AS counted)"
)


def counts_by_group(municipality: Municipality) -> list[Counted]:
    """The groups that have listings now, in the vocabulary's order. One query."""
    asked = [municipality.pk, "listing", timezone.now(), MOST_COUNTED + 1]
    number = RawSQL(_COUNT, asked, IntegerField())  # noqa: S611
    groups = Concept.objects.filter(kind=Concept.Kind.GROUP)
    counts = dict(groups.order_by().values_list("code", number))
    return [
        Counted(group, min(counts[group.code], MOST_COUNTED), counts[group.code] > MOST_COUNTED)
        for group, _products in vocabulary.posting_groups()
        if counts.get(group.code)
    ]


def settlement_of(municipality: Municipality, slug: str) -> Settlement:
    """A settlement of this municipality, or Http404."""
    settlement = settlements_by_slug(municipality).get(slug)
    if settlement is None:
        raise Http404
    return settlement


def concept_of_page(code: str) -> Term:
    """A group, product or variety that has a page of its own, or Http404."""
    term = vocabulary.terms().get(code)
    if term is None or term.kind not in SOLD:
        raise Http404
    return term


@dataclass(frozen=True)
class Front:
    """What the front page shows of the market: the latest, and what is in season."""

    newest: list[Row]
    in_season: list[Row]


def front(municipality: Municipality, newest: int = 8, in_season: int = 4) -> Front:
    """The latest of each concept, and the latest in season: two queries, mostly one."""
    query = Query(municipality=municipality, limit=newest * 8)
    rows = latest(query)
    ripe = _varied(filter(_is_ripe, rows), in_season)
    if len(ripe) < in_season and len(rows) == query.limit:
        ripe = _varied(filter(_is_ripe, latest(replace(query, season_now=True))), in_season)
    return Front(_varied(rows, newest), ripe)


def _is_ripe(row: Row) -> bool:
    """In season this month and not all the year round."""
    return row.months != ALL_YEAR and bool(row.months >> (timezone.localdate().month - 1) & 1)


def _varied(rows: Iterable[Row], limit: int) -> list[Row]:
    """One document of each concept, so that no single crop fills a front page."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.concept, row)
    return list(first.values())[:limit]


def similar(municipality: Municipality, concept: str, but: int, limit: int = 4) -> list[Row]:
    """Other listings of the same concept, else of its group: two queries at most."""
    for code in (concept, *reversed([term.code for term in vocabulary.ancestors(concept)])):
        query = Query(municipality=municipality, concept=code, limit=limit + 1)
        found = [row for row in latest(query) if row.thing_id != but]
        if found:
            return found[:limit]
    return []


def once_shown(municipality: Municipality, pk: int) -> Listing:
    """A listing that is or was before the public, everything brought along.

    Raises Http404 for one of another municipality, never published, sent back or removed.
    """
    hidden = (Listing.Status.DRAFT, Listing.Status.WAITING, Listing.Status.SENT_BACK)
    found = Listing.objects.of(municipality).filter(pk=pk).exclude(published_at=None)
    found = found.exclude(status__in=[*hidden, Listing.Status.REMOVED])
    # Not first(): it would order what is one row at most, which costs as much as a join.
    for listing in found.select_related("organisation")[:1]:
        return _brought_along(listing, municipality)
    raise Http404


def _brought_along(listing: Listing, municipality: Municipality) -> Listing:
    """With its places, which are in memory: to join them takes longer than all the rest."""
    bring_home((listing, listing.organisation), municipality)
    return listing


def front_sellers(municipality: Municipality, limit: int = 6) -> list[Organisation]:
    """Sellers for the front page: the verified first, then the latest. One query."""
    wares = Listing.objects.published().filter(organisation=OuterRef("pk"))
    shown = sellers_on_map(municipality).filter(Exists(wares)).reverse()
    # The latest of both kinds by their indexes: to order all by kind reads every seller.
    verified, latest_ones = (
        Organisation.objects.filter(pk__in=some.values("pk")[:limit])
        for some in (shown.verified(), shown)
    )
    found = list(verified.union(latest_ones))
    bring_home(found, municipality)
    return sorted(found, key=lambda one: (not one.is_verified(), -one.pk))[:limit]


def name_of_seller(municipality: Municipality, pk: int) -> str:
    """What a public seller is called, empty for one that is not there. One query."""
    seller = Organisation.objects.of(municipality).public().filter(pk=pk).first()
    return str(seller) if seller else ""


@dataclass(frozen=True)
class Place:
    """A settlement and how many public sellers it has."""

    settlement: Settlement
    sellers: int


def places_with_sellers(municipality: Municipality) -> list[Place]:
    """Settlements that have sellers, those with most first. One query, to an index alone."""
    public = Organisation.objects.of(municipality).public().order_by()
    counted = dict(public.values_list("settlement").annotate(number=Count("*")))
    settlements = settlements_by_slug(municipality).values()
    places = [Place(one, counted[one.pk]) for one in settlements if one.pk in counted]
    return sorted(places, key=lambda place: (-place.sellers, str(place.settlement)))


def sellers_on_map(municipality: Municipality) -> OrganisationQuerySet:
    """Public sellers with their settlements, in a fixed order. One query."""
    public = Organisation.objects.of(municipality).public()
    return public.select_related("settlement").order_by("pk")


def current_documents(municipality: Municipality | None = None) -> SearchDocQuerySet:
    """All listings that can be found now, the newest first: for feeds and sitemaps."""
    documents = SearchDoc.objects.kind("listing").filter(expires_at__gt=timezone.now())
    if municipality is not None:
        documents = documents.of(municipality)
    return documents.order_by("-published_at", "-id")
