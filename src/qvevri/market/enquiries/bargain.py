"""What stands between the two sides: the latest terms, and whether both agree to them."""

from collections.abc import Iterable, Mapping
from typing import Any

from qvevri.market.enquiries.chips import Side

Said = Mapping[str, Any]
Spoken = tuple[str, list[Said]]

# The keys that belong together: a new amount replaces the old amount and its unit.
PARTS: Mapping[str, tuple[str, ...]] = {
    "amount": ("amount", "unit"),
    "price": ("price", "currency", "per"),
    "where": ("where", "city", "country"),
    "day": ("day",),
}
# Facts about the goods, not terms of this deal.
APART = ("minimum", "visit", "visit_yes")


def terms_of(turns: Iterable[Spoken]) -> dict[str, Any]:
    """The latest amount, price, place and day that either side named, as chips hold them."""
    terms: dict[str, Any] = {}
    for _side, chips in turns:
        for said in chips:
            terms |= _named(said)
    return terms


def _named(said: Said) -> dict[str, Any]:
    if said.get("chip") in APART:
        return {}
    keys = [key for first, part in PARTS.items() if said.get(first) for key in part]
    return {key: said[key] for key in keys if key in said}


def is_agreed(turns: Iterable[Spoken]) -> bool:
    """Whether both sides said that they agree, and no one named other terms since."""
    agreeing: set[str] = set()
    terms: dict[str, Any] = {}
    for side, chips in turns:
        for said in chips:
            if terms | _named(said) != terms:
                terms |= _named(said)
                agreeing = set()
        if any(said.get("chip") == "agree" for said in chips):
            agreeing.add(side)
    return agreeing == {Side.BUYER, Side.SELLER}
