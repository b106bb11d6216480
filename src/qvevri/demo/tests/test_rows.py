"""The demo's rows are read as they are meant."""

from decimal import Decimal

import pytest

from qvevri.demo.rows import NotUnderstood, amount, price, row
from qvevri.market.listings.inputs import PriceInput
from qvevri.vocabulary.prices import PriceForm, Tier


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.20/kg", PriceInput(PriceForm.FIXED, 120, unit="kg")),
        ("from 2/kg", PriceInput(PriceForm.FROM, 200, unit="kg")),
        ("10-14/l", PriceInput(PriceForm.RANGE, 1000, 1400, unit="l")),
        (
            "25/sack:40 kg",
            PriceInput(PriceForm.FIXED, 2500, unit="sack", pack_amount=Decimal(40), pack_unit="kg"),
        ),
        (
            "3/kg 100:2.5",
            PriceInput(
                PriceForm.TIERS, tiers=(Tier(Decimal(1), 300), Tier(Decimal(100), 250)), unit="kg"
            ),
        ),
        ("free", PriceInput(PriceForm.FREE)),
        ("usd from 9.50/l", PriceInput(PriceForm.FROM, 950, currency="USD", unit="l")),
    ],
)
def test_price_is_read_in_every_form(text: str, meant: PriceInput) -> None:
    assert price(text) == meant


def test_amount_of_packs_says_what_they_hold() -> None:
    assert amount("200 jar:0.5 l") == {
        "quantity": Decimal(200),
        "unit": "jar",
        "pack_amount": Decimal("0.5"),
        "pack_unit": "l",
    }


@pytest.mark.parametrize("text", ["1,20/kg", "/kg", "cheap", "1/kg 5"])
def test_price_written_wrong_is_a_mistake(text: str) -> None:
    with pytest.raises(NotUnderstood):
        price(text)


def test_row_is_published_unless_it_says_otherwise() -> None:
    assert row(["apple", "", "5 t", "agreement", {}]).state == "published"
