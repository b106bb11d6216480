"""A listing for machines: schema.org's Product with its Offer, and the way to it."""

from collections.abc import Callable, Mapping, Sequence
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
IN_STOCK = "https://schema.org/InStock"


def _lari(minor: int | None) -> str:
    return str((Decimal(minor or 0) / 100).quantize(Decimal("0.01")))


def _unit(price: Price) -> dict[str, Any]:
    if price.counted is None:
        return {}
    code = price.counted.code
    named: dict[str, Any] = {"unitText": code}
    if code in UNIT_CODES:
        named["unitCode"] = UNIT_CODES[code]
    return {"referenceQuantity": {"@type": "QuantitativeValue", "value": 1, **named}}


def offer(price: Price, url: str) -> dict[str, Any] | None:
    """The Offer; None where there is no number that machines could compare."""
    said: dict[str, Any] = {"url": url, "availability": IN_STOCK, "priceCurrency": price.currency}
    if price.form is PriceForm.FREE:
        return {"@type": "Offer", **said, "price": "0.00"}
    if price.lowest is None:
        return None
    if price.form is PriceForm.RANGE:
        edges = {"lowPrice": _lari(price.amount), "highPrice": _lari(price.amount_max)}
        return {"@type": "AggregateOffer", **said, **edges, "offerCount": 1}
    specification = {
        "@type": "UnitPriceSpecification",
        "price": _lari(price.lowest),
        "priceCurrency": price.currency,
        **_unit(price),
    }
    return {
        "@type": "Offer",
        **said,
        "price": _lari(price.lowest),
        "priceSpecification": specification,
    }


def product(facts: ListingFacts, url: str, language: str, images: Sequence[str]) -> dict[str, Any]:
    """The listing as a product snippet at its whole address."""
    assert facts.price is not None
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Service" if facts.kind == "service" else "Product",
        "@id": url,
        "name": composing.title(facts, language),
        "description": composing.summary(facts, language),
        "category": facts.product.name(language),
    }
    if images:
        said["image"] = list(images)
    offered = offer(facts.price, url)
    if offered is not None:
        said["offers"] = offered
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
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
