"""Amounts and prices brought to one unit, so that answers can be laid side by side."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Pack, Unit

Units = Mapping[str, Unit]
# What a container may hold.
HELD = ("kg", "g", "l", "ml", "pc")
SIX_PLACES = Decimal("0.000001")


def base_of(unit: Unit, pack: Pack | None = None) -> tuple[Fraction, str]:
    """How much of which unit one holds: a sack of 40 kg gives (40, "kg").

    What nothing converts (a job, a sack of unknown contents) is compared only with itself.
    """
    if pack is not None and pack.in_base is not None:
        return pack.in_base
    if unit.base is None or not unit.factor:
        return Fraction(1), unit.code
    return unit.factor, unit.base


def in_base(amount: Decimal, unit: Unit, pack: Pack | None = None) -> tuple[Fraction, str]:
    """An amount in the unit that it is compared in, with that unit's code."""
    one, base = base_of(unit, pack)
    return Fraction(amount) * one, base


def price_in_base(minor: int, unit: Unit, pack: Pack | None = None) -> Fraction:
    """A price per unit or pack, in minor units for one of the base."""
    one, _base = base_of(unit, pack)
    return Fraction(minor) / one


def rounded(number: Fraction) -> Decimal:
    """As the database keeps it."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(SIX_PLACES)


def is_container(unit: Unit) -> bool:
    """Whether it says nothing without what one holds."""
    return unit.is_package and unit.base is None


def units_for(concept: Term, units: Units) -> list[str]:
    """Codes in which one may want a product: its usual ones, what converts into them, containers.

    Containers only where something can be measured in them: no bottle of tractors.
    """
    usual = [code for code in concept.unit_codes if code in units]
    bases = {units[code].base for code in usual}
    alike = [code for code, unit in units.items() if unit.base and unit.base in bases]
    holds = bases & set(HELD) and concept.listing_kind == "goods"
    packs = [code for code, unit in units.items() if holds and is_container(unit)]
    return list(dict.fromkeys([*usual, *alike, *packs])) or list(units)


def units_like(own: Unit, base: str, units: Units) -> list[str]:
    """Codes in which a seller may answer: the buyer's own, then what converts into its base."""
    alike = [code for code, unit in units.items() if unit.base == base and not unit.is_package]
    return list(dict.fromkeys([own.code, base, *alike])) if base in units else [own.code]
