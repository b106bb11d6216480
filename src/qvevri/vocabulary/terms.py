"""What composing, recognising and protecting need to know of a concept, free of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

LANGUAGES = ("ka", "en", "ru")
# Kinds of concept that are things for sale; a quality or a packing they may have besides.
SOLD = ("group", "product", "variety")

Forms = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class UsualPrice:
    """What a base unit (kg, l, piece, …) usually costs here, in lari."""

    unit: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Protection:
    """Where a protected name may be used, and for which products.

    Without municipalities and regions the name is bound to no place inside Georgia.
    """

    type: str
    municipalities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """A concept as plain values.

    `forms` holds, by language, the words that composing needs and that no rule could derive:

    - ka: `short` (the word in a sentence where the name is a heading), `gen` (genitive), `before`
      (as an attribute before a noun);
    - en: `short`, `one` (singular), `before`, `near` (an attribute next to the noun);
    - ru: `short`, `gen` (genitive of the heading), `one`, `one_gen`, `gender` (m, f, n, pl),
      adjectives `m f n pl` or an attribute that follows: `after`;
    - all: `style` of a variety: `named` (a proper name beside the product's: Starkrimson apples)
      or `full` (says everything by itself: walnut churchkhela); `single` of what is sold one by
      one; `proper` where the English name keeps its capital inside a sentence; `rest` of "other
      fruit", which a name of the seller's own makes clearer;
    - units: see `units.from_term`.
    """

    code: str
    kind: str
    names: Mapping[str, str]
    parent: str | None = None
    forms: Forms = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictogram: str = ""
    unit_codes: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    listing_kind: str = "goods"
    usual_price: UsualPrice | None = None
    protection: Protection | None = None
    order: int = 0
    is_active: bool = True
    pk: int | None = None

    def name(self, language: str) -> str:
        """Its name in a language; in the next of LANGUAGES that has one, if that is missing."""
        if self.names.get(language):
            return self.names[language]
        return next((self.names[code] for code in LANGUAGES if self.names.get(code)), self.code)

    def form(self, language: str, form: str) -> str:
        """A stored form; empty when there is none."""
        return self.forms.get(language, {}).get(form, "")

    def heading(self, language: str) -> str:
        """The word that a title is built on: the short name where one is stored."""
        return self.form(language, "short") or self.name(language)

    @property
    def is_full(self) -> bool:
        """Whether the name needs no product beside it."""
        return self.form("all", "style") == "full"
