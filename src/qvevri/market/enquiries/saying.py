"""What was said, as a sentence in any language: a chip, its value, and the vocabulary's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from qvevri.market.enquiries.chips import CHIPS, PLAIN, Chip
from qvevri.market.enquiries.days import by_day, on_day
from qvevri.market.enquiries.places import place_text
from qvevri.vocabulary.prices import Price, PriceForm, price_text
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Unit, quantity_text

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary as far as sentences need it."""

    units: Mapping[str, Unit]
    terms: Mapping[str, Term]


def variant(said: Said) -> str:
    """Which of a chip's wordings its value asks for."""
    for key in ("where", "how", "soon", "day", "thing"):
        if said.get(key):
            return {"where": str(said.get("where")), "how": str(said.get("how"))}.get(key, key)
    return "quantity" if "amount" in said else PLAIN


def quantity(said: Said, language: str, lexicon: Lexicon) -> str:
    """ "500 kg"; empty when no amount was said."""
    unit = lexicon.units.get(str(said.get("unit", "")))
    if unit is None or "amount" not in said:
        return ""
    return quantity_text(Decimal(str(said["amount"])), unit, language)


def price(said: Said, language: str, lexicon: Lexicon) -> str:
    """ "2.30 ₾ / kg"; empty when no price was said."""
    if "price" not in said:
        return ""
    unit = lexicon.units.get(str(said.get("per", "")))
    currency = str(said.get("currency", "GEL"))
    return price_text(Price(PriceForm.FIXED, int(said["price"]), None, currency, unit), language)


def _values(said: Said, language: str, lexicon: Lexicon) -> dict[str, str]:
    day = date.fromisoformat(str(said["day"])) if said.get("day") else None
    thing = lexicon.terms.get(str(said.get("thing", "")))
    return {
        "quantity": quantity(said, language, lexicon),
        "price": price(said, language, lexicon),
        "place": place_text(str(said.get("city", "")), str(said.get("country", "")), language),
        "on_day": on_day(day, language) if day else "",
        "by_day": by_day(day, language) if day else "",
        "thing": _thing(thing, language) if thing else "",
    }


def _thing(term: Term, language: str) -> str:
    """A name inside a sentence: packings begin small there, certificates are proper names."""
    name = term.name(language)
    return name[:1].lower() + name[1:] if term.kind == "packing" and language != "ka" else name


def sentence(said: Said, language: str, lexicon: Lexicon, chips: Mapping[str, Chip] = CHIPS) -> str:
    """The sentence of one chip. A variant without a wording falls back to the chip's plainest.

    Another room that speaks in chips brings its own.
    """
    wordings = chips[str(said["chip"])].said
    asked = variant(said)
    words = wordings.get(asked) or wordings.get(PLAIN) or next(iter(wordings.values()))
    return words[language].format_map(_values(said, language, lexicon))


def sentences(chips: list[Said], language: str, lexicon: Lexicon) -> list[str]:
    """Everything one turn said, in its order."""
    return [sentence(said, language, lexicon) for said in chips]
