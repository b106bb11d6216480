"""A price reads as a trader writes it, compares per base unit, and is doubted when unusual."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qvevri.vocabulary.prices import (
    Price,
    PriceForm,
    Reading,
    Tier,
    doubt,
    money_text,
    per_base,
    per_base_text,
    price_text,
)
from qvevri.vocabulary.shipped import shipped_terms
from qvevri.vocabulary.units import Pack, unit

KILO = unit("kg")
SACK = Pack(unit("sack"), Decimal(40), KILO)
TIERS = (Tier(Decimal(1), 300), Tier(Decimal(100), 250))


def fixed(amount: int, code: str = "kg") -> Price:
    return Price(PriceForm.FIXED, amount, unit=unit(code))


@pytest.mark.parametrize(
    ("price", "ka", "en", "ru"),
    [
        (fixed(150), "1,50 ₾ / კგ", "1.50 ₾ / kg", "1,50 ₾ / кг"),
        (fixed(200), "2 ₾ / კგ", "2 ₾ / kg", "2 ₾ / кг"),
        (fixed(5), "0,05 ₾ / კგ", "0.05 ₾ / kg", "0,05 ₾ / кг"),
        (fixed(1500000, "pc"), "15 000 ₾ / ცალი", "15,000 ₾ each", "15 000 ₾ / шт."),
        (
            Price(PriceForm.FROM, 200, unit=KILO),
            "2 ₾-დან / კგ",
            "from 2 ₾ / kg",
            "от 2 ₾ / кг",
        ),
        (Price(PriceForm.RANGE, 200, 300, unit=KILO), "2–3 ₾ / კგ", "2–3 ₾ / kg", "2–3 ₾ / кг"),
        (
            Price(PriceForm.TIERS, unit=KILO, tiers=TIERS),
            "3 ₾ / კგ; 100 კგ-დან 2,50 ₾",
            "3 ₾ / kg; 2.50 ₾ from 100 kg",
            "3 ₾ / кг; от 100 кг 2,50 ₾",
        ),
        (
            Price(PriceForm.AGREEMENT),
            "ფასი შეთანხმებით",
            "Price by agreement",
            "Цена договорная",
        ),
        (Price(PriceForm.FREE), "უფასოდ", "Free", "Бесплатно"),
        (Price(PriceForm.EXCHANGE), "გაცვლა", "Exchange", "Обмен"),
        (
            Price(PriceForm.FIXED, 1250, currency="EUR", unit=KILO),
            *["12,50 € / კგ", "€12.50 / kg", "12,50 € / кг"],
        ),
    ],
)
def test_price_reads_natively(price: Price, ka: str, en: str, ru: str) -> None:
    said = [price_text(price, language).replace("\u00a0", " ") for language in ("ka", "en", "ru")]

    assert said == [ka, en, ru]


@pytest.mark.parametrize(
    ("price", "text"),
    [
        (Price(PriceForm.FIXED, 2500, pack=SACK), "≈ 0,63 ₾ / კგ"),
        (Price(PriceForm.FIXED, 2400, pack=SACK), "0,60 ₾ / კგ"),
        (Price(PriceForm.FIXED, 4000, pack=SACK), "1 ₾ / კგ"),
        (fixed(600, "ten"), "0,60 ₾ / ცალი"),
        (fixed(300, "t"), "0,0030 ₾ / კგ"),
        (fixed(150), ""),
        (Price(PriceForm.FIXED, 400, pack=Pack(unit("jar"))), ""),
        (Price(PriceForm.AGREEMENT, unit=KILO), ""),
    ],
)
def test_derived_price_has_two_telling_digits_or_is_left_out(price: Price, text: str) -> None:
    assert per_base_text(price, "ka").replace("\u00a0", " ") == text


@given(amount=st.integers(1, 10**9), held=st.decimals("0.001", 10_000, places=3))
def test_derived_price_never_reads_as_nothing(amount: int, held: Decimal) -> None:
    price = Price(PriceForm.FIXED, amount, pack=Pack(unit("sack"), held, KILO))

    digits = per_base_text(price, "en").replace(",", "").partition("\u00a0₾")[0].strip("≈\u00a0")

    assert Decimal(digits) > 0


@given(amount=st.integers(1, 10**9), held=st.decimals("0.001", 10_000, places=3))
def test_price_per_base_times_contents_is_the_price_of_the_pack(amount: int, held: Decimal) -> None:
    derived = per_base(Price(PriceForm.FIXED, amount, pack=Pack(unit("sack"), held, KILO)))

    assert derived is not None
    assert derived[0] * Fraction(held) == amount


def test_lowest_tier_is_compared() -> None:
    assert per_base(Price(PriceForm.TIERS, unit=KILO, tiers=TIERS)) == (Fraction(250), "kg")


@pytest.mark.parametrize(
    ("price", "reading"),
    [
        (fixed(2500), Reading.PER_PACK),
        (fixed(150_00), Reading.TETRI),
        (fixed(1500_00), Reading.PER_TONNE),
        (fixed(90_000_00), Reading.TOO_HIGH),
        (Price(PriceForm.FIXED, 80, pack=SACK), Reading.PER_KILO),
        (fixed(1), Reading.TOO_LOW),
    ],
)
def test_unusual_price_of_potatoes_gets_its_likely_reading(price: Price, reading: Reading) -> None:
    found = doubt(price, shipped_terms()["potato"].usual_price)

    assert found is not None
    assert found.reading is reading


@pytest.mark.parametrize(
    "price",
    [
        fixed(100),
        Price(PriceForm.FIXED, 2500, pack=SACK),
        fixed(600_00, "t"),
        Price(PriceForm.AGREEMENT, unit=KILO),
        Price(PriceForm.FIXED, 2500, currency="USD", unit=KILO),
        fixed(2500, "sack"),
    ],
)
def test_plausible_or_incomparable_price_is_not_doubted(price: Price) -> None:
    assert doubt(price, shipped_terms()["potato"].usual_price) is None


@pytest.mark.parametrize(
    ("amount", "language", "told"),
    [
        (-150, "ka", "-1,50 ₾"),
        (-99, "en", "-0.99 ₾"),
        (-1234500, "ru", "-12 345 ₾"),
        (0, "ka", "0 ₾"),
    ],
)
def test_what_was_taken_away_has_its_sign_and_its_coins(
    amount: int, language: str, told: str
) -> None:
    assert money_text(amount, "GEL", language).replace("\u00a0", " ") == told
