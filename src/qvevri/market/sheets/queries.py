"""Questions that a sheet asks of the house, and about sheets."""

from collections.abc import Collection, Iterable

from django.http import Http404
from django.utils import timezone

from qvevri.core.batches import batches
from qvevri.core.languages import in_language
from qvevri.market.listings.models import Listing
from qvevri.market.listings.queries import whole_listings
from qvevri.market.sheets.lexicon import Lexicon, Place
from qvevri.market.sheets.models import Sheet
from qvevri.organisations.models import Certificate, Organisation
from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary import queries as vocabulary

OFFERED = (Listing.Status.WAITING, Listing.Status.PUBLISHED, Listing.Status.RESERVED)
# Neither what was never finished nor what is gone for good is what a row means.
NOT_MEANT = (Listing.Status.DRAFT, Listing.Status.REMOVED)
AT_ONCE = 500
SHOWN_SHEETS = 20


def lexicon_of(municipality: Municipality) -> Lexicon:
    """The words that a sheet of this municipality may use."""
    rows = places.settlements_of(municipality)
    known = tuple(Place(row.pk, dict(row.name.data), (*row.also, row.slug)) for row in rows)
    return Lexicon(vocabulary.terms(), known, vocabulary.book().recogniser)


def sellers_by_phone(
    municipality: Municipality, phones: Collection[str]
) -> dict[str, Organisation]:
    """The sellers reached at these numbers (E.164); of several at one number the oldest."""
    found: dict[str, Organisation] = {}
    rows = Organisation.objects.of(municipality).select_related("settlement", "municipality")
    for some in batches(sorted(phones), AT_ONCE):
        for row in rows.filter(phone__in=some).order_by("-pk"):
            found[row.phone] = row
    return found


def papers_of(sellers: Iterable[Organisation]) -> dict[int, set[str]]:
    """Codes of the valid certificates of these sellers, by the seller's primary key."""
    found: dict[int, set[str]] = {}
    rows = Certificate.objects.valid(timezone.localdate())
    for some in batches([seller.pk for seller in sellers], AT_ONCE):
        papers = rows.filter(organisation__in=some).values_list("organisation_id", "concept_id")
        for seller, concept in papers:
            found.setdefault(seller, set()).add(vocabulary.code_of(concept))
    return found


def settlements_by_pk(municipality: Municipality) -> dict[int, Settlement]:
    """The municipality's towns and villages, the municipality brought along."""
    rows = places.settlements_of(municipality)
    return {row.pk: row for row in rows.select_related("municipality")}


def listings_of_sellers(
    municipality: Municipality, sellers: Iterable[Organisation]
) -> list[Listing]:
    """All that these sellers offer or offered, oldest first; everything brought along."""
    found: list[Listing] = []
    rows = whole_listings().of(municipality).exclude(status__in=NOT_MEANT)
    for some in batches([seller.pk for seller in sellers], AT_ONCE):
        found += rows.filter(organisation__in=some).order_by("pk")
    return found


def offered(municipality: Municipality) -> list[Listing]:
    """What a sheet of the whole municipality holds, by seller; everything brought along."""
    rows = whole_listings().of(municipality).filter(status__in=OFFERED)
    return list(rows.order_by("organisation_id", "pk"))


def sheets_of(municipality: Municipality) -> list[Sheet]:
    """The sheets brought last, newest first, without their files."""
    rows = Sheet.objects.of(municipality).select_related("brought_by").defer("content")
    return list(rows.order_by("-pk")[:SHOWN_SHEETS])


def sheet_in(municipality: Municipality, pk: int) -> Sheet:
    """One sheet of the municipality, or Http404."""
    sheet = Sheet.objects.of(municipality).filter(pk=pk).first()
    if sheet is None:
        raise Http404
    return sheet


def first_settlement(municipality: Municipality, language: str) -> str:
    """The name of a village or town, for an example; empty where none is known."""
    first = places.settlements_of(municipality).first()
    return in_language(first.name, language) if first else ""
