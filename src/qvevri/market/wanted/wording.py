"""A request in words of three languages: when, where to, at what price, in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from qvevri.market.enquiries.days import EN_MONTHS, KA_MONTHS, RU_MONTHS, day_text
from qvevri.market.enquiries.places import place_text
from qvevri.vocabulary import composing
from qvevri.vocabulary.composing import ListingFacts
from qvevri.vocabulary.phrases import named
from qvevri.vocabulary.prices import Price, PriceForm, price_text
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Pack, Unit, quantity_text

WANTED: Mapping[str, str] = {"ka": "მყიდველი ეძებს: {}", "en": "Wanted: {}", "ru": "Требуется: {}"}
AT_MOST: Mapping[str, str] = {"ka": "არაუმეტეს {}", "en": "at most {}", "ru": "не дороже {}"}
DELIVERED: Mapping[str, str] = {
    "ka": "მიტანით: {}",
    "en": "delivered to {}",
    "ru": "с доставкой: {}",
}
COLLECTED: Mapping[str, str] = {
    "ka": "მყიდველი თვითონ წაიღებს",
    "en": "the buyer collects it",
    "ru": "самовывоз",
}
SPAN = "–"


@dataclass(frozen=True)
class WantedFacts:
    """All that a request says in concepts, numbers and days.

    `place` is the settlement's name by language; without it `city` and `country` say where to, and
    without those the buyer collects. A price of form FIXED is the most the buyer would pay.
    """

    product: Term
    amount: Decimal
    unit: Unit
    start: date
    end: date
    variety: Term | None = None
    pack: Pack | None = None
    place: Mapping[str, str] = field(default_factory=dict)
    city: str = ""
    country: str = ""
    packing: Term | None = None
    certificates: tuple[Term, ...] = ()
    price: Price | None = None


def _noun(facts: WantedFacts) -> ListingFacts:
    return ListingFacts(
        kind=facts.product.listing_kind,
        product=facts.product,
        variety=facts.variety,
        quantity=facts.amount,
        unit=facts.unit,
        pack=facts.pack,
    )


def title(facts: WantedFacts, language: str) -> str:
    """ "Starkrimson apples, 800 kg": what and how much, as the title of a listing."""
    return composing.title(_noun(facts), language)


def slug(facts: WantedFacts, language: str) -> str:
    """The readable tail of an address in ASCII."""
    return composing.slug(_noun(facts), language)


def amount_text(facts: WantedFacts, language: str) -> str:
    """ "800 kg", "600 bottles of 0.75 l"."""
    return quantity_text(facts.amount, facts.unit, language, facts.pack)


def days_text(start: date, end: date, language: str) -> str:
    """ "1–15 December 2026" · „28 ნოემბერი – 5 დეკემბერი, 2026“ · «1–15 декабря 2026 года»."""
    if start == end:
        return day_text(start, language)
    last = day_text(end, language)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{SPAN}{last}"
    if start.year != end.year:
        return f"{day_text(start, language)} {SPAN} {last}"
    months = {
        "ka": "".join(KA_MONTHS[start.month - 1][:2]),
        "en": EN_MONTHS[start.month - 1],
        "ru": RU_MONTHS[start.month - 1],
    }
    return f"{start.day} {months[language]} {SPAN} {last}"


def to_text(facts: WantedFacts, language: str) -> str:
    """Where it goes: "Berlin, Germany"; empty when the buyer collects it."""
    place = facts.place.get(language, "")
    return place or place_text(facts.city, facts.country, language)


def where_text(facts: WantedFacts, language: str) -> str:
    """ "delivered to Berlin, Germany", "the buyer collects it"."""
    place = to_text(facts, language)
    return DELIVERED[language].format(place) if place else COLLECTED[language]


def target_text(price: Price | None, language: str) -> str:
    """ "at most 1.50 ₾ / kg", "1–1.50 ₾ / kg", "Price by agreement"; empty without a price."""
    if price is None:
        return ""
    text = price_text(price, language)
    return AT_MOST[language].format(text) if price.form is PriceForm.FIXED else text


def summary(facts: WantedFacts, language: str) -> str:
    """Everything in a few sentences: "Wanted: Apples, 800 kg. 1–15 December 2026, …"."""
    when = f"{days_text(facts.start, facts.end, language)}; {where_text(facts, language)}"
    target = target_text(facts.price, language)
    first = WANTED[language].format(title(facts, language)).removesuffix(".")
    said = (
        f"{first}.",
        f"{when}; {_small(target)}." if target else f"{when}.",
        named("packing", (facts.packing,) if facts.packing else (), language),
        named("certificates", facts.certificates, language),
    )
    return " ".join(sentence for sentence in said if sentence)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
