"""A price in foreign money is also shown in lari, at a rate that has a day, or not at all."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from qvevri.market.listings import indexing
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.lari import comparable, derived_text
from qvevri.market.listings.models import Listing
from qvevri.market.listings.pricing import in_lari, price_of
from qvevri.market.listings.tests.factories import make_published
from qvevri.money import actions, queries
from qvevri.money.rates import DayRate
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.search.models import SearchDoc
from qvevri.vocabulary.prices import Price, PriceForm, Tier
from qvevri.vocabulary.units import shipped_units

TODAY = timezone.localdate()
UNITS = shipped_units()


def dollars(days_ago: int = 0, lari: str = "2.7") -> DayRate:
    return DayRate("USD", TODAY - timedelta(days=days_ago), Decimal(lari))


def in_dollars(amount: int = 200, unit: str = "kg", **more: object) -> PriceInput:
    return PriceInput(PriceForm.FIXED, amount, currency="USD", unit=unit, **more)  # type: ignore[arg-type]


def price(said: PriceInput) -> Price:
    return price_of(said, UNITS)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    queries.forget()
    yield
    queries.forget()


SACK = in_dollars(5000, "sack", pack_amount=Decimal(25), pack_unit="kg")
TIERS = PriceInput(
    PriceForm.TIERS,
    currency="USD",
    unit="kg",
    tiers=(Tier(Decimal(1), 300), Tier(Decimal(50), 200)),
)


@pytest.mark.parametrize(
    ("said", "tetri", "unit"),
    [
        (in_dollars(200), 540, "kg"),
        (in_dollars(200_000, "t"), 540, "kg"),
        (SACK, 540, "kg"),
        (TIERS, 540, "kg"),
        (in_dollars(1000, "box"), 2700, "box"),
        (PriceInput(PriceForm.RANGE, 200, 300, currency="USD", unit="l"), 540, "l"),
    ],
)
def test_the_lowest_price_is_reckoned_per_base_unit(
    said: PriceInput, tetri: int, unit: str
) -> None:
    found = in_lari(price(said), dollars(), UNITS)

    assert found is not None
    assert found.counted is not None
    assert (found.amount, found.counted.code, found.currency) == (tetri, unit, "GEL")


@pytest.mark.parametrize("said", [PriceInput(currency="USD"), in_dollars(1, "t")])
def test_what_has_no_number_or_rounds_to_nothing_is_not_shown(said: PriceInput) -> None:
    assert in_lari(price(said), dollars(), UNITS) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "start", "end"),
    [
        ("ka", "≈\xa05,40\xa0₾\xa0/\xa0კგ ეროვნული ბანკის კურსით (", ")"),
        ("en", "≈\xa05.40\xa0₾\xa0/\xa0kg at the National Bank's rate of ", str(TODAY.year)),
        ("ru", "≈\xa05,40\xa0₾\xa0/\xa0кг ", " г."),
    ],
)
def test_the_lari_are_shown_with_the_day_of_the_rate(language: str, start: str, end: str) -> None:
    actions.load([dollars()])

    text = derived_text(price(in_dollars()), language)

    assert text.startswith(start)
    assert text.endswith(end)


@pytest.mark.django_db
@pytest.mark.parametrize("rates", [[], [dollars(8)], [DayRate("EUR", TODAY, Decimal(3))]])
def test_without_a_fresh_rate_nothing_is_shown_or_compared(rates: list[DayRate]) -> None:
    actions.load(rates)

    assert derived_text(price(in_dollars()), "en") == ""
    assert comparable(price(in_dollars())) == (None, "")


@pytest.mark.django_db
def test_a_price_of_a_sack_says_both() -> None:
    actions.load([dollars()])

    own, _dot, lari = derived_text(price(SACK), "en").partition(" · ")

    assert own == "$2\xa0/\xa0kg"
    assert lari.startswith("≈\xa05.40\xa0₾\xa0/\xa0kg")


@pytest.mark.django_db
def test_a_price_in_lari_asks_for_no_rate(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert derived_text(price(PriceInput(PriceForm.FIXED, 200, unit="kg")), "en") == ""


def test_new_rates_change_what_is_shown_and_the_order(
    farm: Organisation, nino: Person, django_capture_on_commit_callbacks: object
) -> None:
    listing = make_published(farm, nino, price=in_dollars())
    assert SearchDoc.objects.get(thing_id=listing.pk).base_price is None

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.load([dollars()])

    document = SearchDoc.objects.get(thing_id=listing.pk)
    assert (document.base_price, document.base_unit) == (54_000, "kg")
    assert "5.40" in document.card["en"]["per_base"]


def test_only_foreign_prices_are_made_anew(farm: Organisation, nino: Person) -> None:
    make_published(farm, nino)
    foreign = make_published(farm, nino, price=in_dollars())
    hidden = make_published(farm, nino, price=in_dollars())
    Listing.objects.filter(pk=hidden.pk).update(status=Listing.Status.PAUSED)

    assert [doc.thing_id for doc in indexing.in_foreign_money()] == [foreign.pk]
