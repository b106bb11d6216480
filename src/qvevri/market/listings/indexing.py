"""What of a listing can be found, and what its card shows: one document for the search."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from django.db.models import QuerySet

from qvevri.core.batches import by_key
from qvevri.core.languages import CODES, in_language
from qvevri.files import pictures
from qvevri.files.models import Photo
from qvevri.files.queries import photos_of
from qvevri.market.listings import queries
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.lari import comparable, derived_text
from qvevri.market.listings.models import Listing
from qvevri.market.listings.pricing import held_by
from qvevri.search.docs import Doc
from qvevri.vocabulary import composing
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.composing import ListingFacts
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.prices import price_text
from qvevri.vocabulary.terms import Term

KIND = "listing"
PICK_UP = "delivery.pick-up"
AT_ONCE = 500


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
    return _document(listing, photos_of([listing])[listing.pk])


def documents(
    listings: Sequence[Listing], photos: Mapping[int, list[Photo]] | None = None
) -> Iterator[Doc]:
    """As `document`, for many; one query, for their photos unless they are brought along."""
    shown = photos_of(listings) if photos is None else photos
    return (_document(listing, shown[listing.pk]) for listing in listings)


def _document(listing: Listing, photos: list[Photo]) -> Doc:
    facts = facts_of(listing)
    assert facts.price is not None
    lineage = _lineage(facts)
    base_price, base_unit = comparable(facts.price)
    seller, settlement = listing.organisation, listing.settlement
    texts = {code: _texts(listing, facts, code) for code in CODES}
    assert listing.published_at is not None
    return Doc(
        municipality=listing.municipality_id,
        kind=KIND,
        thing_id=listing.pk,
        card={**texts, **_unspoken(listing, facts, photos)},
        words=_words(facts, lineage, texts),
        concept=facts.product.code,
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
        own=f"{listing.variety_text} {listing.text}".strip(),
        amount=amount_of(facts),
        confirmed_at=listing.confirmed_at,
    )


def amount_of(facts: ListingFacts) -> int | None:
    """How much is there, in thousandths of the base unit; None where that is not known."""
    each = held_by(facts.unit, facts.pack)
    if facts.quantity is None or each is None:
        return None
    return round(Fraction(facts.quantity) * each[0] * 1000)


def is_pick_up(code: str) -> bool:
    """Whether this way of delivery means that the buyer comes."""
    return code == PICK_UP


def _lineage(facts: ListingFacts) -> list[Term]:
    """From the group at the top down to the variety; marks and protected name before that."""
    said_of_it = [*facts.certificates, *facts.qualities]
    lineage = [*vocabulary.ancestors(facts.product.code), facts.product, *said_of_it]
    return [*lineage, *filter(None, (facts.appellation, facts.variety))]


def _unspoken(listing: Listing, facts: ListingFacts, photos: list[Photo]) -> dict[str, object]:
    """What of a card no language changes."""
    concept = facts.product
    return {
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


def _texts(listing: Listing, facts: ListingFacts, language: str) -> dict[str, str]:
    """All that a card says in one language."""
    assert facts.price is not None
    return {
        "title": composing.title(facts, language),
        "summary": composing.summary(facts, language),
        "slug": composing.slug(facts, language),
        "alt": composing.picture_text(facts, language),
        "price": price_text(facts.price, language),
        "per_base": derived_text(facts.price, language),
        "place": facts.place[language],
        "seller": in_language(listing.organisation.name, language),
        "concept": facts.product.name(language),
    }


def _photo(photo: Photo) -> pictures.Picture:
    return pictures.picture(photo, "", "(min-width: 48rem) 20rem, 45vw")


def _words(
    facts: ListingFacts, lineage: Sequence[Term], texts: Mapping[str, Mapping[str, str]]
) -> str:
    """The words it may be found by besides its own, folded, each once, in all languages."""
    named = [term.name(code) for term in (*lineage, *_details(facts)) for code in CODES]
    synonyms = [word for term in lineage for word in vocabulary.also_called(term.code)]
    places = [*facts.place.values(), *facts.municipality.values()]
    sellers = [texts[code]["seller"] for code in CODES]
    titles = fold(" ".join(texts[code]["title"] for code in CODES)).split()
    # Words of the vocabulary, the places and the seller come again with many listings.
    known = [word for said in (*named, *synonyms, *places, *sellers) for word in _folded(said)]
    return " ".join(dict.fromkeys([*titles, *known]))


@lru_cache(maxsize=20_000)
def _folded(words: str) -> tuple[str, ...]:
    return tuple(fold(words).split())


def _details(facts: ListingFacts) -> list[Term]:
    given = (facts.quality_class, facts.appellation, *facts.packings, *facts.qualities)
    return [term for term in given if term]


def in_foreign_money() -> Iterator[Doc]:
    """The documents of those priced in foreign money: what they are in lari changes by the day."""
    return _documents_of(queries.whole_listings().published().in_foreign_money())


def every_document() -> Iterator[Doc]:
    """The documents of all listings that can be found: for building the index anew."""
    return _documents_of(queries.whole_listings().published())


def _documents_of(rows: QuerySet[Listing]) -> Iterator[Doc]:
    for some in by_key(rows, AT_ONCE):
        yield from documents([listing for listing in some if is_findable(listing)])
