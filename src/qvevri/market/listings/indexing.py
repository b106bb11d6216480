"""What of a listing can be found, and what its card shows: one document for the search."""

from collections.abc import Iterable, Iterator

from qvevri.core.languages import CODES, in_language
from qvevri.files import pictures
from qvevri.files.models import Photo
from qvevri.files.queries import photos_of
from qvevri.market.listings import queries
from qvevri.market.listings.facts import facts_of, price_facts
from qvevri.market.listings.models import Listing
from qvevri.market.listings.pricing import comparable
from qvevri.search.docs import Doc
from qvevri.vocabulary import composing
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.composing import ListingFacts
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.prices import per_base_text, price_text
from qvevri.vocabulary.terms import Term

KIND = "listing"
PICK_UP = "delivery.pick-up"


def is_findable(listing: Listing) -> bool:
    """Whether strangers may find it: shown itself, by a seller who is shown and not blocked."""
    seller = listing.organisation
    return (
        listing.status in (Listing.Status.PUBLISHED, Listing.Status.RESERVED)
        and seller.is_public
        and seller.trust != seller.Trust.BLOCKED
    )


def document(listing: Listing) -> Doc:
    """The listing as it is found and shown now; it must be published or reserved."""
    photos = photos_of([listing])[listing.pk]
    facts, price = facts_of(listing), price_facts(listing)
    lineage = _lineage(listing)
    base_price, base_unit = comparable(price)
    seller, settlement = listing.organisation, listing.settlement
    assert listing.published_at is not None
    return Doc(
        municipality=listing.municipality_id,
        kind=KIND,
        thing_id=listing.pk,
        card=card(listing, facts, photos),
        words=words(listing, facts, lineage),
        concept=listing.concept.code,
        concepts=f"|{'|'.join(term.code for term in lineage)}|",
        group=lineage[0].code,
        settlement=listing.settlement_id,
        seller=listing.organisation_id,
        latitude=settlement.latitude,
        longitude=settlement.longitude,
        base_price=base_price,
        base_unit=base_unit,
        months=sum(1 << (month - 1) for month in set(facts.months)),
        delivers=any(not is_pick_up(code) for code in listing.delivery),
        is_verified=seller.is_verified(),
        published_at=listing.published_at,
        changed_at=listing.changed_at,
        expires_at=listing.expires_at,
    )


def is_pick_up(code: str) -> bool:
    """Whether this way of delivery means that the buyer comes."""
    return code == PICK_UP


def _lineage(listing: Listing) -> list[Term]:
    """From the group at the top down to the variety."""
    terms = vocabulary.terms()
    concept = terms[listing.concept.code]
    lineage = [*vocabulary.ancestors(concept.code), concept]
    if listing.variety:
        lineage.append(terms[listing.variety.code])
    return lineage


def card(listing: Listing, facts: ListingFacts, photos: list[Photo]) -> dict[str, object]:
    """All that a result card shows: per language its texts, besides what no language changes."""
    concept = facts.product
    shown: dict[str, object] = {code: _texts(listing, facts, code) for code in CODES}
    shown |= {
        "status": listing.status,
        "kind": listing.kind,
        "concept": concept.code,
        "variety": facts.variety.code if facts.variety else "",
        "pictogram": concept.pictogram or (facts.variety and facts.variety.pictogram),
        "months": list(facts.months),
        "photo": _photo(photos[0]) if photos else None,
        "photos": len(photos),
        "verified": listing.organisation.is_verified(),
        "confirmed_at": listing.confirmed_at and listing.confirmed_at.isoformat(),
    }
    return shown


def _texts(listing: Listing, facts: ListingFacts, language: str) -> dict[str, str]:
    assert facts.price is not None
    return {
        "title": composing.title(facts, language),
        "summary": composing.summary(facts, language),
        "slug": composing.slug(facts, language),
        "alt": composing.picture_text(facts, language),
        "price": price_text(facts.price, language),
        "per_base": per_base_text(facts.price, language),
        "place": facts.place[language],
        "seller": in_language(listing.organisation.name, language),
        "concept": facts.product.name(language),
    }


def _photo(photo: Photo) -> pictures.Picture:
    return pictures.picture(photo, "", "(min-width: 48rem) 20rem, 45vw")


def words(listing: Listing, facts: ListingFacts, lineage: Iterable[Term]) -> str:
    """Every word the listing may be found by, folded, each once, in all languages."""
    named = [term.name(code) for term in (*lineage, *_details(listing)) for code in CODES]
    synonyms = [word for term in lineage for said in term.synonyms.values() for word in said]
    places = [*facts.place.values(), *facts.municipality.values()]
    sellers = [in_language(listing.organisation.name, code) for code in CODES]
    titles = [composing.title(facts, code) for code in CODES]
    spoken = [*titles, *named, *synonyms, *places, *sellers, listing.variety_text, listing.text]
    return " ".join(dict.fromkeys(fold(" ".join(spoken)).split()))


def _details(listing: Listing) -> list[Term]:
    terms = vocabulary.terms()
    given = (listing.quality_class, listing.appellation, listing.packing)
    codes = [*(concept.code for concept in given if concept), *listing.qualities]
    return [terms[code] for code in codes if code in terms]


def every_document() -> Iterator[Doc]:
    """The documents of all listings that can be found: for building the index anew."""
    for listing in queries.whole_listings().published().order_by("pk").iterator(chunk_size=500):
        if is_findable(listing):
            yield document(listing)
