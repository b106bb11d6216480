"""Rows say in any of three languages who sells what, for how much."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from qvevri.market.listings.inputs import ListingInput
from qvevri.market.sheets.columns import Column, Head, Header
from qvevri.market.sheets.dates import read_when
from qvevri.market.sheets.lexicon import Lexicon, Place
from qvevri.market.sheets.reading import Grid, Line, read, text_of_cell
from qvevri.market.sheets.remarks import Reason
from qvevri.market.sheets.tests.conftest import CANONICAL, NINO, book, sheet_of
from qvevri.market.sheets.understanding import Understood, understand
from qvevri.vocabulary.prices import PriceForm
from qvevri.vocabulary.reading.recognising import Recogniser
from qvevri.vocabulary.shipped import shipped_terms

PATIENT = settings(deadline=None, max_examples=100)
TODAY = date(2026, 11, 21)
SKRA = Place(1, {"ka": "სკრა", "en": "Skra", "ru": "Скра"})
TKVIAVI = Place(2, {"ka": "ტყვიავი", "en": "Tkviavi", "ru": "Тквиави"})
WORDS = Lexicon(shipped_terms(), (SKRA, TKVIAVI), Recogniser(shipped_terms()))


def rows_of(content: bytes) -> tuple[Understood, ...]:
    return understand(read(content), WORDS, TODAY).rows


def said(**offer: object) -> ListingInput:
    [row] = rows_of(sheet_of(NINO, **offer))
    assert row.said is not None
    assert not [remark for remark in row.remarks if remark.is_refusal], row.remarks
    return row.said


def read_row(*cells: str) -> Understood:
    """A row under all columns of the contract, without a file around it."""
    heads = tuple(Head(column, place, column.value) for place, column in enumerate(Column))
    [row] = understand(Grid(Header(1, heads), (Line(2, cells),)), WORDS, TODAY).rows
    return row


def offer_of(**offer: str) -> ListingInput:
    given = {**dict(zip(CANONICAL, NINO, strict=True)), **offer}
    said = read_row(*(given.get(column.value, "") for column in Column)).said
    assert said is not None
    return said


def reasons(row: Understood) -> list[Reason]:
    return [remark.reason for remark in row.remarks]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            (
                "გამყიდველი",
                "ტელეფონი",
                "სოფელი",
                "პროდუქტი",
                "ჯიში",
                "რაოდენობა",
                "ერთეული",
                "ფასი",
            ),
            ("ნინო", "599 10 01 01", "სოფ. სკრა", "ვაშლი", "გოლდენი", "800", "კგ", "1,5 ლარი"),
        ),
        (
            ("Seller", "Phone", "Village", "Product", "Variety", "Quantity", "Unit", "Price"),
            ("Nino", "+995 599 10 01 01", "Skra", "apples", "Golden", 800, "kilo", 1.5),
        ),
        (
            ("Продавец", "Тел.", "Село", "Товар", "Сорт", "Кол-во", "Ед.", "Цена"),
            ("Нино", "599-10-01-01", "с. Скра", "яблоки", "голден", "800", "кг", "1,50 лари"),
        ),
    ],
)
def test_one_offer_means_the_same_in_three_languages(
    head: tuple[str, ...], row: tuple[object, ...]
) -> None:
    [understood] = rows_of(book(head, row))

    assert understood.seller is not None
    assert understood.seller.phone == "+995599100101"
    assert understood.said is not None
    offer = understood.said
    assert (offer.concept, offer.variety) == ("apple", "apple.golden-delicious")
    assert (offer.quantity, offer.unit, offer.price.amount) == (Decimal(800), "kg", 150)
    assert understood.remarks == ()


@pytest.mark.parametrize(
    ("product", "variety", "code"),
    [
        ("ჩირი", "ვაშლის", "dried-fruit.apple"),
        ("ნერგი", "ვაშლის", "fruit-saplings.apple"),
        ("ტყემალი", "სოუსი", "sauces.tkemali"),
        ("Golden apples", "", "apple.golden-delicious"),
        ("ვაშლი სტარკრიმსონი", "", "apple.starkrimson"),
        ("ღვინო თეთრი", "ჩინური", "grape.chinuri"),
    ],
)
def test_product_and_variety_are_understood_together(product: str, variety: str, code: str) -> None:
    [row] = rows_of(sheet_of((*NINO[:3], product), variety=variety))

    assert row.said is not None
    assert row.said.variety == code


def test_an_unknown_variety_is_kept_as_it_was_written() -> None:
    assert said(variety="ბაბუას").variety_text == "ბაბუას"


def test_a_misspelt_product_is_guessed_and_named() -> None:
    [row] = rows_of(sheet_of((*NINO[:3], "კრტოფილი")))

    assert row.said is not None
    assert row.said.concept == "potato"
    assert Reason.PRODUCT_GUESSED in reasons(row)


@pytest.mark.parametrize(
    ("price", "form", "amount", "highest"),
    [
        ("0,25", PriceForm.FIXED, 25, None),
        ("1,5 ლარი", PriceForm.FIXED, 150, None),
        ("10-14 ლარი", PriceForm.RANGE, 1000, 1400),
        ("1-1,4", PriceForm.RANGE, 100, 140),
        ("შეთანხმებით", PriceForm.AGREEMENT, None, None),
        ("от 2 лари", PriceForm.FROM, 200, None),
        ("free", PriceForm.FREE, None, None),
        (2, PriceForm.FIXED, 200, None),
    ],
)
def test_prices_are_read_as_people_write_them(
    price: object, form: PriceForm, amount: int | None, highest: int | None
) -> None:
    read_price = said(price=price, price_unit="kg").price

    assert (read_price.form, read_price.amount, read_price.amount_max) == (form, amount, highest)


@PATIENT
@given(
    tetri=some.integers(min_value=1, max_value=99_999_899),
    pattern=some.sampled_from(["{}", "{} ლარი", "{} ₾", "{} GEL", "{} лари"]),
    point=some.sampled_from([",", "."]),
)
def test_every_amount_in_lari_and_tetri_is_read_exactly(
    tetri: int, pattern: str, point: str
) -> None:
    number = f"{tetri // 100}{point}{tetri % 100:02d}"

    assert offer_of(price=pattern.format(number), price_unit="kg").price.amount == tetri


@PATIENT
@given(quantity=some.decimals("0.01", 1_000_000, places=2))
def test_every_quantity_is_read_exactly_from_text_and_from_a_number(quantity: Decimal) -> None:
    for text in (f"{quantity}".replace(".", ","), text_of_cell(float(quantity))):
        assert offer_of(quantity=text, unit="kg").quantity == quantity


def test_a_maximum_makes_a_range_and_a_form_a_starting_price() -> None:
    assert said(price=2, price_max=3, price_unit="kg").price.amount_max == 300
    assert said(price=2, price_form="-დან", price_unit="kg").price.form is PriceForm.FROM


def test_tiers_come_as_they_are_exported() -> None:
    tiers = said(price="2; 100+: 1.8; 500+: 1.5", price_form="by quantity", price_unit="kg")

    assert [(int(step.at_least), step.amount) for step in tiers.price.tiers] == [
        (1, 200),
        (100, 180),
        (500, 150),
    ]


@pytest.mark.parametrize(
    ("offer", "amount", "unit"),
    [
        ({"price_unit": "ტომარა (40 კგ)"}, Decimal(40), "kg"),
        ({"price_unit": "sack of 40 kg"}, Decimal(40), "kg"),
        ({"price_unit": "ტომარა", "description": "ტომარა 40 კგ"}, Decimal(40), "kg"),
        ({"price_unit": "ქილა", "description": "0,5 ლ ქილა"}, Decimal("0.5"), "l"),
        ({"price_unit": "შეკვრა", "description": "50 გრ"}, Decimal(50), "g"),
    ],
)
def test_a_pack_says_what_it_holds(offer: dict[str, Any], amount: Decimal, unit: str) -> None:
    price = said(price=25, **offer).price

    assert (price.pack_amount, price.pack_unit) == (amount, unit)


def test_a_note_says_minimum_delivery_packing_and_season() -> None:
    note = "მინ. 500 კგ, თვითგატანა, ხის ყუთი, სექტემბრიდან, ტკბილი"

    offer = said(quantity=2, unit="ტ", description=note)

    assert (offer.minimum, offer.delivery) == (Decimal("0.5"), ("delivery.pick-up",))
    assert (offer.packing, offer.months) == ("packing.crate", (9, 10, 11, 12))
    assert offer.text == "სექტემბრიდან, ტკბილი"


def test_a_seller_written_once_sells_the_rows_below_too() -> None:
    rows = rows_of(sheet_of(NINO, ("", "", "", "მსხალი")))

    assert [row.seller and row.seller.phone for row in rows] == ["+995599100101"] * 2


def test_totals_and_empty_rows_are_no_rows() -> None:
    assert len(rows_of(sheet_of(NINO, ("", "", "", ""), ("სულ მწარმოებელი: 15", "", "", "")))) == 1


@pytest.mark.parametrize(
    ("offer", "column", "reason"),
    [
        ({"quantity": "-5"}, "quantity", Reason.AMOUNT),
        ({"quantity": "ბევრი"}, "quantity", Reason.AMOUNT),
        ({"quantity": "9" * 40}, "quantity", Reason.AMOUNT),
        ({"quantity": 5, "unit": "აბგდე"}, "unit", Reason.UNIT_UNKNOWN),
        ({"price": "0"}, "price", Reason.AMOUNT),
        ({"price": "1,500"}, "price", Reason.AMOUNT),
        ({"price": "5000000"}, "price", Reason.AMOUNT),
        ({"price": 2, "currency": "ფუნტი"}, "currency", Reason.CURRENCY_UNKNOWN),
        ({"price_form": "abc"}, "price_form", Reason.FORM_UNKNOWN),
        ({"available_from": "32.13.2026"}, "available_from", Reason.DATE_UNKNOWN),
        ({"class": "აბგ"}, "class", Reason.CLASS_UNKNOWN),
        ({"description": "good", "language": "de"}, "language", Reason.LANGUAGE_UNKNOWN),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_cell(
    offer: dict[str, Any], column: str, reason: Reason
) -> None:
    [row] = rows_of(sheet_of(NINO, **offer))

    refused = [remark for remark in row.remarks if remark.is_refusal]
    assert [(remark.column, remark.reason) for remark in refused] == [(column, reason)]
    assert refused[0].address[0].isalpha()


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("Nino", "59910", "Skra", "apples"), Reason.PHONE_WRONG),
        (("Nino", "", "Skra", "apples"), Reason.PHONE_MISSING),
        (("Nino", "599100101", "Atlantis", "apples"), Reason.SETTLEMENT_UNKNOWN),
        (("Nino", "599100101", "Skra", "phoenix"), Reason.PRODUCT_UNKNOWN),
        (("Nino", "599100101", "Skra", ""), Reason.PRODUCT_MISSING),
    ],
)
def test_who_and_what_must_be_known(cells: tuple[str, ...], reason: Reason) -> None:
    [row] = rows_of(sheet_of(cells, price=2, price_unit="kg"))

    assert reason in reasons(row)


def test_a_kilo_sold_like_a_sack_is_doubted() -> None:
    [row] = rows_of(sheet_of(NINO, price=60, price_unit="კგ"))

    assert reasons(row) == [Reason.PRICE_UNUSUAL]


def test_missing_columns_are_one_refusal_each_and_no_rows() -> None:
    sheet = understand(read(book(("product", "price"), ("apples", 2))), WORDS, TODAY)

    assert sheet.rows == ()
    assert [one.column for one in sheet.remarks] == ["seller_name", "seller_phone", "settlement"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-15", date(2026, 9, 15)),
        ("15.9.26", date(2026, 9, 15)),
        ("15 სექტემბერი", date(2026, 9, 15)),
        ("5 марта", date(2027, 3, 5)),
        ("12 December 2027", date(2027, 12, 12)),
        ("46280", date(2026, 9, 15)),
        ("46280.5", date(2026, 9, 15)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date) -> None:
    when = read_when(text, TODAY)

    assert when is not None
    assert when.day == day


@PATIENT
@given(text=some.text(min_size=1, max_size=30).map("x{}".format))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read_row(*([text] * len(Column))).number == 2
