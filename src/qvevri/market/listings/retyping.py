"""What a listing says, written as a person would have typed it: for the forms that change it."""

from decimal import Decimal
from typing import Any

from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.vocabulary.prices import PriceForm

SAME = (
    *("variety", "variety_text", "quality_class", "appellation", "is_organic", "unit"),
    *("packing", "available_from", "available_until", "harvested_on", "hs_code"),
    *("text", "text_language"),
)


def retyped(said: ListingInput, settlement: int) -> dict[str, Any]:
    """The values of the fields of the edit form."""
    known: dict[str, Any] = {name: getattr(said, name) for name in SAME}
    return {
        **known,
        **retyped_price(said.price),
        "settlement": settlement,
        "quantity": plain(said.quantity),
        "minimum": plain(said.minimum),
        "pack_amount": plain(said.price.pack_amount or said.pack_amount),
        "pack_unit": said.price.pack_unit or said.pack_unit,
        "qualities": list(said.qualities),
        "delivery": list(said.delivery),
        "months": list(said.months),
    }


def retyped_price(price: PriceInput) -> dict[str, Any]:
    """The values of the fields of a price."""
    is_number = price.form in (PriceForm.FIXED, PriceForm.FROM, PriceForm.RANGE, PriceForm.TIERS)
    found: dict[str, Any] = {
        "saying": "said" if is_number else price.form.value,
        "price": _price_text(price),
        "price_unit": price.unit,
    }
    for step, tier in enumerate(price.tiers[1:3], start=1):
        found[f"tier_from_{step}"] = plain(tier.at_least)
        found[f"tier_price_{step}"] = major(tier.amount)
    return found


def _price_text(price: PriceInput) -> str:
    amount = price.tiers[0].amount if price.tiers else price.amount
    if amount is None:
        return ""
    text = major(amount)
    if price.form is PriceForm.FROM:
        text = f"{text}+"
    if price.form is PriceForm.RANGE and price.amount_max is not None:
        text = f"{text}-{major(price.amount_max)}"
    return text if price.currency == "GEL" else f"{text} {price.currency}"


def plain(number: Decimal | None) -> str:
    """A number without needless zeros, as it can be typed again; empty for none."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def major(amount: int) -> str:
    """Minor units as a number of major ones: 150 gives "1.50", 200 gives "2"."""
    whole, rest = divmod(amount, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)
