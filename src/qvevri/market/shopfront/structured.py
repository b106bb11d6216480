"""A listing for machines: schema.org's Product with its Offer, and the way to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from qvevri.vocabulary import composing
from qvevri.vocabulary.composing import ListingFacts
from qvevri.vocabulary.prices import Price, PriceForm

# UN/CEFACT Recommendation 20, which schema.org's unitCode wants.
UNIT_CODES: Mapping[str, str] = {
    **{"kg": "KGM", "g": "GRM", "t": "TNE", "l": "LTR", "ml": "MLT", "pc": "C62", "ha": "HAR"},
    **{"m2": "MTK", "m3": "MTQ", "m": "MTR", "km": "KMT", "hour": "HUR", "day": "DAY"},
    **{"month": "MON", "head": "HEA", "pair": "PR", "set": "SET"},
}
SCHEMA = "https://schema.org"


@dataclass(frozen=True)
class Standing:
    """Where a listing stands for a buyer of today: spoken for, or not yet ripe."""

    is_reserved: bool = False
    starts_on: date | None = None

    def on(self, today: date) -> dict[str, str]:
        """Its availability in the words that search engines know."""
        if self.starts_on is not None and self.starts_on > today:
            starts = self.starts_on.isoformat()
            return {"availability": f"{SCHEMA}/PreOrder", "availabilityStarts": starts}
        name = "LimitedAvailability" if self.is_reserved else "InStock"
        return {"availability": f"{SCHEMA}/{name}"}


def _major(minor: int | None) -> str:
    return str((Decimal(minor or 0) / 100).quantize(Decimal("0.01")))


def _unit(price: Price) -> dict[str, Any]:
    if price.counted is None:
        return {}
    code = price.counted.code
    named: dict[str, Any] = {"unitText": code}
    if code in UNIT_CODES:
        named["unitCode"] = UNIT_CODES[code]
    return {"referenceQuantity": {"@type": "QuantitativeValue", "value": 1, **named}}


def offer(price: Price) -> dict[str, Any] | None:
    """What it costs; None where there is no number that machines could compare.

    Several prices are an AggregateOffer, which needs the lowest of them; one price is an Offer.
    Source: https://developers.google.com/search/docs/appearance/structured-data/product-snippet
    """
    currency = {"priceCurrency": price.currency}
    if price.form is PriceForm.FREE:
        return {"@type": "Offer", **currency, "price": "0.00"}
    if price.lowest is None:
        return None
    lowest = _major(price.lowest)
    if price.form is PriceForm.FIXED:
        each = {"@type": "UnitPriceSpecification", "price": lowest, **currency, **_unit(price)}
        return {"@type": "Offer", **currency, "price": lowest, "priceSpecification": each}
    steps = [tier.amount for tier in price.tiers]
    highest = max(steps) if steps else price.amount_max
    said = {"@type": "AggregateOffer", **currency, "lowPrice": lowest}
    return {
        **said,
        **({"highPrice": _major(highest)} if highest else {}),
        "offerCount": max(len(steps), 1),
    }


def listing(
    facts: ListingFacts, url: str, language: str, availability: Mapping[str, str]
) -> dict[str, Any]:
    """The listing at its whole address: a product snippet, a service, or a bare offer.

    A Product without a price is an error to search engines: "by agreement" is an Offer alone.
    """
    assert facts.price is not None
    offered = offer(facts.price)
    is_service = facts.kind == "service"
    said: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Service" if is_service else "Product" if offered else "Offer",
        "@id": url,
        "name": composing.title(facts, language),
        "description": composing.summary(facts, language),
        "category": facts.product.name(language),
    }
    if offered:
        said["offers"] = {**offered, "url": url, **availability}
    elif not is_service:
        said |= {"url": url, **availability}
    return said


def breadcrumbs(
    crumbs: Sequence[tuple[str, str]], absolute: Callable[[str], str]
) -> dict[str, Any]:
    """BreadcrumbList; the last crumb is the page itself and has no address."""
    items = []
    for place, (name, url) in enumerate(crumbs, start=1):
        item: dict[str, Any] = {"@type": "ListItem", "position": place, "name": name}
        if url:
            item["item"] = absolute(url)
        items.append(item)
    return {"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": items}
