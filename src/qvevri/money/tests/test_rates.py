"""What the National Bank publishes becomes rates that hold until they are stale."""

import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries, Settings

from qvevri.money import actions, queries
from qvevri.money.models import Rate
from qvevri.money.rates import DayRate, NotRates, read_rates

DAY = date(2026, 11, 20)


def answer(**more: object) -> bytes:
    said = {"code": "USD", "quantity": 1, "rate": 2.65, "validFromDate": f"{DAY}T00:00:00.000Z"}
    return json.dumps([{"date": f"{DAY}T00:00:00.000Z", "currencies": [said | more]}]).encode()


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    queries.forget()
    yield
    queries.forget()


def test_a_rate_is_for_one_unit() -> None:
    rate = read_rates(answer(code="RUB", quantity=100, rate=2.9213))[0]

    assert rate == DayRate("RUB", DAY, Decimal("0.029213"))
    assert rate.in_lari(Fraction(1000)) == Fraction("29.213")


def test_the_day_is_the_one_it_is_valid_from() -> None:
    assert read_rates(answer(date="2026-11-19T17:45:14.052Z"))[0].day == DAY


def test_lari_needs_no_rate_of_its_own() -> None:
    lari, dollars = json.loads(answer(code="GEL", rate=1)), json.loads(answer())

    assert len(read_rates(json.dumps(lari + dollars).encode())) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"<html>",
        b"\xff",
        b"[1]",
        b'[{"date": "2026-11-20", "currencies": [{"code": "USD"}]}]',
        answer(rate=0),
        answer(rate=-2),
        answer(rate="much"),
        answer(quantity=0),
        answer(code="dollar"),
        answer(validFromDate="soon"),
    ],
)
def test_what_is_no_answer_of_the_bank_is_refused(content: bytes) -> None:
    with pytest.raises(NotRates):
        read_rates(content)


@pytest.mark.django_db
def test_the_last_rate_holds_over_a_long_holiday_and_no_longer() -> None:
    actions.load([DayRate("USD", DAY, Decimal("2.65")), DayRate("USD", DAY, Decimal("2.66"))])

    assert queries.rate_of("USD", DAY + timedelta(days=7)) is not None
    assert queries.rate_of("USD", DAY + timedelta(days=8)) is None
    assert queries.rate_of("USD", DAY - timedelta(days=1)) is None
    assert queries.rate_of("EUR", DAY) is None


@pytest.mark.django_db
def test_the_same_rates_again_change_nothing() -> None:
    assert actions.load(read_rates(answer())) == 1
    assert actions.load(read_rates(answer())) == 0
    assert actions.load(read_rates(answer(rate=2.7))) == 1
    assert Rate.objects.get().lari == Decimal("2.7")


@pytest.mark.django_db
def test_a_rate_is_asked_of_the_database_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        for _ in range(10):
            queries.rate_of("USD", DAY)


@pytest.mark.django_db
def test_old_rates_are_forgotten() -> None:
    actions.load(read_rates(answer()))

    assert actions.forget_old(DAY + timedelta(days=400)) == 0
    assert actions.forget_old(DAY + timedelta(days=401)) == 1


def test_rate_that_still_holds_is_not_forgotten(db: None, settings: Settings) -> None:
    settings.RATES_FRESH_DAYS = 36_500
    actions.load_sample()

    assert actions.forget_old(DAY) == 0


@pytest.mark.django_db
def test_rates_come_from_a_file(tmp_path: Path) -> None:
    file, out = tmp_path / "rates.json", io.StringIO()
    file.write_bytes(answer())

    call_command("load-rates", str(file), stdout=out)

    assert out.getvalue() == "1 rates of 2026-11-20: 1 new\n"
    assert Rate.objects.get().currency == "USD"


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"not json", None])
def test_a_bad_file_is_refused_with_its_name(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "rates.json"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match="rates"):
        call_command("load-rates", str(file))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "http://rates.example/", "https://127.0.0.1:9/"])
def test_without_an_answer_the_last_rates_stay(address: str, settings: Settings) -> None:
    actions.load(read_rates(answer()))
    settings.RATES_URL = address

    assert actions.look_for_rates() == 0
    assert Rate.objects.count() == 1


@pytest.mark.django_db
def test_the_demo_shows_the_rates_of_a_real_day() -> None:
    actions.load_sample()

    assert Rate.objects.get(currency="USD").day == date(2024, 2, 10)
