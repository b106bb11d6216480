"""Title, summary, picture text and slug of a listing, composed from concepts and numbers alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from qvevri.core.names import address_words
from qvevri.vocabulary import phrases
from qvevri.vocabulary.nouns import noun
from qvevri.vocabulary.numerals import number_text
from qvevri.vocabulary.prices import Price
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Pack, Unit, quantity_text

LONGEST_TITLE = 70
STAYING = ("service", "equipment")
SINGLES = ("pc", "head", "bird")


@dataclass(frozen=True)
class ListingFacts:
    """All that a listing says in concepts and numbers.

    `kind` is goods, service, animal, seedling, equipment or giveaway. With a pack, `quantity`
    counts packs. `variety_text` is a variety the vocabulary lacks, as the seller wrote it. `place`
    and `municipality` are names by language; `months` is the availability window in order;
    `minimum` is in `unit` (or packs). `qualities` are concepts of kind quality, and
    `certificate.bio` where organic is proven.
    """

    kind: str
    product: Term
    variety: Term | None = None
    variety_text: str = ""
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

    @property
    def is_one(self) -> bool:
        """Whether it offers a single animal or thing."""
        if self.quantity is None:
            return self.is_sold_singly
        is_single_unit = self.unit is not None and self.unit.code in SINGLES
        return self.quantity == 1 and is_single_unit and self.pack is None

    @property
    def is_counted_bare(self) -> bool:
        """Whether its number needs no word in English: 300 eggs are no "300 pieces" of eggs."""
        is_piece = self.unit is not None and self.unit.code == "pc" and self.pack is None
        return is_piece and bool(self._named.form("en", "one"))

    @property
    def _named(self) -> Term:
        return self.variety if self.variety is not None and self.variety.is_full else self.product

    @property
    def is_sold_singly(self) -> bool:
        """Whether things of its kind are sold one by one, as tractors are."""
        return self.product.form("all", "single") == "True"


def title(facts: ListingFacts, language: str) -> str:
    """At most 70 characters: "Starkrimson apples, 800 kg" · "ვაშლი სტარკრიმსონი, 800 კგ"."""
    bare = replace(facts, qualities=())
    without_contents = _amount(replace(facts, pack=None), language)
    for said, amount in (
        (facts, _amount(facts, language)),
        (facts, without_contents),
        (bare, without_contents),
        (bare, ""),
    ):
        parts = (_noun(said, language), amount, phrases.give_away(facts.kind, language))
        text = ", ".join(part for part in parts if part)
        if len(text) <= LONGEST_TITLE:
            return text
    return facts.product.heading(language)[:LONGEST_TITLE]


def summary(facts: ListingFacts, language: str) -> str:
    """What, where, how much and at what price in a sentence; then season, order, delivery."""
    what = _noun(facts, language) + phrases.where(
        facts.place.get(language, ""),
        facts.municipality.get(language, ""),
        language,
        is_made_there=facts.kind not in STAYING,
    )
    offer = phrases.offer(_amount(facts, language), _price(facts, language), language)
    first = f"{what}: {offer}" if offer else what
    # The abbreviation шт. brings its own full stop.
    return " ".join([first.removesuffix(".") + ".", *_details(facts, language)])


def picture_text(facts: ListingFacts, language: str) -> str:
    """What a photo of the listing shows, for those who cannot see it."""
    place = facts.place.get(language, "")
    return ", ".join(part for part in (_noun(facts, language), place) if part)


def slug(facts: ListingFacts, language: str) -> str:
    """The readable tail of an address in ASCII: starkrimson-apples; never empty, at most 60."""
    return address_words(_noun(facts, language)) or address_words(facts.product.code)


def _noun(facts: ListingFacts, language: str) -> str:
    attributes = (facts.quality_class, *facts.qualities)
    return noun(
        facts.product,
        facts.variety or facts.variety_text,
        facts.appellation,
        tuple(term for term in attributes if term),
        language,
        is_one=facts.is_one,
    )


def _amount(facts: ListingFacts, language: str) -> str:
    if facts.quantity is None or facts.unit is None or (facts.is_one and facts.is_sold_singly):
        return ""
    if facts.is_counted_bare and language == "en" and not facts.is_one:
        return number_text(facts.quantity, language)
    return quantity_text(facts.quantity, facts.unit, language, facts.pack)


def _price(facts: ListingFacts, language: str) -> Price | None:
    # "15,000 ₾ each" says nothing more of a single tractor, nor of anything that there is one of.
    price = facts.price
    is_plain = facts.is_one and (facts.is_sold_singly or language == "en")
    if price is None or price.tiers or not is_plain:
        return price
    return replace(price, unit=None) if price.unit and price.unit.code in SINGLES else price


def _details(facts: ListingFacts, language: str) -> list[str]:
    counted = facts.pack.container if facts.pack else facts.unit
    if counted is None and facts.price is not None:
        counted = facts.price.counted
    minimum = ""
    if facts.minimum is not None and counted is not None:
        minimum = quantity_text(facts.minimum, counted, language)
    said = (
        phrases.season(facts.harvest_year, facts.months, language),
        phrases.minimum(minimum, language),
        phrases.named("packing", facts.packings, language),
        phrases.named("certificates", facts.certificates, language),
        phrases.named("delivery", facts.delivery, language),
    )
    return [sentence for sentence in said if sentence]
