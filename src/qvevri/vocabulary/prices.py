"""Prices in every form the market knows, per base unit, and when one looks mistaken."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from qvevri.vocabulary.numerals import NBSP, grouped
from qvevri.vocabulary.terms import UsualPrice
from qvevri.vocabulary.units import Pack, Unit, after_price, from_text, shipped_units

SYMBOLS: Mapping[str, str] = {"GEL": "₾", "USD": "$", "EUR": "€", "RUB": "₽", "TRY": "₺"}
MINOR_IN_MAJOR = 100

WORDS: Mapping[str, Mapping[str, str]] = {
    "agreement": {
        "ka": "ფასი შეთანხმებით",
        "en": "Price by agreement",
        "ru": "Цена договорная",
    },
    "free": {"ka": "უფასოდ", "en": "Free", "ru": "Бесплатно"},
    "exchange": {"ka": "გაცვლა", "en": "Exchange", "ru": "Обмен"},
}
FROM: Mapping[str, str] = {"ka": "{}-დან", "en": "from {}", "ru": "от {}"}


class PriceForm(StrEnum):
    """How a seller says what it costs."""

    FIXED = "fixed"
    FROM = "from"
    RANGE = "range"
    TIERS = "tiers"
    AGREEMENT = "agreement"
    FREE = "free"
    EXCHANGE = "exchange"


@dataclass(frozen=True)
class Tier:
    """From this quantity (in the price's unit) on, this price in minor units."""

    at_least: Decimal
    amount: int


@dataclass(frozen=True)
class Price:
    """A price in integer minor units (tetri) per unit, or per pack where one is named.

    `amount_max` belongs to a range; tiers stand in rising order of quantity and replace `amount`.
    """

    form: PriceForm
    amount: int | None = None
    amount_max: int | None = None
    currency: str = "GEL"
    unit: Unit | None = None
    pack: Pack | None = None
    tiers: tuple[Tier, ...] = ()

    @property
    def counted(self) -> Unit | None:
        """The unit the price is for: the pack's container where there is one."""
        return self.pack.container if self.pack else self.unit

    @property
    def lowest(self) -> int | None:
        """The least one pays for a unit, in minor units; None without a number."""
        if self.form is PriceForm.TIERS and self.tiers:
            return min(tier.amount for tier in self.tiers)
        return self.amount if self.form in NUMBERED else None


NUMBERED = (PriceForm.FIXED, PriceForm.FROM, PriceForm.RANGE, PriceForm.TIERS)


def money_text(amount: int, currency: str, language: str) -> str:
    """An amount of minor units with its sign: 2 ₾, 1,50 ₾, $2."""
    return _signed(amount_text(amount, language), currency, language)


def _signed(number: str, currency: str, language: str) -> str:
    # The sign follows the number; but no English reader writes 2 $.
    sign = SYMBOLS.get(currency, currency)
    return f"{sign}{number}" if language == "en" and sign in "$€" else f"{number}{NBSP}{sign}"


def amount_text(amount: int, language: str) -> str:
    """An amount of minor units as major ones, with two decimals or none."""
    whole, rest = divmod(abs(amount), MINOR_IN_MAJOR)
    told = grouped(f"{whole}.{rest:02d}" if rest else f"{whole}", language)
    return f"-{told}" if amount < 0 else told


def _per(price: Price, language: str) -> str:
    return after_price(price.counted, language) if price.counted else ""


def _range_text(price: Price, language: str) -> str:
    assert price.amount is not None
    assert price.amount_max is not None
    both = f"{amount_text(price.amount, language)}–{amount_text(price.amount_max, language)}"
    return _signed(both, price.currency, language) + _per(price, language)


def _tiers_text(price: Price, language: str) -> str:
    first, *others = price.tiers
    parts = [money_text(first.amount, price.currency, language) + _per(price, language)]
    for tier in others:
        money = money_text(tier.amount, price.currency, language)
        assert price.counted is not None
        quantity = from_text(tier.at_least, price.counted, language)
        parts.append(f"{money} {quantity}" if language == "en" else f"{quantity} {money}")
    return "; ".join(parts)


def price_text(price: Price, language: str) -> str:
    """The price as a trader would write it: "1,50 ₾ / კგ", "from 2 ₾ / kg", "Цена договорная"."""
    if price.form.value in WORDS:
        return WORDS[price.form.value][language]
    if price.form is PriceForm.RANGE:
        return _range_text(price, language)
    if price.form is PriceForm.TIERS:
        return _tiers_text(price, language)
    assert price.amount is not None
    money = money_text(price.amount, price.currency, language)
    if price.form is PriceForm.FROM:
        money = FROM[language].format(money)
    return money + _per(price, language)


def per_base(price: Price) -> tuple[Fraction, str] | None:
    """The lowest price in minor units for one base unit (kg, l, pc, …), and that unit's code.

    None for a price without a number, and for a pack whose contents are unknown.
    """
    amount, counted = price.lowest, price.counted
    if amount is None or counted is None:
        return None
    if price.pack and price.pack.in_base:
        held, base = price.pack.in_base
        return Fraction(amount) / held, base
    if counted.base is None or not counted.factor:
        return None
    return Fraction(amount) / counted.factor, counted.base


def per_base_text(price: Price, language: str) -> str:
    """ "≈ 0,63 ₾ / კგ": the derived price; empty where the price already is for a base unit.

    At least two significant digits, so that it never reads 0.00; no ≈ when nothing was rounded.
    """
    derived = per_base(price)
    if derived is None or (price.counted and price.counted.code == derived[1]):
        return ""
    amount, base = derived
    exact = amount / MINOR_IN_MAJOR
    shown = _rounded(exact)
    about = "" if Fraction(shown) == exact else f"≈{NBSP}"
    number = grouped(f"{shown:f}".removesuffix(".00"), language)
    money = _signed(number, price.currency, language)
    return f"{about}{money}{after_price(shipped_units()[base], language)}"


def _rounded(exact: Fraction) -> Decimal:
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    places = 2
    if 0 < number < Decimal("0.1"):
        places = 1 - number.adjusted()
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


class Reading(StrEnum):
    """What a price out of the usual range most likely is."""

    PER_PACK = "per_pack"
    PER_TONNE = "per_tonne"
    PER_KILO = "per_kilo"
    TETRI = "tetri"
    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"


@dataclass(frozen=True)
class Doubt:
    """A price far from the usual: the likely reading, what was said and is usual, in lari."""

    reading: Reading
    said: Fraction
    usual: UsualPrice


# Prices differ by season and quality: only what is out of range by this much is asked about.
TOLERANCE = 2
# Contents of a sack or crate when the price may be for one: what is usual at Georgian markets.
USUAL_PACKS = (Fraction(50), Fraction(40), Fraction(25), Fraction(20), Fraction(18))


def doubt(price: Price, usual: UsualPrice | None) -> Doubt | None:
    """Whether a price looks like a kilo mistaken for a sack, or the other way; None when plausible.

    Only lari are judged, and only prices whose base unit is that of the usual price.
    """
    derived = per_base(price)
    if usual is None or derived is None or price.currency != "GEL" or derived[1] != usual.unit:
        return None
    said = derived[0] / MINOR_IN_MAJOR
    if _is_usual(said, usual, TOLERANCE):
        return None
    return Doubt(_reading(price, said, usual), said, usual)


def _is_usual(said: Fraction, usual: UsualPrice, tolerance: int = 1) -> bool:
    return Fraction(usual.low) / tolerance <= said <= Fraction(usual.high) * tolerance


def _reading(price: Price, said: Fraction, usual: UsualPrice) -> Reading:
    if said > usual.high:
        if price.pack is None and any(_is_usual(said / held, usual) for held in USUAL_PACKS):
            return Reading.PER_PACK
        if _is_usual(said / MINOR_IN_MAJOR, usual):
            return Reading.TETRI
        if _is_usual(said / 1000, usual):
            return Reading.PER_TONNE
        return Reading.TOO_HIGH
    typed = Fraction(price.lowest or 0, MINOR_IN_MAJOR)
    if typed != said and _is_usual(typed, usual):
        return Reading.PER_KILO
    return Reading.TOO_LOW
