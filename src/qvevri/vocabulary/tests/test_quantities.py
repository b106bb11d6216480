"""A quantity is written as each language writes it, and converts without loss."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qvevri.vocabulary.numerals import number_text
from qvevri.vocabulary.tests import golden
from qvevri.vocabulary.units import (
    Pack,
    UnlikeUnits,
    convert,
    from_text,
    per_text,
    quantity_text,
    shipped_units,
    unit,
)

MEASURED = sorted(code for code, found in shipped_units().items() if found.base)
PAIRS = [
    (one, other)
    for one in MEASURED
    for other in MEASURED
    if unit(one).base == unit(other).base and one != other
]
amounts = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False)


def test_every_unit_reads_as_in_the_golden_file() -> None:
    assert golden.quantities() == golden.QUANTITIES.read_text(encoding="utf-8")


@given(amount=amounts, pair=st.sampled_from(PAIRS))
def test_converting_there_and_back_gives_the_same_amount(
    amount: Decimal, pair: tuple[str, str]
) -> None:
    one, other = unit(pair[0]), unit(pair[1])

    assert convert(convert(amount, one, other), other, one) == Fraction(amount)


@given(amount=amounts, code=st.sampled_from(sorted(shipped_units())))
def test_unit_converts_into_itself_unchanged(amount: Decimal, code: str) -> None:
    assert convert(amount, unit(code), unit(code)) == Fraction(amount)


@given(amount=amounts)
def test_number_read_back_is_the_number_written(amount: Decimal) -> None:
    english = number_text(amount, "en").replace(",", "")
    russian = number_text(amount, "ru").replace("\u00a0", "").replace(",", ".")

    assert Decimal(english) == Decimal(russian) == amount


def test_tonne_is_a_thousand_kilos() -> None:
    assert convert(Decimal("1.5"), unit("t"), unit("kg")) == 1500


@pytest.mark.parametrize(("one", "other"), [("kg", "l"), ("sack", "kg"), ("pc", "head")])
def test_unlike_units_do_not_convert(one: str, other: str) -> None:
    with pytest.raises(UnlikeUnits):
        convert(Decimal(1), unit(one), unit(other))


@pytest.mark.parametrize(
    ("language", "text"),
    [("ka", "2 ტომარა, თითო 40 კგ"), ("en", "2 sacks of 40 kg"), ("ru", "2 мешка по 40 кг")],
)
def test_pack_says_what_one_of_it_holds(language: str, text: str) -> None:
    sack = Pack(unit("sack"), Decimal(40), unit("kg"))

    said = quantity_text(Decimal(2), sack.container, language, sack)

    assert said.replace("\u00a0", " ") == text


def test_pack_of_grams_knows_its_kilos() -> None:
    assert Pack(unit("pack"), Decimal(50), unit("g")).in_base == (Fraction(1, 20), "kg")


def test_pack_without_contents_has_no_base() -> None:
    assert Pack(unit("jar")).in_base is None


@pytest.mark.parametrize(
    ("code", "language", "text"),
    [("kg", "ka", "კგ"), ("ten", "en", "10 pieces"), ("ten", "ru", "десяток"), ("pc", "ru", "шт.")],
)
def test_unit_after_a_price_stands_in_the_singular(code: str, language: str, text: str) -> None:
    assert per_text(unit(code), language) == text


@pytest.mark.parametrize(
    ("code", "amount", "georgian", "russian"),
    [
        ("kg", "100", "100 კგ-დან", "от 100 кг"),
        ("m3", "2", "2 მ³-დან", "от 2 м³"),
        ("pc", "50", "50 ცალიდან", "от 50 шт."),
        ("sapling", "500", "500 ძირიდან", "от 500 шт."),
        ("jar", "21", "21 ქილიდან", "от 21 банки"),
        ("sack", "2", "2 ტომრიდან", "от 2 мешков"),
        ("bucket", "0.5", "0,5 ვედროდან", "от 0,5 ведра"),
        ("bale", "100", "100 ფუთიდან", "от 100 тюков"),
        ("day", "3", "3 დღიდან", "от 3 дней"),
        ("night", "2", "2 ღამიდან", "от 2 ночей"),
    ],
)
def test_cheaper_price_begins_at_an_amount_in_its_case(
    code: str, amount: str, georgian: str, russian: str
) -> None:
    said = [from_text(Decimal(amount), unit(code), language) for language in ("ka", "ru")]

    assert [text.replace("\u00a0", " ") for text in said] == [georgian, russian]
