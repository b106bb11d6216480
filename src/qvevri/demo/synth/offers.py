"""What a synthetic seller says of one thing on offer: what a form could have said as well."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Any

from qvevri.demo.synth.amounts import Amount, amount_of, price_of
from qvevri.demo.synth.chance import Rare
from qvevri.demo.synth.sellers import Seller
from qvevri.demo.synth.words import FAMILY, free_text
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.pricing import with_defaults
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.protection import may_use
from qvevri.vocabulary.terms import Term

DELIVERIES = (
    *((), (), ("delivery.pick-up",), ("delivery.pick-up", "delivery.municipality")),
    *(("delivery.village",), ("delivery.tbilisi",), ("delivery.georgia",), ("delivery.post",)),
    ("delivery.georgia", "delivery.export"),
)
PACKINGS = {
    "box": ("packing.crate", "packing.plastic-crate", "packing.carton"),
    "sack": ("packing.sack", "packing.net"),
    "bottle": ("packing.carton", "packing.bottle"),
    "jar": ("packing.jar", "packing.carton"),
    "t": ("packing.bin", "packing.pallet", "packing.bulk"),
}
SORTED = ("fruit", "berries", "vegetables", "nuts")
CLASSES = ("class.standard", "class.standard", "class.extra", "class.second", "class.industrial")
TEXT_LANGUAGES = ("ka", "ka", "ka", "ka", "ka", "en", "ru")


def offer(seller: Seller, wares: Rare[str], today: date, chance: Random) -> ListingInput:
    """One offer of the seller: mostly of its own wares, sometimes of anything."""
    code = chance.choice(seller.wares) if chance.random() < 0.75 else wares.draw(chance)
    concept = vocabulary.term(code)
    group = (*vocabulary.ancestors(code), concept)[0].code
    amount = amount_of(concept, chance)
    said = ListingInput(
        concept=code,
        kind=concept.listing_kind,
        settlement=seller.organisation.settlement_id,
        is_organic=seller.is_organic and FAMILY.get(group) in ("plants", "food"),
        **vars(amount),
        minimum=_minimum(amount, chance),
        price=price_of(concept, amount, today.month, chance),
        delivery=chance.choice(DELIVERIES) if concept.listing_kind != "service" else (),
        packing=_maybe(PACKINGS.get(amount.unit, ()), 0.5, chance),
        **_details(concept, group, seller.organisation.municipality, chance),
        **_days(concept, group, today, chance),
        **_text(group, seller.organisation.languages, today, chance),
    )
    return with_defaults(said, concept)


def _maybe(row: Sequence[str], odds: float, chance: Random) -> str:
    return chance.choice(row) if row and chance.random() < odds else ""


def _minimum(amount: Amount, chance: Random) -> Decimal | None:
    if amount.quantity is None or amount.quantity < 20 or chance.random() > 0.25:
        return None
    return Decimal(chance.choice((1, 2, 5, 10, 20)))


@dataclass(frozen=True)
class _Choices:
    """What may be said beside a concept in a municipality."""

    varieties: Rare[str] | None
    appellations: tuple[str, ...]
    qualities: tuple[str, ...]


@lru_cache(maxsize=10_000)
def _choices(code: str, group: str, municipality: str, region: str) -> _Choices:
    varieties = [variety.code for variety in vocabulary.varieties_of(code)]
    named = vocabulary.appellations_for(code)
    fitting = (one for one in vocabulary.of_kind("quality") if {group, code} & {*one.fits})
    return _Choices(
        varieties=Rare(varieties) if varieties else None,
        appellations=tuple(
            name.code for name in named if may_use(name, municipality=municipality, region=region)
        ),
        qualities=tuple(quality.code for quality in fitting),
    )


def _details(
    concept: Term, group: str, municipality: Municipality, chance: Random
) -> dict[str, Any]:
    known = _choices(concept.code, group, municipality.slug, municipality.region)
    has_variety = known.varieties is not None and chance.random() < 0.6
    quality = _maybe(known.qualities, 0.2, chance)
    return {
        "variety": known.varieties.draw(chance) if known.varieties and has_variety else "",
        "quality_class": _maybe(CLASSES, 0.4, chance) if group in SORTED else "",
        "appellation": _maybe(known.appellations, 0.3, chance),
        "qualities": (quality,) if quality else (),
        "hs_code": concept.codes.get("hs", "") if chance.random() < 0.05 else "",
    }


def _days(concept: Term, group: str, today: date, chance: Random) -> dict[str, Any]:
    """Mostly nothing: the concept's own season; else months, a window, or the day of harvest."""
    luck = chance.random()
    if luck < 0.1 and len(concept.months) > 2:
        return {"months": concept.months[:-1]}
    if luck < 0.2:
        start = today + timedelta(days=chance.randint(-20, 120))
        return {
            "available_from": start,
            "available_until": start + timedelta(days=chance.randint(10, 90)),
        }
    if luck < 0.4 and FAMILY.get(group) == "plants":
        return {"harvested_on": today - timedelta(days=chance.randint(1, 100))}
    return {}


def _text(group: str, spoken: list[str], today: date, chance: Random) -> dict[str, Any]:
    if chance.random() < 0.5:
        return {}
    language = chance.choice((*TEXT_LANGUAGES, *spoken))
    return {"text": free_text(group, language, today, chance), "text_language": language}
