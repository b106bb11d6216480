"""A thread as one side reads it, in that side's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from qvevri.core.languages import OWN_NAMES, current
from qvevri.market.enquiries import queries, saying
from qvevri.market.enquiries.bargain import terms_of
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.days import day_text
from qvevri.market.enquiries.models import Enquiry, Turn
from qvevri.market.enquiries.places import countries, place_text
from qvevri.market.listings.facts import facts_of
from qvevri.vocabulary import composing
from qvevri.vocabulary.prices import money_text
from qvevri.vocabulary.units import UnlikeUnits, convert


@dataclass(frozen=True)
class Line:
    """One turn in the reader's language; `text` stays in the language it was written in."""

    is_own: bool
    sentences: tuple[str, ...]
    text: str
    text_language: str
    text_language_name: str
    said_at: datetime

    @property
    def is_foreign(self) -> bool:
        """Whether the free text is in another language than the page's."""
        return bool(self.text) and self.text_language != current()


@dataclass(frozen=True)
class Fact:
    """One line of what both sides would agree to."""

    label: str
    text: str


def title_of(enquiry: Enquiry) -> str:
    """The listing's title in the reader's language."""
    return composing.title(facts_of(enquiry.listing), current())


def country_of(enquiry: Enquiry) -> str:
    """The buyer's country in the reader's language; empty when not said."""
    return countries(current()).get(enquiry.buyer_country, "")


def lines(enquiry: Enquiry, side: Side) -> list[Line]:
    """Every turn, oldest first."""
    return [_line(turn, side) for turn in enquiry.turns.all()]


def _line(turn: Turn, side: Side) -> Line:
    said = saying.sentences(turn.chips, current(), queries.lexicon())
    return Line(
        is_own=turn.side == side.value,
        sentences=tuple(said),
        text=turn.text,
        text_language=turn.text_language,
        text_language_name=OWN_NAMES.get(turn.text_language, ""),
        said_at=turn.said_at,
    )


def terms(enquiry: Enquiry) -> list[Fact]:
    """What is on the table now, or was agreed; empty while no term was named."""
    named = enquiry.agreed_terms or terms_of((t.side, t.chips) for t in enquiry.turns.all())
    language, words = current(), queries.lexicon()
    day = named.get("day")
    found = (
        Fact(_("Amount"), saying.quantity(named, language, words)),
        Fact(_("Price"), saying.price(named, language, words)),
        Fact(_("Altogether"), _total(named, language, words)),
        Fact(_("Where"), _where(named, language)),
        Fact(_("When"), day_text(date.fromisoformat(day), language) if day else ""),
    )
    return [fact for fact in found if fact.text]


def _where(named: Mapping[str, Any], language: str) -> str:
    ways = {
        "farm": _("at the seller's place"),
        "border": _("delivered to the Georgian border"),
        "place": place_text(named.get("city", ""), named.get("country", ""), language),
    }
    return ways.get(str(named.get("where")), "")


def _total(named: Mapping[str, Any], language: str, words: saying.Lexicon) -> str:
    """Amount times price, where one converts into the other."""
    unit, per = words.units.get(named.get("unit", "")), words.units.get(named.get("per", ""))
    if unit is None or per is None or "price" not in named:
        return ""
    try:
        amount = convert(Decimal(named["amount"]), unit, per)
    except UnlikeUnits:
        return ""
    total = round(amount * Fraction(int(named["price"])))
    return money_text(total, named["currency"], language)
