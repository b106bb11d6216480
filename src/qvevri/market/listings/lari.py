"""A price in foreign money, said in lari too, at the National Bank's last rate."""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qvevri.market.listings import pricing
from qvevri.money import queries as money
from qvevri.money.rates import HOME, DayRate
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.numerals import NBSP
from qvevri.vocabulary.prices import Price, per_base_text, price_text


def rate_for(price: Price) -> DayRate | None:
    """The rate at which a price is shown in lari; None for one in lari, and without a fresh one."""
    return None if price.currency == HOME else money.rate_of(price.currency, timezone.localdate())


def comparable(price: Price) -> tuple[int | None, str]:
    """As `pricing.comparable`, at the last rate."""
    return pricing.comparable(price, rate_for(price))


def derived_text(price: Price, language: str) -> str:
    """What the price is per base unit, and in lari if it is in foreign money; empty when neither
    says anything new. "2 $ / kg · ≈ 5.31 ₾ / kg at the National Bank's rate of 10 February 2024".
    """
    said = (per_base_text(price, language), lari_text(price, language))
    return " · ".join(text for text in said if text)


def lari_text(price: Price, language: str) -> str:
    """A foreign price in lari, per base unit where there is one, with the day of its rate."""
    rate = rate_for(price)
    in_lari = pricing.in_lari(price, rate, vocabulary.units()) if rate else None
    if rate is None or in_lari is None:
        return ""
    with translation.override(language):
        day = date_format(rate.day, "j E Y")
        at_rate = _("at the National Bank's rate of %(day)s") % {"day": day}
    return f"≈{NBSP}{price_text(in_lari, language)} {at_rate}"
