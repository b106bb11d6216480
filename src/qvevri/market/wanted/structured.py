"""A request for machines: schema.org's Demand."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from qvevri.market.wanted import wording
from qvevri.market.wanted.wording import WantedFacts
from qvevri.vocabulary.prices import PriceForm

# UN/CEFACT Recommendation 20, which schema.org's unitCode wants.
UNIT_CODES: Mapping[str, str] = {
    **{"kg": "KGM", "g": "GRM", "t": "TNE", "l": "LTR", "ml": "MLT", "pc": "C62", "ha": "HAR"},
    **{"hour": "HUR", "day": "DAY", "head": "HEA", "pair": "PR", "set": "SET"},
}


def demand(facts: WantedFacts, url: str, language: str) -> dict[str, Any]:
    """The request at its whole address; nothing of who asks."""
    quantity: dict[str, Any] = {"@type": "QuantitativeValue", "value": float(facts.amount)}
    if facts.unit.code in UNIT_CODES:
        quantity["unitCode"] = UNIT_CODES[facts.unit.code]
    else:
        quantity["unitText"] = facts.unit.code
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Demand",
        "@id": url,
        "url": url,
        "name": wording.title(facts, language),
        "description": wording.summary(facts, language),
        "itemOffered": {
            "@type": "Service" if facts.product.listing_kind == "service" else "Product",
            "name": (facts.variety or facts.product).name(language),
        },
        "eligibleQuantity": quantity,
        "availabilityStarts": facts.start.isoformat(),
        "availabilityEnds": facts.end.isoformat(),
    }
    place = wording.to_text(facts, language)
    if place:
        said["areaServed"] = place
    return said | _price(facts)


def _price(facts: WantedFacts) -> dict[str, Any]:
    price = facts.price
    if price is None or price.form not in (PriceForm.FIXED, PriceForm.RANGE):
        return {}
    highest = price.amount_max or price.amount or 0
    named = {
        "@type": "UnitPriceSpecification",
        "priceCurrency": price.currency,
        "maxPrice": str((Decimal(highest) / 100).quantize(Decimal("0.01"))),
    }
    return {"priceSpecification": named}
