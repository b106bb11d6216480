"""Title, summary, picture text and slug of a listing, composed from concepts and numbers alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from qvevri.vocabulary.prices import Price
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Pack, Unit


@dataclass(frozen=True)
class ListingFacts:
    """All that a listing says in concepts and numbers.

    `kind` is goods, service, animal, seedling, equipment or giveaway. With a pack, `quantity` counts
    packs. `place` and `municipality` are names by language; `months` is the availability window in
    order; `minimum` is in `unit` (or packs).
    """

    kind: str
    product: Term
    variety: Term | None = None
    quality_class: Term | None = None
    appellation: Term | None = None
    qualities: tuple[Term, ...] = ()
    certificates: tuple[Term, ...] = ()
    quantity: Decimal | None = None
    unit: Unit | None = None
    pack: Pack | None = None
    price: Price | None = None
    place: Mapping[str, str] = field(default_factory=dict)
    municipality: Mapping[str, str] = field(default_factory=dict)
    months: tuple[int, ...] = ()
    harvest_year: int | None = None
    delivery: tuple[Term, ...] = ()
    packings: tuple[Term, ...] = ()
    minimum: Decimal | None = None


def title(facts: ListingFacts, language: str) -> str:
    """At most 70 characters: "Starkrimson apples, 800 kg" · "ვაშლი სტარკრიმსონი, 800 კგ"."""
    raise NotImplementedError


def summary(facts: ListingFacts, language: str) -> str:
    """One to three sentences with place, quantity, price, season, delivery, packing."""
    raise NotImplementedError


def picture_text(facts: ListingFacts, language: str) -> str:
    """What a photo of the listing shows, for those who cannot see it."""
    raise NotImplementedError


def slug(facts: ListingFacts, language: str) -> str:
    """The readable tail of an address in ASCII: starkrimson-apples; never empty, at most 60."""
    raise NotImplementedError
