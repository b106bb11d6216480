"""What the seller's form is filled with before anybody types: the listing, cut to the request."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from qvevri.core.languages import current
from qvevri.market.listings.facts import price_facts
from qvevri.market.listings.models import Listing
from qvevri.market.listings.pricing import pack_of
from qvevri.market.listings.retyping import typed_number, typed_price
from qvevri.market.wanted.facts import pack_of_wanted
from qvevri.market.wanted.measuring import base_of, in_base
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import per_base

TO_TETRI = Decimal(1)


def likely_answer(asked: Asked) -> dict[str, Any]:
    """Amount, price and day as the seller would most likely type them.

    The amount that is listed, at most what is wanted; the price that is listed, for the buyer's
    unit; the first wanted day.
    """
    wanted, listing = asked.wanted, asked.listing
    day = max(wanted.needed_from, timezone.localdate())
    said: dict[str, Any] = {
        "unit": wanted.unit,
        "price_unit": wanted.unit,
        "ready_from": day,
        "amount": typed_number(wanted.amount, current()),
        "delivers": bool(listing and _brings(listing)),
    }
    if listing is None:
        return said
    amount = _amount(listing, wanted)
    if amount is not None:
        said["amount"] = typed_number(amount, current())
    return said | _price(listing, wanted)


def _brings(listing: Listing) -> bool:
    return any(code != "delivery.pick-up" for code in listing.delivery)


def _amount(listing: Listing, wanted: Wanted) -> Decimal | None:
    units = vocabulary.units()
    if listing.quantity is None or listing.unit not in units:
        return None
    pack = pack_of(listing.unit, listing.pack_amount, listing.pack_unit, units)
    amount, base = in_base(listing.quantity, units[listing.unit], pack)
    if base != wanted.base:
        return None
    one, _base = base_of(units[wanted.unit], pack_of_wanted(wanted))
    held = min(amount / one, Fraction(wanted.amount))
    return _rounded(held, Decimal("0.001")) if held >= Fraction(1, 1000) else None


def _price(listing: Listing, wanted: Wanted) -> dict[str, Any]:
    derived = per_base(price_facts(listing))
    if derived is None or derived[1] != wanted.base or listing.currency != "GEL":
        return {}
    units = vocabulary.units()
    amount, base = derived
    code = wanted.unit
    one, _base = base_of(units[code], pack_of_wanted(wanted))
    tetri = amount * one
    if tetri.denominator != 1 and base in units:
        # A price that no longer is a round sum is better said for the base unit.
        code, tetri = base, amount
    price = typed_price(int(_rounded(tetri, TO_TETRI)), current())
    return {"price": price, "price_unit": code}


def _rounded(number: Fraction, step: Decimal) -> Decimal:
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(step)
