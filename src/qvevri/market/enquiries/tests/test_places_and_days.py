"""Towns, countries and days read natively in each language."""

from datetime import date

import pytest

from qvevri.market.enquiries.days import by_day, day_text, on_day
from qvevri.market.enquiries.places import countries, place_text, read_place


@pytest.mark.parametrize(
    ("typed", "ka", "en", "ru"),
    [
        ("Berlin", "ბერლინი, გერმანია", "Berlin, Germany", "Берлин, Германия"),
        ("берлин", "ბერლინი, გერმანია", "Berlin, Germany", "Берлин, Германия"),
        ("თბილისი", "თბილისი", "Tbilisi", "Тбилиси"),
        ("Ulm, Germany", "Ulm, გერმანია", "Ulm, Germany", "Ulm, Германия"),
        ("Ulm, Германия", "Ulm, გერმანია", "Ulm, Germany", "Ulm, Германия"),
        ("Tskaltubo", "Tskaltubo", "Tskaltubo", "Tskaltubo"),
        ("Berlin, USA", "Berlin, აშშ", "Berlin, USA", "Berlin, США"),
        ("Berlin, near the Spree", *["Berlin, near the Spree"] * 3),
    ],
)
def test_a_place_reads_in_every_language(typed: str, ka: str, en: str, ru: str) -> None:
    place = {"country": "", **read_place(typed)}

    assert [place_text(place["city"], place["country"], lang) for lang in ("ka", "en", "ru")] == [
        ka,
        en,
        ru,
    ]


def test_countries_begin_with_those_who_buy_most() -> None:
    assert list(countries("ka"))[:2] == ["GE", "AM"]
    assert countries("ru")["US"] == "США"


@pytest.mark.parametrize(
    ("day", "by", "on"),
    [
        (date(2026, 1, 2), "2026 წლის 2 იანვრამდე", "2026 წლის 2 იანვარს"),
        (date(2026, 2, 28), "2026 წლის 28 თებერვლამდე", "2026 წლის 28 თებერვალს"),
        (date(2026, 3, 1), "2026 წლის 1 მარტამდე", "2026 წლის 1 მარტს"),
        (date(2026, 8, 5), "2026 წლის 5 აგვისტომდე", "2026 წლის 5 აგვისტოს"),
        (date(2026, 10, 5), "2026 წლის 5 ოქტომბრამდე", "2026 წლის 5 ოქტომბერს"),
    ],
)
def test_georgian_months_take_their_endings(day: date, by: str, on: str) -> None:
    assert (by_day(day, "ka"), on_day(day, "ka")) == (by, on)


def test_russian_and_english_days() -> None:
    second = date(2026, 12, 2)

    assert by_day(second, "ru") == "ко 2 декабря 2026 года"
    assert by_day(second, "en") == "by 2 December 2026"
    assert day_text(second, "ka") == "2 დეკემბერი, 2026"
    assert day_text(second, "en") == "2 December 2026"
