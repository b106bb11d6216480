"""What a price amounts to, what is wrong with one, and what may have been meant instead."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from qvevri.market.listings.amounts import FINEST, HIGHEST_PRICE, LARGEST_QUANTITY, MINOR_IN_MAJOR
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.money.rates import HOME, DayRate
from qvevri.vocabulary.prices import (
    NUMBERED,
    USUAL_PACKS,
    Doubt,
    Price,
    PriceForm,
    Reading,
    Tier,
    money_text,
    per_base,
    price_text,
)
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Pack, Unit, quantity_text

Units = Mapping[str, Unit]
GIVE_AWAY = "give_away"
SUMS = {"ka": "{} × {} = {}", "en": "{} at {} = {}", "ru": "{} по {} = {}"}


class Flaw(StrEnum):
    """What makes the amounts of a listing impossible."""

    UNIT_MISSING = "unit_missing"
    QUANTITY_OUT_OF_RANGE = "quantity_out_of_range"
    AMOUNT_TOO_FINE = "amount_too_fine"
    MINIMUM_ABOVE_QUANTITY = "minimum_above_quantity"
    PRICE_MISSING = "price_missing"
    PRICE_OUT_OF_RANGE = "price_out_of_range"
    RANGE_UPSIDE_DOWN = "range_upside_down"
    TIERS_DISORDERED = "tiers_disordered"
    PACK_OUT_OF_RANGE = "pack_out_of_range"


def with_defaults(said: ListingInput, concept: Term) -> ListingInput:
    """The same with what the concept and the quantity leave no doubt about filled in.

    The kind is the concept's, or a give-away when it is free; a price without a unit is for the
    unit of the quantity, else for the concept's usual one; a pack of the price holds what the same
    pack of the quantity holds.
    """
    usual = next(iter(concept.unit_codes), "")
    price = said.price
    if price.form in NUMBERED and not price.unit:
        price = replace(price, unit=said.unit or usual)
    if price.unit and price.unit == said.unit and price.pack_amount is None:
        price = replace(price, pack_amount=said.pack_amount, pack_unit=said.pack_unit)
    kind = GIVE_AWAY if price.form is PriceForm.FREE else said.kind or concept.listing_kind
    return replace(said, kind=kind, price=price)


def flaw_of(said: ListingInput) -> Flaw | None:
    """The first thing that is wrong with quantity, minimum or price; None when all is well."""
    if said.quantity is not None and not 0 < said.quantity <= LARGEST_QUANTITY:
        return Flaw.QUANTITY_OUT_OF_RANGE
    if said.quantity is not None and not said.unit:
        return Flaw.UNIT_MISSING
    if said.minimum is not None and said.minimum <= 0:
        return Flaw.QUANTITY_OUT_OF_RANGE
    if any(_is_too_fine(amount) for amount in (said.quantity, said.minimum)):
        return Flaw.AMOUNT_TOO_FINE
    if said.quantity and said.minimum and said.minimum > said.quantity:
        return Flaw.MINIMUM_ABOVE_QUANTITY
    if any(held is not None and held <= 0 for held in (said.pack_amount, said.price.pack_amount)):
        return Flaw.PACK_OUT_OF_RANGE
    if any(_is_too_fine(held) for held in (said.pack_amount, said.price.pack_amount)):
        return Flaw.PACK_OUT_OF_RANGE
    return flaw_of_price(said.price)


def _is_too_fine(amount: Decimal | None) -> bool:
    """Whether some of the amount would be lost when it is kept."""
    return amount is not None and amount != amount.quantize(FINEST)


def flaw_of_price(said: PriceInput) -> Flaw | None:
    """The first thing that is wrong with a price; None when all is well."""
    if said.form not in NUMBERED:
        return None
    if said.form is PriceForm.TIERS:
        return _flaw_of_tiers(said.tiers) or (None if said.unit else Flaw.UNIT_MISSING)
    if said.amount is None:
        return Flaw.PRICE_MISSING
    numbers = [said.amount] if said.amount_max is None else [said.amount, said.amount_max]
    if any(not _is_price(number) for number in numbers):
        return Flaw.PRICE_OUT_OF_RANGE
    if said.form is PriceForm.RANGE and (said.amount_max or 0) <= said.amount:
        return Flaw.RANGE_UPSIDE_DOWN
    return None if said.unit else Flaw.UNIT_MISSING


def _is_price(amount: int) -> bool:
    return 0 < amount <= HIGHEST_PRICE * MINOR_IN_MAJOR


def _flaw_of_tiers(tiers: tuple[Tier, ...]) -> Flaw | None:
    if not tiers:
        return Flaw.PRICE_MISSING
    if any(not _is_price(tier.amount) or tier.at_least <= 0 for tier in tiers):
        return Flaw.PRICE_OUT_OF_RANGE
    steps = pairwise(tiers)
    if any(one.at_least >= more.at_least or one.amount <= more.amount for one, more in steps):
        return Flaw.TIERS_DISORDERED
    return None


def pack_of(code: str, amount: Decimal | None, content: str, units: Units) -> Pack | None:
    """The pack that a code of a container stands for; None for a plain unit and for no unit."""
    container = units.get(code)
    if container is None or not (container.is_package or amount):
        return None
    return Pack(container, amount, units.get(content))


def price_of(said: PriceInput, units: Units) -> Price:
    """The price as the vocabulary reckons and writes it."""
    return Price(
        form=said.form,
        amount=said.amount if said.form in NUMBERED else None,
        amount_max=said.amount_max if said.form is PriceForm.RANGE else None,
        currency=said.currency,
        unit=units.get(said.unit),
        pack=pack_of(said.unit, said.pack_amount, said.pack_unit, units),
        tiers=said.tiers if said.form is PriceForm.TIERS else (),
    )


def said_of(price: Price) -> PriceInput:
    """The price as a person would have said it: the reverse of `price_of`."""
    pack = price.pack
    return PriceInput(
        form=price.form,
        amount=price.amount,
        amount_max=price.amount_max,
        tiers=price.tiers,
        currency=price.currency,
        unit=price.counted.code if price.counted else "",
        pack_amount=pack.amount if pack else None,
        pack_unit=pack.content.code if pack and pack.content else "",
    )


def meant(price: Price, doubt: Doubt, concept: Term, units: Units) -> Price | None:
    """The likeliest price instead of the doubtful one; None where there is no good guess."""
    if doubt.reading is Reading.PER_PACK:
        return _per_pack(price, doubt, concept, units)
    if doubt.reading is Reading.PER_TONNE and "t" in units:
        return replace(price, unit=units["t"], pack=None)
    if doubt.reading is Reading.PER_KILO and doubt.usual.unit in units:
        return replace(price, unit=units[doubt.usual.unit], pack=None)
    if doubt.reading is Reading.TETRI:
        return _in_tetri(price)
    return None


def _per_pack(price: Price, doubt: Doubt, concept: Term, units: Units) -> Price | None:
    usual = doubt.usual
    held = next(
        (held for held in USUAL_PACKS if usual.low <= doubt.said / held <= usual.high), None
    )
    packages = [code for code in concept.unit_codes if code in units and units[code].is_package]
    container = units.get(packages[0] if packages else "sack")
    if held is None or container is None or usual.unit not in units:
        return None
    pack = Pack(container, Decimal(held.numerator), units[usual.unit])
    return replace(price, unit=container, pack=pack)


def _in_tetri(price: Price) -> Price | None:
    numbers = [price.amount, price.amount_max, *(tier.amount for tier in price.tiers)]
    if any(number is not None and number % MINOR_IN_MAJOR for number in numbers):
        return None
    return replace(
        price,
        amount=price.amount and price.amount // MINOR_IN_MAJOR,
        amount_max=price.amount_max and price.amount_max // MINOR_IN_MAJOR,
        tiers=tuple(replace(tier, amount=tier.amount // MINOR_IN_MAJOR) for tier in price.tiers),
    )


def total_of(said: ListingInput, units: Units) -> int | None:
    """What the whole quantity costs at a fixed price, in minor units; None when that is unknown."""
    price = price_of(said.price, units)
    if said.quantity is None or price.form is not PriceForm.FIXED or price.amount is None:
        return None
    if said.unit == said.price.unit and said.pack_amount == said.price.pack_amount:
        return round(said.quantity * price.amount)
    pack = pack_of(said.unit, said.pack_amount, said.pack_unit, units)
    each, derived = held_by(units.get(said.unit), pack), per_base(price)
    if each is None or derived is None or each[1] != derived[1]:
        return None
    return round(Fraction(said.quantity) * each[0] * derived[0])


def held_by(unit: Unit | None, pack: Pack | None) -> tuple[Fraction, str] | None:
    """How much of which base unit one of a unit or a pack holds; None when that is not known."""
    if pack is not None:
        return pack.in_base
    if unit is None or unit.base is None or unit.factor is None:
        return None
    return unit.factor, unit.base


def sum_text(said: ListingInput, units: Units, language: str) -> str:
    """ "500 kg at 1.50 ₾ = 750 ₾"; empty when the total is unknown or says nothing new."""
    total, price = total_of(said, units), said.price
    if total is None or price.amount is None or said.quantity in (None, Decimal(1)):
        return ""
    assert said.quantity is not None
    pack = pack_of(said.unit, said.pack_amount, said.pack_unit, units)
    quantity = quantity_text(said.quantity, units[said.unit], language, pack)
    each = money_text(price.amount, price.currency, language)
    if price.unit != said.unit:
        each = price_text(price_of(price, units), language)
    return SUMS[language].format(quantity, each, money_text(total, price.currency, language))


def comparable(price: Price, rate: DayRate | None = None) -> tuple[int | None, str]:
    """The price as lists are ordered by it: ten-thousandths of a lari per base unit, and that unit.

    None for a price without a number, and for one in another currency whose rate nobody knows.
    """
    derived = per_base(price)
    in_lari = _lari(derived[0], price.currency, rate) if derived else None
    if derived is None or in_lari is None:
        return None, ""
    return round(in_lari * 100), derived[1]


def _lari(amount: Fraction, currency: str, rate: DayRate | None) -> Fraction | None:
    if currency == HOME:
        return amount
    return rate.in_lari(amount) if rate and rate.currency == currency else None


def in_lari(price: Price, rate: DayRate, units: Units) -> Price | None:
    """The lowest price in lari, for a base unit where it can be derived, else for what it is for.

    None for a price without a number, and for one that would round to nothing.
    """
    derived, lowest = per_base(price), price.lowest
    if lowest is None:
        return None
    amount, base = derived or (Fraction(lowest), "")
    tetri = round(rate.in_lari(amount))
    if not tetri:
        return None
    form = PriceForm.FIXED if price.form is PriceForm.FIXED else PriceForm.FROM
    unit, pack = (units[base], None) if base else (price.unit, price.pack)
    return Price(form, tetri, currency=HOME, unit=unit, pack=pack)
