"""What is wrong with an amount, what it comes to, and what may have been meant."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.pricing import (
    Flaw,
    comparable,
    flaw_of,
    meant,
    price_of,
    said_of,
    sum_text,
    total_of,
    with_defaults,
)
from qvevri.vocabulary.prices import PriceForm, Tier, doubt
from qvevri.vocabulary.shipped import shipped_terms
from qvevri.vocabulary.units import shipped_units

FIXED, RANGE, TIERS = PriceForm.FIXED, PriceForm.RANGE, PriceForm.TIERS
APPLE = shipped_terms()["apple"]
POTATO = shipped_terms()["potato"]
UNITS = shipped_units()
PER_KILO = PriceInput(FIXED, 150, unit="kg")
PER_SACK = PriceInput(FIXED, 2500, unit="sack", pack_amount=Decimal(40), pack_unit="kg")
GOOD = ListingInput("apple", quantity=Decimal(800), unit="kg", price=PER_KILO)
STEPS = (Tier(Decimal(1), 200), Tier(Decimal(100), 180))


@pytest.mark.parametrize(
    ("wrong", "flaw"),
    [
        ({}, None),
        ({"quantity": None}, None),
        ({"price": PriceInput(PriceForm.AGREEMENT)}, None),
        ({"price": PriceInput(TIERS, tiers=STEPS, unit="kg")}, None),
        ({"unit": ""}, Flaw.UNIT_MISSING),
        ({"quantity": Decimal(0)}, Flaw.QUANTITY_OUT_OF_RANGE),
        ({"quantity": Decimal(10**9)}, Flaw.QUANTITY_OUT_OF_RANGE),
        ({"minimum": Decimal(-1)}, Flaw.QUANTITY_OUT_OF_RANGE),
        ({"minimum": Decimal(900)}, Flaw.MINIMUM_ABOVE_QUANTITY),
        ({"pack_amount": Decimal(0)}, Flaw.PACK_OUT_OF_RANGE),
        ({"price": PriceInput(FIXED, unit="kg")}, Flaw.PRICE_MISSING),
        ({"price": PriceInput(FIXED, 150)}, Flaw.UNIT_MISSING),
        ({"price": PriceInput(FIXED, 0, unit="kg")}, Flaw.PRICE_OUT_OF_RANGE),
        ({"price": PriceInput(FIXED, 100_000_000, unit="kg")}, Flaw.PRICE_OUT_OF_RANGE),
        ({"price": PriceInput(RANGE, 200, 100, unit="kg")}, Flaw.RANGE_UPSIDE_DOWN),
        ({"price": PriceInput(TIERS, unit="kg")}, Flaw.PRICE_MISSING),
        ({"price": PriceInput(TIERS, tiers=STEPS)}, Flaw.UNIT_MISSING),
        ({"price": PriceInput(TIERS, tiers=STEPS[::-1], unit="kg")}, Flaw.TIERS_DISORDERED),
        ({"price": PriceInput(TIERS, tiers=(Tier(Decimal(0), 1),))}, Flaw.PRICE_OUT_OF_RANGE),
    ],
)
def test_each_impossible_amount_has_its_flaw(wrong: dict[str, Any], flaw: Flaw | None) -> None:
    assert flaw_of(replace(GOOD, **wrong)) == flaw


def test_a_price_without_a_unit_is_for_the_unit_of_the_quantity() -> None:
    said = replace(GOOD, price=PriceInput(FIXED, 150))

    assert with_defaults(said, APPLE).price.unit == "kg"


def test_a_price_without_any_unit_is_for_the_usual_one_of_the_product() -> None:
    said = ListingInput("apple", price=PriceInput(FIXED, 150))

    assert with_defaults(said, APPLE).price.unit == APPLE.unit_codes[0]


def test_a_price_per_sack_knows_what_the_sacks_of_the_quantity_hold() -> None:
    said = replace(GOOD, unit="sack", pack_amount=Decimal(40), pack_unit="kg")
    said = replace(said, price=PriceInput(FIXED, 2500, unit="sack"))

    assert with_defaults(said, POTATO).price == PER_SACK


@pytest.mark.parametrize(
    ("quantity", "unit", "price", "total"),
    [
        (Decimal(800), "kg", PER_KILO, 120_000),
        (Decimal("1.5"), "t", PER_KILO, 225_000),
        (Decimal(2), "t", PER_SACK, 125_000),
        (Decimal(10), "l", PER_KILO, None),
        (Decimal(10), "sack", PER_KILO, None),
        (None, "", PER_KILO, None),
        (Decimal(800), "kg", PriceInput(RANGE, 100, 200, unit="kg"), None),
    ],
)
def test_the_total_is_reckoned_over_units(
    quantity: Decimal | None, unit: str, price: PriceInput, total: int | None
) -> None:
    assert total_of(replace(GOOD, quantity=quantity, unit=unit, price=price), UNITS) == total


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "800 kg at 1.50 ₾ = 1,200 ₾"),
        ("ka", "800 კგ × 1,50 ₾ = 1200 ₾"),
        ("ru", "800 кг по 1,50 ₾ = 1200 ₾"),
    ],
)
def test_the_sum_is_said_in_words(language: str, words: str) -> None:
    assert sum_text(GOOD, UNITS, language).replace("\u00a0", " ") == words


def test_the_sum_names_the_unit_of_the_price_when_it_is_another() -> None:
    said = replace(GOOD, price=PER_SACK)

    assert sum_text(said, UNITS, "en").replace("\u00a0", " ") == "800 kg at 25 ₾ / sack = 500 ₾"


@pytest.mark.parametrize(
    ("amount", "unit", "other"),
    [
        (6000, "kg", ("box", 6000)),
        (120_000, "kg", ("t", 120_000)),
        (150, "t", ("kg", 150)),
    ],
)
def test_a_doubtful_price_has_a_likely_other_reading(
    amount: int, unit: str, other: tuple[str, int]
) -> None:
    price = price_of(PriceInput(FIXED, amount, unit=unit), UNITS)
    found = doubt(price, APPLE.usual_price)
    assert found

    reading = meant(price, found, APPLE, UNITS)

    assert reading
    assert (said_of(reading).unit, reading.amount) == other


def test_prices_compare_in_ten_thousandths_of_a_lari() -> None:
    assert comparable(price_of(PER_SACK, UNITS)) == (6250, "kg")


def test_a_price_in_another_currency_does_not_compare() -> None:
    price = replace(PER_KILO, currency="USD")

    assert comparable(price_of(price, UNITS)) == (None, "")


def test_a_price_is_the_same_after_reckoning_with_it() -> None:
    assert said_of(price_of(PER_SACK, UNITS)) == PER_SACK
