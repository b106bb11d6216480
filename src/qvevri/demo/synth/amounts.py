"""How much of a thing is offered, and at what price, around what is usual for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from qvevri.market.listings.inputs import PriceInput
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import PriceForm, Tier
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import UnlikeUnits, convert

# From how few to how many are usual, by unit; a tonne also in halves.
QUANTITIES: Mapping[str, tuple[float, float]] = {
    "kg": (20, 3000),
    "g": (100, 2000),
    "t": (1, 40),
    "l": (20, 1500),
    "box": (5, 300),
    "sack": (3, 200),
    "bottle": (12, 1200),
    "jar": (5, 200),
    "head": (1, 40),
    "bird": (5, 200),
    "sapling": (50, 5000),
    "bunch": (20, 500),
    "bale": (30, 2000),
}
PACKS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "box": ("kg", ("10", "15", "18")),
    "sack": ("kg", ("25", "40", "50")),
    "bottle": ("l", ("0.75", "0.75", "0.5", "1")),
    "jar": ("l", ("0.5", "0.7", "1")),
    "pack": ("kg", ("0.1", "0.25", "0.5")),
}
# Lari, where the vocabulary knows no usual price.
PRICES: Mapping[str, tuple[float, float]] = {
    "goods": (2, 40),
    "service": (15, 150),
    "animal": (10, 500),
    "seedling": (1, 20),
    "equipment": (40, 9000),
}
FORMS = (
    *(PriceForm.FIXED,) * 13,
    *(PriceForm.FROM, PriceForm.FROM, PriceForm.RANGE, PriceForm.TIERS, PriceForm.AGREEMENT),
)
RARE_FORMS = (PriceForm.FREE, PriceForm.EXCHANGE)
DEARER_OUT_OF_SEASON = 1.15


@dataclass(frozen=True)
class Amount:
    """How much, in which unit, and what a pack of it holds."""

    quantity: Decimal | None = None
    unit: str = ""
    pack_amount: Decimal | None = None
    pack_unit: str = ""


def amount_of(concept: Term, chance: Random) -> Amount:
    """A usual amount in one of the concept's units, the first being the commonest."""
    units = concept.unit_codes or ("pc",)
    unit = units[min(int(chance.expovariate(1.2)), len(units) - 1)]
    if concept.listing_kind == "service" or chance.random() < 0.05:
        return Amount()
    if concept.listing_kind == "equipment":
        return Amount(Decimal(1), unit) if unit == "pc" else Amount()
    low, high = QUANTITIES.get(unit, (3, 300))
    quantity = rounded(low * (high / low) ** chance.random())
    if unit not in PACKS:
        return Amount(quantity, unit)
    content, sizes = PACKS[unit]
    usual = concept.usual_price.unit if concept.usual_price else ""
    return Amount(
        quantity, unit, Decimal(chance.choice(sizes)), usual if usual in "kgl" else content
    )


def rounded(number: float) -> Decimal:
    """As people say amounts: 7, 35, 120, 2 500."""
    step = 10 ** max(0, math.floor(math.log10(number)) - 1)
    step = step if number < 20 * step else 5 * step
    return Decimal(max(1, round(number / step) * step))


def price_of(concept: Term, amount: Amount, month: int, chance: Random) -> PriceInput:
    """A price around the usual one, dearer out of season, in one of the forms."""
    if chance.random() < 0.02:
        return PriceInput(chance.choice(RARE_FORMS))
    form = chance.choice(FORMS)
    if form is PriceForm.AGREEMENT:
        return PriceInput(form)
    lari, counted = _lari(concept, amount, month, chance)
    cost = tetri(lari)
    if form is PriceForm.TIERS and amount.quantity != 1:
        cheaper = tetri(lari * 0.85)
        tiers = (Tier(Decimal(1), cost), Tier(Decimal(chance.choice((10, 50, 100))), cheaper))
        if cheaper < cost:
            return PriceInput(form, tiers=tiers, **counted)
    if form is PriceForm.RANGE:
        dearest = max(tetri(lari * 1.3), cost + 10)
        return PriceInput(form, cost, dearest, **counted)
    form = form if form is PriceForm.FROM else PriceForm.FIXED
    return PriceInput(form, cost, **counted)


def tetri(lari: float) -> int:
    """A price as people name it: 1.20, 3.50, 14, 250."""
    amount = max(1.0, lari * 100)
    step = next(
        (step for step, most in ((1, 20), (5, 100), (10, 500), (50, 2000)) if amount < most), 100
    )
    return max(1, round(amount / step) * step)


def _lari(
    concept: Term, amount: Amount, month: int, chance: Random
) -> tuple[float, dict[str, Any]]:
    usual = concept.usual_price
    own = {name: value for name, value in vars(amount).items() if name != "quantity"}
    if usual is None:
        low, high = PRICES[concept.listing_kind]
        own = own if amount.unit else {"unit": next(iter(concept.unit_codes), "pc")}
        return low * (high / low) ** chance.random(), own
    each = float(usual.low) + float(usual.high - usual.low) * chance.betavariate(2, 3.2)
    if concept.months and month not in concept.months:
        each *= DEARER_OUT_OF_SEASON
    held = _held(amount, usual.unit)
    if held is None or chance.random() < 0.4:
        return each, {"unit": usual.unit}
    return each * float(held), own


def _held(amount: Amount, usual: str) -> Fraction | None:
    """How many of the usual units one of the amount's holds; None when nothing tells."""
    if not amount.unit or amount.unit == usual:
        return Fraction(1) if amount.unit else None
    units = vocabulary.units()
    try:
        if amount.pack_amount is not None:
            return convert(amount.pack_amount, units[amount.pack_unit], units[usual])
        return convert(Fraction(1), units[amount.unit], units[usual])
    except UnlikeUnits:
        return None
