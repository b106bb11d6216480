"""What a listing says, written as a person would have typed it: for the forms that change it."""

from decimal import Decimal
from typing import Any

from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.vocabulary.numerals import pointed, typed
from qvevri.vocabulary.prices import PriceForm

SAME = (
    *("variety", "variety_text", "quality_class", "appellation", "is_organic", "unit"),
    *("packing", "available_from", "available_until", "harvested_on", "hs_code"),
    *("text", "text_language"),
)


def retyped(said: ListingInput, settlement: int, language: str) -> dict[str, Any]:
    """The values of the fields of the edit form, for readers of a language."""
    known: dict[str, Any] = {name: getattr(said, name) for name in SAME}
    return {
        **known,
        **retyped_price(said.price, language),
        "settlement": settlement,
        "quantity": typed_number(said.quantity, language),
        "minimum": typed_number(said.minimum, language),
        "pack_amount": typed_number(said.price.pack_amount or said.pack_amount, language),
        "pack_unit": said.price.pack_unit or said.pack_unit,
        "qualities": list(said.qualities),
        "delivery": list(said.delivery),
        "months": list(said.months),
    }


def retyped_price(price: PriceInput, language: str) -> dict[str, Any]:
    """The values of the fields of a price."""
    is_number = price.form in (PriceForm.FIXED, PriceForm.FROM, PriceForm.RANGE, PriceForm.TIERS)
    found: dict[str, Any] = {
        "saying": "said" if is_number else price.form.value,
        "price": _price_text(price, language),
        "price_unit": price.unit,
    }
    for step, tier in enumerate(price.tiers[1:3], start=1):
        found[f"tier_from_{step}"] = typed_number(tier.at_least, language)
        found[f"tier_price_{step}"] = typed_price(tier.amount, language)
    return found


def _price_text(price: PriceInput, language: str) -> str:
    amount = price.tiers[0].amount if price.tiers else price.amount
    if amount is None:
        return ""
    text = typed_price(amount, language)
    if price.form is PriceForm.FROM:
        text = f"{text}+"
    if price.form is PriceForm.RANGE and price.amount_max is not None:
        text = f"{text}-{typed_price(price.amount_max, language)}"
    return text if price.currency == "GEL" else f"{text} {price.currency}"


def typed_number(number: Decimal | None, language: str) -> str:
    """A number as readers of a language type it, without needless zeros; empty for none.

    0.25 gives "0,25" in ka and ru, "0.25" in en; `amounts` reads either in every language.
    """
    return "" if number is None else typed(number, language)


def typed_price(amount: int, language: str) -> str:
    """Minor units as a number of major ones: 150 gives "1,50" ("1.50" in en), 200 gives "2"."""
    whole, rest = divmod(amount, 100)
    return pointed(str(whole), f"{rest:02d}" if rest else "", language)
