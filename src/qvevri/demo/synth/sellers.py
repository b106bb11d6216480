"""Invented sellers in real villages: the same number is always the same seller."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from qvevri.demo.synth.chance import Rare, dice
from qvevri.demo.synth.words import name_of_seller, words
from qvevri.organisations.models import Certificate, Organisation
from qvevri.organisations.naming import names_of
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary import queries as vocabulary

ORGANIC = "certificate.bio"
# Numbers of a row that no operator has given out; the demo's own come before these.
FIRST_NUMBER, NUMBERS = 3000, 6000
KINDS = (
    *(Organisation.Kind.PRIVATE_PERSON,) * 14,
    *(Organisation.Kind.ENTREPRENEUR,) * 4,
    *(Organisation.Kind.COMPANY, Organisation.Kind.COOPERATIVE),
)
CHECKED = (
    *(Organisation.Verification.PHONE,) * 5,
    *(Organisation.Verification.NONE,) * 2,
    *(Organisation.Verification.DOCUMENTS,) * 2,
    Organisation.Verification.VISIT,
)
SPOKEN = (("ka",), ("ka",), ("ka",), ("ka", "ru"), ("ka", "ru"), ("ka", "en"), ("ka", "en", "ru"))


@dataclass(frozen=True)
class Market:
    """A municipality and where in it sellers live."""

    municipality: Municipality
    settlements: tuple[Settlement, ...]


@dataclass(frozen=True)
class Seller:
    """Who offers, and what mostly."""

    organisation: Organisation
    wares: tuple[str, ...]
    is_organic: bool


class Sellers:
    """All sellers of one run. `first` is the primary key of the first of them."""

    def __init__(self, seed: int, number: int, markets: Sequence[Market], first: int) -> None:
        self.seed, self.number, self.first = seed, number, first
        self._markets = Rare(markets, shift=5)
        self._busy = Rare(range(number), shift=30, steepness=0.7)
        self.wares = Rare(_wares())
        self.seller = lru_cache(maxsize=5000)(self._seller)

    def draw(self, chance: Random) -> Seller:
        """One of them; a few offer much, most offer little."""
        return self.seller(self._busy.draw(chance))

    def _seller(self, number: int) -> Seller:
        chance = dice(self.seed, "seller", number)
        market = self._markets.draw(chance)
        settlement = chance.choice(market.settlements)
        kind = chance.choice(KINDS)
        organisation = Organisation(
            pk=self.first + number,
            municipality=market.municipality,
            settlement=settlement,
            kind=kind,
            name=names_of({"": name_of_seller(kind.value, chance)}),
            phone=f"+99550000{FIRST_NUMBER + number % NUMBERS}",
            messengers=chance.choice((["whatsapp"], ["whatsapp", "viber"], ["viber"], [])),
            languages=list(chance.choice(SPOKEN)),
            verification=chance.choice(CHECKED),
            trust=Organisation.Trust.TRUSTED,
        )
        wares = tuple(self.wares.draw(chance) for _ in range(chance.randint(1, 3)))
        return Seller(organisation, wares, is_organic=chance.random() < 0.03)


def certificate(seller: Seller) -> Certificate:
    """The paper by which an organic seller may say so."""
    pk = vocabulary.term(ORGANIC).pk
    assert pk is not None
    number = f"SYNTH-{seller.organisation.pk}"
    return Certificate(organisation=seller.organisation, concept_id=pk, number=number)


def _wares() -> list[str]:
    """Everything that can be offered, the commonest first."""
    groups = vocabulary.posting_groups()
    known = [below.code for group, row in groups for below in (row or (group,)) if below.is_active]
    common = [code for code in words().common if code in known]
    rest = [code for code in known if code not in common]
    dice("wares").shuffle(rest)
    return [*common, *rest]
