"""Units, packs, and quantities as three languages write them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache

from qvevri.vocabulary.numerals import number_text, plural_form
from qvevri.vocabulary.shipped import shipped_terms
from qvevri.vocabulary.terms import Term

NBSP = "\u00a0"


class Dimension(StrEnum):
    """What a unit measures; only units of one dimension and one base convert into each other."""

    MASS = "mass"
    VOLUME = "volume"
    COUNT = "count"
    AREA = "area"
    LENGTH = "length"
    TIME = "time"
    PACKAGE = "package"
    SERVICE = "service"


class UnlikeUnits(ValueError):
    """Two units that no factor connects, such as a kilo and a litre."""


@dataclass(frozen=True)
class Unit:
    """A unit with the words it is written with.

    `base` is the code of the unit that prices are compared in, `factor` how many of those it
    holds; a container or a job has neither. `labels` holds, by language, `short`, `one`, `few`,
    `many`, `per` (after a price: 2 ₾ / kg), `each` (instead of that: 25 ₾ за мешок) and `style`
    (`short` where a quantity is abbreviated).
    """

    code: str
    dimension: Dimension
    base: str | None
    factor: Fraction | None
    labels: Mapping[str, Mapping[str, str]] = field(compare=False, hash=False)

    @property
    def is_package(self) -> bool:
        """Whether it is a container, which says nothing without its contents."""
        return self.dimension is Dimension.PACKAGE


@dataclass(frozen=True)
class Pack:
    """A container and what one of it holds: a sack of 40 kg; contents may be unknown."""

    container: Unit
    amount: Decimal | None = None
    content: Unit | None = None

    @property
    def in_base(self) -> tuple[Fraction, str] | None:
        """How much of which base unit one holds; None when that is not known."""
        if not self.amount or self.content is None or self.content.base is None:
            return None
        assert self.content.factor is not None
        return Fraction(self.amount) * self.content.factor, self.content.base


def from_term(term: Term) -> Unit:
    """The unit that a concept of kind `unit` describes."""
    facts = term.forms["all"]
    factor = facts.get("factor")
    return Unit(
        code=term.code,
        dimension=Dimension(facts["dimension"]),
        base=facts.get("base") or None,
        factor=Fraction(factor) if factor else None,
        labels={language: term.forms[language] for language in ("ka", "en", "ru")},
    )


@cache
def shipped_units() -> Mapping[str, Unit]:
    """The units that come with the house, by code."""
    return {term.code: from_term(term) for term in shipped_terms().values() if term.kind == "unit"}


def unit(code: str) -> Unit:
    """A shipped unit. Raises KeyError for an unknown code."""
    return shipped_units()[code]


def convert(amount: Decimal | Fraction, unit: Unit, into: Unit) -> Fraction:
    """`amount` of one unit, exactly, in another. Raises UnlikeUnits."""
    if unit.code == into.code:
        return Fraction(amount)
    if unit.base is None or unit.base != into.base:
        raise UnlikeUnits(f"{unit.code} is not measured in {into.code}")
    assert unit.factor is not None
    assert into.factor is not None
    return Fraction(amount) * unit.factor / into.factor


def unit_text(amount: Decimal, unit: Unit, language: str) -> str:
    """The word that stands after a number: kg, pieces, мешков."""
    labels = unit.labels[language]
    if labels.get("style") == "short":
        return labels["short"]
    return labels[plural_form(amount, language)]


def per_text(unit: Unit, language: str) -> str:
    """The word that stands after a price: 2 ₾ / kg, / ცალი, / мешок."""
    labels = unit.labels[language]
    return labels.get("per") or labels["short" if labels.get("style") == "short" else "one"]


def after_price(unit: Unit, language: str) -> str:
    """What makes a price one of a unit: " / kg", " / ცალი", " за мешок"."""
    each = unit.labels[language].get("each")
    return f" {each}" if each else f"{NBSP}/{NBSP}{per_text(unit, language)}"


def quantity_text(amount: Decimal, unit: Unit, language: str, pack: Pack | None = None) -> str:
    """An amount with its unit as the language writes it; a pack says what one of it holds.

    "800 kg", "5 ცალი", "21 голова", "1 мешок (40 кг)", "5 мешков по 40 кг". With a pack, `amount`
    counts packs and `unit` is its container.
    """
    counted = pack.container if pack else unit
    text = f"{number_text(amount, language)}{NBSP}{unit_text(amount, counted, language)}"
    if pack is None or pack.amount is None or pack.content is None:
        return text
    held = quantity_text(pack.amount, pack.content, language)
    if amount <= 1:
        return f"{text} ({held})"
    return {
        "ka": f"{text}, თითო {held}",
        "en": f"{text} of {held}",
        "ru": f"{text} по {held}",
    }[language]


def from_text(amount: Decimal, unit: Unit, language: str) -> str:
    """Where a cheaper price begins: "50 ცალიდან", "100 კგ-დან", "from 50 pieces", "от 2 мешков"."""
    if language == "en":
        return f"from {quantity_text(amount, unit, language)}"
    labels = unit.labels[language]
    is_short = labels.get("style") == "short"
    number = number_text(amount, language)
    if language == "ka":
        word = f"{labels['short']}-დან" if is_short else labels.get("from", "")
        return f"{number}{NBSP}{word or _from_georgian(labels['one'])}"
    # After "от" even two are many, and twenty-one are as one: от 2 мешков, от 21 мешка.
    form = "many" if plural_form(amount, language) != "one" else "few"
    form = form if amount == amount.to_integral_value() else "few"
    return f"от {number}{NBSP}{labels['short' if is_short else form]}"


def _from_georgian(word: str) -> str:
    """ცალი → ცალიდან, ქილა → ქილიდან, დღე → დღიდან, ვედრო → ვედროდან."""
    return f"{word[:-1]}იდან" if word[-1:] in "აე" else f"{word}დან"
