"""Reading numbers, quantities and prices as people type them."""

from decimal import Decimal

import pytest

from qvevri.market.listings.amounts import (
    Misread,
    SaidPrice,
    Trouble,
    read_number,
    read_price,
    read_quantity,
)
from qvevri.vocabulary.prices import PriceForm

FIXED, FROM, RANGE = PriceForm.FIXED, PriceForm.FROM, PriceForm.RANGE


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,5", SaidPrice(FIXED, 150)),
        ("1.5 lari", SaidPrice(FIXED, 150, currency="GEL")),
        ("1,5 ლარი", SaidPrice(FIXED, 150, currency="GEL")),
        ("1½ ლარი", SaidPrice(FIXED, 150, currency="GEL")),
        ("½", SaidPrice(FIXED, 50)),
        ("80 თეთრი", SaidPrice(FIXED, 80)),
        ("1 ლარი 50 თეთრი", SaidPrice(FIXED, 150, currency="GEL")),
        ("1 000", SaidPrice(FIXED, 100_000)),
        ("1 000,50 ₾", SaidPrice(FIXED, 100_050, currency="GEL")),
        ("1,234.50", SaidPrice(FIXED, 123_450)),
        ("1.234,50", SaidPrice(FIXED, 123_450)),
        ("2 ათასი ლარი", SaidPrice(FIXED, 200_000, currency="GEL")),
        ("0,15", SaidPrice(FIXED, 15)),
        (",5", SaidPrice(FIXED, 50)),
        ("₾.50", SaidPrice(FIXED, 50, currency="GEL")),
        ("1 ½ ლ", SaidPrice(FIXED, 150, currency="GEL")),
        ("2.50 ლ/კგ", SaidPrice(FIXED, 250, currency="GEL", rest="კგ")),
        ("5 ლარი ლ", SaidPrice(FIXED, 500, currency="GEL", rest="ლ")),
        ("5 ლარი 1 ლ", SaidPrice(FIXED, 500, currency="GEL", rest="ლ")),
        ("2 лара", SaidPrice(FIXED, 200, currency="GEL")),
        ("5 ларов", SaidPrice(FIXED, 500, currency="GEL")),
        ("5 долл", SaidPrice(FIXED, 500, currency="USD")),
        ("١٥٠", SaidPrice(FIXED, 15_000)),
        ("١٫٥", SaidPrice(FIXED, 150)),
        ("1'500", SaidPrice(FIXED, 150_000)),
        ("$5", SaidPrice(FIXED, 500, currency="USD")),
        ("3 евро", SaidPrice(FIXED, 300, currency="EUR")),
        ("٣ ლარი", SaidPrice(FIXED, 300, currency="GEL")),
        ("\u200e10\u200f ლარი", SaidPrice(FIXED, 1000, currency="GEL")),
        ("25 ლარი ტომარა", SaidPrice(FIXED, 2500, currency="GEL", rest="ტომარა")),
        ("5 лари за мешок", SaidPrice(FIXED, 500, currency="GEL", rest="мешок")),
        ("2 ₾/კგ", SaidPrice(FIXED, 200, currency="GEL", rest="კგ")),
        ("2 ლარი 1 კგ", SaidPrice(FIXED, 200, currency="GEL", rest="კგ")),
        ("2-დან", SaidPrice(FROM, 200)),
        ("2 ლარიდან", SaidPrice(FROM, 200, currency="GEL")),
        ("от 3 лари", SaidPrice(FROM, 300, currency="GEL")),
        ("from 3", SaidPrice(FROM, 300)),
        ("2+", SaidPrice(FROM, 200)),
        ("10-14 ლარი", SaidPrice(RANGE, 1000, 1400, "GEL")),
        ("14–10", SaidPrice(RANGE, 1000, 1400)),
        ("1-1,4", SaidPrice(RANGE, 100, 140)),
        ("10-დან 14-მდე", SaidPrice(RANGE, 1000, 1400)),
        ("от 10 до 14 лари", SaidPrice(RANGE, 1000, 1400, "GEL")),
        ("10-10", SaidPrice(FIXED, 1000)),
        ("შეთანხმებით", SaidPrice(PriceForm.AGREEMENT)),
        ("цена договорная", SaidPrice(PriceForm.AGREEMENT)),
        ("უფასოდ", SaidPrice(PriceForm.FREE)),
        ("free", SaidPrice(PriceForm.FREE)),
        ("обмен", SaidPrice(PriceForm.EXCHANGE)),
    ],
)
def test_a_price_is_read_as_people_type_it(typed: str, meant: SaidPrice) -> None:
    assert read_price(typed) == meant


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", Trouble.EMPTY),
        ("   \u200b", Trouble.EMPTY),
        ("0", Trouble.ZERO),
        ("0,00 ლარი", Trouble.ZERO),
        ("-5", Trouble.NEGATIVE),
        ("− 5 ლარი", Trouble.NEGATIVE),
        ("1000000", Trouble.TOO_MUCH),
        ("1 მლნ", Trouble.TOO_MUCH),
        ("599100101", Trouble.TOO_MUCH),
        ("1,500", Trouble.AMBIGUOUS),
        ("1.5555", Trouble.BELOW_TETRI),
        ("abc", Trouble.NOT_UNDERSTOOD),
        ("🍎", Trouble.NOT_UNDERSTOOD),
        ("14-მდე", Trouble.NOT_UNDERSTOOD),
        ("1 2 3", Trouble.NOT_UNDERSTOOD),
        ("1.2.3", Trouble.NOT_UNDERSTOOD),
    ],
)
def test_what_is_no_price_is_named(typed: str, trouble: Trouble) -> None:
    with pytest.raises(Misread) as caught:
        read_price(typed)

    assert caught.value.trouble == trouble


def test_a_comma_before_three_digits_means_thousands_to_an_english_reader() -> None:
    assert read_number("1,500", "en") == Decimal(1500)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("800 კგ", (Decimal(800), "კგ")),
        ("30ტ", (Decimal(30), "ტ")),
        ("1,5 ტონა", (Decimal("1.5"), "ტონა")),
        ("~800", (Decimal(800), "")),
        ("1 000 000", (Decimal(1_000_000), "")),
        (",5 ტ", (Decimal("0.5"), "ტ")),
        ("2 ლ", (Decimal(2), "ლ")),
        ("კგ.5", (Decimal(5), "კგ")),
    ],
)
def test_a_quantity_may_bring_its_unit(typed: str, meant: tuple[Decimal, str]) -> None:
    assert read_quantity(typed) == meant


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", Trouble.EMPTY),
        ("0 კგ", Trouble.ZERO),
        ("-3", Trouble.NEGATIVE),
        ("5-6 კგ", Trouble.NOT_UNDERSTOOD),
        ("999999999999", Trouble.TOO_MUCH),
        ("1,00001", Trouble.TOO_FINE),
        ("0.0004 kg", Trouble.TOO_FINE),
        ("0,0001", Trouble.TOO_FINE),
    ],
)
def test_what_is_no_quantity_is_named(typed: str, trouble: Trouble) -> None:
    with pytest.raises(Misread) as caught:
        read_quantity(typed)

    assert caught.value.trouble == trouble


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", Trouble.EMPTY),
        ("x", Trouble.NOT_UNDERSTOOD),
        ("3 კგ", Trouble.NOT_UNDERSTOOD),
        ("0.0004", Trouble.TOO_FINE),
        ("-3", Trouble.NEGATIVE),
    ],
)
def test_what_is_no_plain_number_is_named(typed: str, trouble: Trouble) -> None:
    with pytest.raises(Misread) as caught:
        read_number(typed)

    assert caught.value.trouble == trouble
