"""What a form about a listing is filled with before anybody types."""

from collections.abc import Iterable

from qvevri.market.enquiries.fields import Usual
from qvevri.market.listings.models import Listing
from qvevri.vocabulary import queries as vocabulary

ALWAYS = ("kg", "t")


def usual_of(listings: Iterable[Listing]) -> Usual:
    """The units these listings are counted and priced in, then their products' usual ones."""
    known, codes = vocabulary.units(), list[str]()
    some = list(listings)
    for listing in some:
        codes += [listing.unit, listing.price_unit]
    for listing in some:
        term = vocabulary.terms().get(vocabulary.code_of(listing.concept_id))
        codes += term.unit_codes if term else ()
    if any(known[code].base == "kg" for code in codes if code in known):
        codes += ALWAYS
    units = tuple(dict.fromkeys(code for code in codes if code in known)) or ALWAYS
    prices = [listing.price_unit for listing in some if listing.price_unit in known]
    return Usual(units=units, unit=units[0], price_unit=prices[0] if prices else units[0])
