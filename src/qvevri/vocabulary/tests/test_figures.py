"""Prices and amounts are read out of a query in three languages, and nothing else is."""

from decimal import Decimal

import pytest

from qvevri.vocabulary.reading.figures import Amount, Price, figures

UNITS = {
    **dict.fromkeys(("კგ", "კილო", "kg", "kilo", "кг", "кило"), "kg"),
    **dict.fromkeys(("ტონა", "t", "tonnes", "тонн", "тонну"), "t"),
    "მეტრი": "m",
    **dict.fromkeys(("საწყობი", "банка", "jar", "ქილა"), "jar"),
    "саженцев": "sapling",
}


def unit_of(word: str) -> tuple[str, bool]:
    code = UNITS.get(word.casefold(), "")
    return code, code in ("", "sapling")


def counted_in(word: str, before: str) -> str:
    return "head" if (word, before) == ("коровы", "") else ""


def price(low: str | None, high: str | None, unit: str = "") -> Price:
    return Price(low and Decimal(low), high and Decimal(high), unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        ("honey near Gori under 30", "honey near Gori", price(None, "30")),
        ("honey less than 30 lari", "honey", price(None, "30")),
        ("honey 30 lari or less", "honey", price(None, "30")),
        ("honey at 30", "honey at 30", None),
        ("wine from 10 to 20 gel", "wine", price("10", "20")),
        ("wine over 15 lari", "wine", price("15", None)),
        ("apples at 2.50 gel/kg", "apples", price(None, "2.50", "kg")),
        ("₾30 honey", "honey", price(None, "30")),
        ("honey < 30", "honey", price(None, "30")),
        ("ხილი 2 ლარამდე", "ხილი", price(None, "2")),
        ("ხილი 2-მდე", "ხილი", price(None, "2")),
        ("ღვინო 5-10 ლარი", "ღვინო", price("5", "10")),
        ("ღვინო 5-დან 10 ლარამდე", "ღვინო", price("5", "10")),
        ("ღვინო 5 ლარიდან 10 ლარამდე", "ღვინო", price("5", "10")),
        ("ყველი 15 ლარზე ნაკლები", "ყველი", price(None, "15")),
        ("ყველი 15 ლარს ზევით", "ყველი", price("15", None)),
        ("ყველი 15-ზე მეტი", "ყველი", price("15", None)),
        ("ვაშლი 2 ლარი კილო", "ვაშლი", price(None, "2", "kg")),
        ("ვაშლი მაქსიმუმ 2,5 ლარი", "ვაშლი", price(None, "2.5")),
        ("თაფლი 30 ლარად", "თაფლი", price(None, "30")),
        ("мёд не дороже 30", "мёд", price(None, "30")),
        ("вино от 5 до 10 лари", "вино", price("5", "10")),
        ("яблоки по 2 лари за кило", "яблоки", price(None, "2", "kg")),
        ("мёд 30 лари банка", "мёд", price(None, "30", "jar")),
        ("картошка дешевле 1,2", "картошка", price(None, "1.2")),
        ("вино 20 лари сухое", "вино сухое", price(None, "20")),
    ],
)
def test_price_is_read(text: str, rest: str, said: Price | None) -> None:
    found = figures(text, unit_of, counted_in)

    assert (" ".join(found.rest.split()), found.price, found.amount) == (rest, said, None)


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        ("яблоки 5 тонн", "яблоки", Amount(Decimal(5), "t")),
        ("10kg potatoes", "potatoes", Amount(Decimal(10), "kg")),
        ("მინიმუმ 5 ტონა ვაშლი", "ვაშლი", Amount(Decimal(5), "t")),
        ("ვაშლი 100 კგ-მდე", "ვაშლი", Amount(Decimal(100), "kg")),
        ("мёд до 30 кг", "мёд", Amount(Decimal(30), "kg")),
        ("2 коровы", "коровы", Amount(Decimal(2), "head")),
        ("5 მეტრი მილი", "მილი", Amount(Decimal(5), "m")),
        ("100 саженцев яблони", "саженцев яблони", Amount(Decimal(100), "sapling")),
    ],
)
def test_amount_is_read(text: str, rest: str, said: Amount) -> None:
    found = figures(text, unit_of, counted_in)

    assert (" ".join(found.rest.split()), found.price, found.amount) == (rest, None, said)


@pytest.mark.parametrize(
    "text",
    [
        "wine 2019",
        "ISO 22000",
        "M9 ნერგი",
        "5 5 5",
        "4 ქვეყნის",
        "1" * 60,
        "до Гори",
        "from Gori",
        "1.2.3 лари",
    ],
)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert (
        figures(text, unit_of, counted_in).price,
        figures(text, unit_of, counted_in).amount,
    ) == (None, None)
