"""What a visitor narrows a list by: all in the address, so that it can be shared."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.languages import current
from qvevri.core.text import clean_line
from qvevri.core.ways import way
from qvevri.market.listings.amounts import MINOR_IN_MAJOR, Misread, read_price
from qvevri.market.listings.models import Listing
from qvevri.market.listings.retyping import typed_number
from qvevri.market.shopfront.queries import name_of_seller
from qvevri.places.models import Municipality, Settlement
from qvevri.places.queries import settlements_by_slug
from qvevri.search.queries import Near, Query
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.numerals import number_text
from qvevri.vocabulary.terms import SOLD
from qvevri.vocabulary.units import per_text

SORTS = {
    "relevance": gettext_lazy("best match"),
    "newest": gettext_lazy("newest first"),
    "price": gettext_lazy("cheapest per kilo or litre"),
    "distance": gettext_lazy("nearest first"),
}
KILOMETRES = {
    "5": gettext_lazy("5 km"),
    "10": gettext_lazy("10 km"),
    "20": gettext_lazy("20 km"),
    "40": gettext_lazy("40 km"),
}
TICKS = {
    "season": gettext_lazy("in season now"),
    "delivers": gettext_lazy("delivered"),
    "verified": gettext_lazy("verified sellers only"),
}
PRICES = {"price_from": "≥", "price_to": "≤", "under": "<"}
PER_LARI = 10_000
KILO = "kg"
LONGEST = 200
# Three digits after a comma may be thousands: that is for `read_price` to say.
_PRICE = re.compile(r"\d{1,7}(\.\d{1,4}|,(\d{1,2}|\d{4}))?", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}")
_OFF = ("0", "off", "false", "False")
_QUOTES = {"ka": "„{}“", "en": "“{}”", "ru": "«{}»"}

Read = Callable[[str, Municipality], Any]


def _words(text: str, _municipality: Municipality) -> str:
    return clean_line(text[: 4 * LONGEST])[:LONGEST].strip()


def is_filter(code: str) -> bool:
    """Whether a list can be narrowed by this concept."""
    term = vocabulary.terms().get(code)
    return term is not None and term.kind in SOLD


def _concept(code: str, _municipality: Municipality) -> str | None:
    return code if is_filter(code) else None


def _listing_kind(kind: str, _municipality: Municipality) -> str | None:
    return kind if kind in Listing.Kind.values else None


def _settlement(slug: str, municipality: Municipality) -> str | None:
    return slug if slug in settlements_by_slug(municipality) else None


def _km(text: str, _municipality: Municipality) -> str | None:
    return text if text in KILOMETRES else None


def _price(text: str, _municipality: Municipality) -> Decimal | None:
    text = text.strip()
    if _PRICE.fullmatch(text):
        return Decimal(text.replace(",", "."))
    try:
        typed = read_price(text[:LONGEST], current())
    except Misread:
        return None
    if typed.amount is None or typed.amount_max or typed.rest or typed.currency not in ("", "GEL"):
        return None
    return Decimal(typed.amount) / MINOR_IN_MAJOR


def _unit(code: str, _municipality: Municipality) -> str | None:
    unit = vocabulary.units().get(code)
    return code if unit is not None and unit.base == code else None


def _tick(text: str, _municipality: Municipality) -> bool:
    return text not in _OFF


def _sort(name: str, _municipality: Municipality) -> str | None:
    return name if name in SORTS else None


def _seller(text: str, _municipality: Municipality) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


READ: Mapping[str, Read] = {
    "q": _words,
    "concept": _concept,
    "listing_kind": _listing_kind,
    "settlement": _settlement,
    "km": _km,
    "price_from": _price,
    "price_to": _price,
    "under": _price,
    "unit": _unit,
    **dict.fromkeys(TICKS, _tick),
    "seller": _seller,
    "typed": _tick,
    "sort": _sort,
}
# These say how a list is shown or read, not what it is narrowed by.
UNCOUNTED = ("unit", "typed", "sort")


class Filters:
    """The filters of one address. A wrong value counts as not given: an address may be old."""

    def __init__(self, given: Mapping[str, str], municipality: Municipality) -> None:
        self.given = given
        self.municipality = municipality

    @cached_property
    def said(self) -> dict[str, Any]:
        """The values that are right, as values; what is wrong is left out."""
        read = ((name, READ[name](self.given[name], self.municipality)) for name in self._named())
        return {name: value for name, value in read if value not in ("", None, False)}

    def _named(self) -> list[str]:
        return [name for name in READ if self.given.get(name)]

    @property
    def unread(self) -> dict[str, str]:
        """What was typed for a price and is none, by the name of its filter."""
        typed = {name: _words(self.given.get(name, ""), self.municipality) for name in PRICES}
        return {name: text for name, text in typed.items() if text and name not in self.said}

    @property
    def place(self) -> Settlement | None:
        """The settlement asked for."""
        return settlements_by_slug(self.municipality).get(self.said.get("settlement", ""))

    @property
    def unit(self) -> str:
        """The base unit that prices are compared by, for kilos and litres are never mixed: the one
        chosen, else the usual one; empty where nothing is compared.
        """
        is_bound = bool(self.said.keys() & PRICES.keys())
        return str(self.said.get("unit") or (self.usual_unit if is_bound else ""))

    @property
    def usual_unit(self) -> str:
        """The base unit of the product asked for; without a product the kilo."""
        term = vocabulary.terms().get(self.said.get("concept", ""))
        known = (vocabulary.units().get(code) for code in (term.unit_codes if term else ()))
        return next((unit.base for unit in known if unit and unit.base), KILO)

    @property
    def words(self) -> str:
        """What was typed into the search box."""
        return str(self.said.get("q", ""))

    def plain(self) -> dict[str, str]:
        """The same as an address writes it."""
        return {name: _plain(value) for name, value in self.said.items()}

    def typed(self) -> dict[str, str]:
        """The same as the reader would type it into a form, with what could not be read."""
        prices = {name: self.said[name] for name in PRICES if name in self.said}
        numbers = {name: typed_number(price, current()) for name, price in prices.items()}
        return self.plain() | numbers | self.unread

    def address(self, changes: Mapping[str, str | None] | None = None, base: str = "") -> str:
        """The list that these filters lead to, some of them changed; None takes one away."""
        said = {**self.plain(), **(changes or {})}
        query = urlencode({name: value for name, value in said.items() if value is not None})
        start = base or way("shopfront:listings")
        return f"{start}?{query}" if query else start

    def query(self, cursor: str = "", limit: int = 24) -> Query:
        """What the index is asked."""
        said = self.said
        near = self._near()
        place = self.place if near is None and not said.get("km") else None
        return Query(
            municipality=self.municipality,
            text=said.get("q", ""),
            concept=said.get("concept", ""),
            listing_kind=said.get("listing_kind", ""),
            settlement=place.pk if place else None,
            seller=said.get("seller"),
            near=near,
            price_from=_units(said.get("price_from")),
            price_to=_highest(said.get("price_to"), said.get("under")),
            base_unit=self.unit,
            season_now=bool(said.get("season")),
            delivers=bool(said.get("delivers")),
            verified=bool(said.get("verified")),
            sort=said.get("sort", "relevance"),
            cursor=cursor,
            limit=limit,
            as_typed="typed" in said,
        )

    def _near(self) -> Near | None:
        km = self.said.get("km")
        if not km and self.said.get("sort") != "distance":
            return None
        middle = self.place or self.municipality
        if middle.latitude is None or middle.longitude is None:
            return None
        return Near(middle.latitude, middle.longitude, float(km) if km else None)


def label_of(filters: Filters, name: str) -> str:
    """What a filter in force says on its chip, in the language in force."""
    value = filters.said[name]
    if name in TICKS:
        return str(TICKS[name])
    if name in PRICES:
        per = per_text(vocabulary.units()[filters.unit], current())
        return f"{PRICES[name]} {number_text(value, current())} ₾ / {per}"
    return {
        "q": lambda: _QUOTES[current()].format(value),
        "concept": lambda: vocabulary.terms()[value].name(current()),
        "listing_kind": lambda: str(Listing.Kind(value).label),
        "settlement": lambda: str(filters.place),
        "km": lambda: str(KILOMETRES[value]),
        "unit": lambda: f"₾ / {per_text(vocabulary.units()[value], current())}",
        "typed": lambda: _("exactly as typed"),
        "sort": lambda: str(SORTS[value]),
        "seller": lambda: name_of_seller(filters.municipality, value) or _("one seller"),
    }[name]()


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "on" if value is True else str(value)


def _units(price: Decimal | None) -> int | None:
    return None if price is None else int(price * PER_LARI)


def _highest(price_to: Decimal | None, under: Decimal | None) -> int | None:
    """The dearest price that is still wanted: up to the one, and below the other."""
    asked = [_units(price_to), None if under is None else max(0, int(under * PER_LARI) - 1)]
    return min((price for price in asked if price is not None), default=None)
