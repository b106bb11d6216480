"""A listing's row as the plain values that text is composed from."""

from collections.abc import Mapping
from decimal import Decimal

from qvevri.core.languages import CODES, in_language
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.listings.pricing import pack_of, price_of
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.composing import ListingFacts
from qvevri.vocabulary.prices import Price, PriceForm, Tier
from qvevri.vocabulary.terms import Term

ORGANIC = "certificate.bio"
# The vocabulary's words for the kinds; a give-away is whatever is given, told by its price.
GIFT = "giveaway"


def names_of(place: Settlement | Municipality) -> dict[str, str]:
    """A place's name in every language."""
    return {code: in_language(place.name, code) for code in CODES}


def price_said(listing: Listing) -> PriceInput:
    """The price of a listing as it was given."""
    return PriceInput(
        form=PriceForm(listing.price_form),
        amount=listing.price,
        amount_max=listing.price_max,
        tiers=tuple(
            Tier(Decimal(str(step["from"])), int(step["price"])) for step in listing.price_tiers
        ),
        currency=listing.currency,
        unit=listing.price_unit,
        pack_amount=listing.price_pack_amount,
        pack_unit=listing.price_pack_unit,
    )


def price_facts(listing: Listing) -> Price:
    """The price of a listing as the vocabulary reckons with it."""
    return price_of(price_said(listing), vocabulary.units())


def said_of(listing: Listing) -> ListingInput:
    """Everything the listing says, as it would be given anew: the reverse of writing it."""
    return ListingInput(
        concept=vocabulary.code_of(listing.concept_id),
        kind=listing.kind,
        settlement=listing.settlement_id,
        variety=vocabulary.code_of(listing.variety_id),
        variety_text=listing.variety_text,
        quality_class=vocabulary.code_of(listing.quality_class_id),
        appellation=vocabulary.code_of(listing.appellation_id),
        is_organic=listing.is_organic,
        qualities=tuple(listing.qualities),
        quantity=listing.quantity,
        unit=listing.unit,
        pack_amount=listing.pack_amount,
        pack_unit=listing.pack_unit,
        minimum=listing.minimum,
        price=price_said(listing),
        harvested_on=listing.harvested_on,
        available_from=listing.available_from,
        available_until=listing.available_until,
        months=tuple(listing.months),
        delivery=tuple(listing.delivery),
        packing=vocabulary.code_of(listing.packing_id),
        hs_code=listing.hs_code,
        text=listing.text,
        text_language=listing.text_language,
        sheet_key=listing.sheet_key,
    )


def facts_of(listing: Listing) -> ListingFacts:
    """What composing needs to know of a listing.

    Needs `settlement` and `municipality` brought along.
    """
    return facts_of_said(
        said_of(listing), names_of(listing.settlement), names_of(listing.municipality)
    )


def facts_of_said(
    said: ListingInput, place: Mapping[str, str], municipality: Mapping[str, str]
) -> ListingFacts:
    """What composing needs to know of something said, written or not: for a preview too."""
    terms, units = vocabulary.terms(), vocabulary.units()
    harvest = said.harvested_on
    return ListingFacts(
        kind=GIFT if said.price.form is PriceForm.FREE else said.kind,
        product=terms[said.concept],
        variety=terms.get(said.variety),
        variety_text=said.variety_text,
        quality_class=terms.get(said.quality_class),
        appellation=terms.get(said.appellation),
        qualities=_terms(terms, said.qualities),
        certificates=_terms(terms, (ORGANIC,) if said.is_organic else ()),
        quantity=said.quantity,
        unit=units.get(said.unit),
        pack=pack_of(said.unit, said.pack_amount, said.pack_unit, units),
        price=price_of(said.price, units),
        place=place,
        municipality=municipality,
        months=months_of(said),
        harvest_year=harvest.year if harvest else None,
        delivery=_terms(terms, said.delivery),
        packings=_terms(terms, (said.packing,)),
        minimum=said.minimum,
    )


def _terms(terms: Mapping[str, Term], codes: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(terms[code] for code in codes if code in terms)


def months_of(said: ListingInput) -> tuple[int, ...]:
    """The months in which it is there: those given, those of its dates, else the concept's usual.

    In order of the season: a season over New Year starts in autumn.
    """
    if said.months:
        return said.months
    start, end = said.available_from, said.available_until
    if start and end:
        count = (end.year - start.year) * 12 + end.month - start.month + 1
        return tuple((start.month - 1 + step) % 12 + 1 for step in range(min(count, 12)))
    term = vocabulary.terms().get(said.concept)
    return term.months if term else ()
