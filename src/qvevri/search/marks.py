"""Words that no text can hold, by which the index of words also knows where and what a thing is.

So the engines narrow by municipality, concept, settlement, season … in the same breath as by words,
and the newest matches they give are those of this municipality and these filters.
"""

import math
import re
from collections.abc import Iterator, Mapping

from qvevri.search.docs import Doc

# Folding never leaves a letter doubled, so no folded word begins like a mark.
START = "zz"
# Of ten-thousandths of a lari: all below a tetri is one band, and all above ten thousand lari.
CHEAPEST_BAND, DEAREST_BAND, MOST_BANDS = 7, 27, 12
MOST_CELLS = 120
_OTHER = re.compile(r"[^a-z0-9]")


def of_municipality(pk: int) -> str:
    """The mark of what belongs to a municipality."""
    return f"{START}m{pk}"


def of_kind(kind: str) -> str:
    """The mark of a kind of thing: "listing", "seller"."""
    return f"{START}k{_plain(kind)}"


def of_concept(code: str) -> str:
    """The mark of what lies under a concept; two codes never share one."""
    return f"{START}c{_plain(code.replace('.', 'zzd').replace('-', 'zzh').replace('_', 'zzu'))}"


def of_settlement(pk: int) -> str:
    """The mark of what is in a settlement."""
    return f"{START}s{pk}"


def of_seller(pk: int) -> str:
    """The mark of what a seller has."""
    return f"{START}o{pk}"


def of_month(number: int) -> str:
    """The mark of what is there in a month, 1 to 12."""
    return f"{START}t{number}"


def of_listing_kind(kind: str) -> str:
    """The mark of goods, services, animals, …"""
    return f"{START}g{_plain(kind)}"


def of_unit(code: str) -> str:
    """The mark of what is priced by a base unit."""
    return f"{START}u{_plain(code)}"


def of_price(price: int) -> str:
    """The mark of a band of prices: each begins at twice the price where the one before began."""
    return f"{START}p{_band(price)}"


def of_prices(low: int, high: int) -> tuple[str, ...]:
    """The marks of the bands that prices from `low` to `high` lie in.

    None for so many that most things lie in them: looking through the newest is quicker then.
    """
    bands = range(_band(low), _band(high) + 1)
    return tuple(f"{START}p{band}" for band in bands) if len(bands) <= MOST_BANDS else ()


def _band(price: int) -> int:
    return min(max(price.bit_length(), CHEAPEST_BAND), DEAREST_BAND)


def of_point(latitude: float, longitude: float) -> str:
    """The mark of a square of a tenth of a degree, about ten kilometres."""
    return _cell(_tenths(latitude), _tenths(longitude))


def of_box(latitudes: tuple[float, float], longitudes: tuple[float, float]) -> tuple[str, ...]:
    """The marks of the squares that a box touches; none for more than are quick to look through."""
    south, north = map(_tenths, latitudes)
    west, east = map(_tenths, longitudes)
    cells = [(y, x) for y in range(south, north + 1) for x in range(west, east + 1)]
    return tuple(_cell(y, x) for y, x in cells) if len(cells) <= MOST_CELLS else ()


def _tenths(degrees: float) -> int:
    return math.floor(degrees * 10)


def _cell(y: int, x: int) -> str:
    # No number below zero: a sign would part the word.
    return f"{START}l{y + 900:04}{x + 1800:04}"


def of_mention(code: str) -> str:
    """The mark of what speaks of a concept in its own words."""
    return of_concept(code).replace(f"{START}c", f"{START}n", 1)


def of_stem(stem: str) -> str:
    """The mark of what holds a word of this stem, in whatever form."""
    return f"{START}r{_plain(stem)}"


def of_name(word: str) -> str:
    """The mark of a word of the thing's own name; a beginning of it marks all that begin so."""
    return f"{START}q{_plain(word)}"


DELIVERED = f"{START}d"
VERIFIED = f"{START}v"


def marks(doc: Doc) -> str:
    """All marks of a document, parted by spaces."""
    return " ".join(dict.fromkeys(_marks(doc, doc.card)))


def _marks(doc: Doc, card: Mapping[str, object]) -> Iterator[str]:
    yield of_municipality(doc.municipality)
    yield of_kind(doc.kind)
    yield from (of_concept(code) for code in doc.concepts.split("|") if code)
    if doc.settlement is not None:
        yield of_settlement(doc.settlement)
    if doc.seller is not None:
        yield of_seller(doc.seller)
    yield from (of_month(month) for month in range(1, 13) if doc.months >> (month - 1) & 1)
    if card.get("kind"):
        yield of_listing_kind(str(card["kind"]))
    yield from _measures(doc)
    if doc.delivers:
        yield DELIVERED
    if doc.is_verified:
        yield VERIFIED


def _measures(doc: Doc) -> Iterator[str]:
    if doc.base_unit:
        yield of_unit(doc.base_unit)
    if doc.base_price is not None:
        yield of_price(doc.base_price)
    if doc.latitude is not None and doc.longitude is not None:
        yield of_point(doc.latitude, doc.longitude)


def _plain(word: str) -> str:
    return _OTHER.sub("", word.lower())
