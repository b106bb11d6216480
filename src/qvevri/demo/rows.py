"""The demo's rows, read into what a listing says."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.vocabulary.prices import PriceForm, Tier

AMOUNT = re.compile(
    r"(?P<number>[\d.]+) (?P<unit>[a-z0-9]+)(?::(?P<pack>[\d.]+) (?P<content>\w+))?"
)
PRICE = re.compile(
    r"(?P<currency>usd |eur )?(?P<form>from )?(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))?"
    r"/(?P<unit>[a-z0-9]+)(?::(?P<pack>[\d.]+) (?P<content>[a-z0-9]+))?(?P<tiers>(?: \d+:[\d.]+)*)$"
)
GRAPES = ("wine-", "vine-")
WORDS = {"agreement": PriceForm.AGREEMENT, "free": PriceForm.FREE, "exchange": PriceForm.EXCHANGE}


class NotUnderstood(ValueError):
    """A row of the demo's own data is wrong: a mistake of ours."""


@dataclass(frozen=True)
class Row:
    """One listing of the demo: what it says, how old it is, and where its life stands."""

    said: ListingInput
    days_old: int
    state: str
    note: str


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _code(family: str, name: str) -> str:
    return f"{family}.{name}" if name else ""


def _tetri(text: str) -> int:
    return int(Decimal(text) * 100)


def price(text: str) -> PriceInput:
    """ "1.20/kg", "from 2/kg", "10-14/l", "usd 9/l", "25/sack:40 kg", "3/kg 100:2.5", "free"."""
    if text in WORDS:
        return PriceInput(form=WORDS[text])
    found = PRICE.fullmatch(text)
    if found is None:
        raise NotUnderstood(text)
    low = _tetri(found["low"])
    tiers = tuple(_tier(part) for part in found["tiers"].split())
    form = PriceForm.FROM if found["form"] else PriceForm.FIXED
    form = PriceForm.RANGE if found["high"] else form
    return PriceInput(
        form=PriceForm.TIERS if tiers else form,
        amount=None if tiers else low,
        amount_max=_tetri(found["high"]) if found["high"] else None,
        tiers=(Tier(Decimal(1), low), *tiers) if tiers else (),
        currency=(found["currency"] or "gel").strip().upper(),
        unit=found["unit"],
        pack_amount=_decimal(found["pack"]),
        pack_unit=found["content"] or "",
    )


def _tier(text: str) -> Tier:
    at_least, _colon, amount = text.partition(":")
    return Tier(Decimal(at_least), _tetri(amount))


def amount(text: str) -> dict[str, Any]:
    """ "12 t", "200 jar:0.5 l": quantity, unit, and what a pack holds."""
    if not text:
        return {}
    found = AMOUNT.fullmatch(text)
    if found is None:
        raise NotUnderstood(text)
    return {
        "quantity": Decimal(found["number"]),
        "unit": found["unit"],
        "pack_amount": _decimal(found["pack"]),
        "pack_unit": found["content"] or "",
    }


def _day(more: dict[str, Any], key: str) -> date | None:
    return date.fromisoformat(more[key]) if key in more else None


def row(cells: list[Any]) -> Row:
    """One row: concept, variety, amount, price, and what else is known."""
    concept, variety, quantity, cost, more = cells
    family = "grape" if concept.startswith(GRAPES) else concept
    said = ListingInput(
        concept=concept,
        kind=more.get("kind", ""),
        variety=_code(family, variety),
        quality_class=_code("class", more.get("class", "")),
        appellation=_code("appellation", more.get("appellation", "")),
        minimum=_decimal(more.get("min")),
        price=price(cost),
        available_from=_day(more, "from"),
        available_until=_day(more, "until"),
        delivery=tuple(_code("delivery", way) for way in more.get("delivery", ())),
        packing=_code("packing", more.get("packing", "")),
        hs_code=more.get("hs", ""),
        text=more.get("text", ""),
        **amount(quantity),
    )
    return Row(said, more.get("days", 1), more.get("state", "published"), more.get("note", ""))
