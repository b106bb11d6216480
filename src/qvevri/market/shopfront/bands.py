"""The bands of price of a list as chips: each leads to what costs as much."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.shopfront.filters import PER_LARI, Filters
from qvevri.search.queries import Facets
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.numerals import number_text
from qvevri.vocabulary.units import per_text

PRICES = ("price_from", "price_to", "under")


def unit_text(facets: Facets) -> str:
    """ "₾ / kg": what the bands' prices are of; empty where there are none."""
    unit = vocabulary.units().get(facets.unit)
    return f"₾ / {per_text(unit, current())}" if unit and facets.prices else ""


def price_bands(asked: Filters, facets: Facets) -> list[dict[str, Any]]:
    """The bands, with their numbers and addresses; the one in force leads out of itself."""
    bands = []
    for band in facets.prices:
        low, high = _lari(band.low), _lari(band.high)
        bounds = {"price_from": low, "price_to": None, "under": high, "unit": facets.unit}
        plain = {
            name: f"{value:f}" if isinstance(value, Decimal) else value
            for name, value in bounds.items()
        }
        is_chosen = (asked.said.get("price_from"), asked.said.get("under")) == (low, high)
        without = dict.fromkeys((*PRICES, "unit"))
        bands.append(
            {
                "label": _label(low, high),
                "count": band.count,
                "href": asked.address(without if is_chosen else plain),
                "chosen": is_chosen,
            }
        )
    return bands


def _label(low: Decimal | None, high: Decimal | None) -> str:
    language = current()
    if high is None:
        return _("from %(price)s ₾") % {"price": number_text(low or Decimal(0), language)}
    if low is None:
        return _("under %(price)s ₾") % {"price": number_text(high, language)}
    return f"{number_text(low, language)}–{number_text(high, language)} ₾"


def _lari(price: int | None) -> Decimal | None:
    return None if price is None else (Decimal(price) / PER_LARI).normalize()
