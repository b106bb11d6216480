"""A form that is filled in before anybody types shows numbers as its reader writes them."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import translation

from qvevri.market.listings.amounts import read_number, read_price
from qvevri.market.listings.editing import PriceChangeForm
from qvevri.market.listings.forms import AmountForm
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.listings.retyping import retyped_price, typed_number, typed_price
from qvevri.market.listings.tests.factories import make_published
from qvevri.market.listings.tests.test_post_in_three_screens import (
    AMOUNT,
    CHECK,
    KILOS,
    POST,
    walk,
)
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Settlement
from qvevri.vocabulary.prices import PriceForm, Tier

LANGUAGES = ("ka", "ru", "en")
QUARTER = (
    *("0,25", "0.25", " 0,25 ", ",25", "0,25 ₾", "₾0.25", "0,25₾", "0.25 ₾."),
    *("0,25 ლარი", "0.25 ლარი", "0,25 ლარად", "0.25 ლ", "0,25 ლ.", "25 თეთრი"),
    *("0,25 лари", "0.25 лари", "0,25 лара", "25 тетри", "0.25 lari", "0,25 GEL", "25 tetri"),
)
THOUSAND = (
    *("1500,5", "1500.5", "1 500,5", "1 500.50", "1\u00a0500,50 ₾", "1\u202f500.5 ლარი"),
    *("1'500,5", "1’500.50 lari", "1.500,50 лари", "1,500.50 ₾"),
)


def written(number: str, language: str) -> str:
    return number if language == "en" else number.replace(".", ",")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("number", "typed"),
    [
        ("0.25", "0.25"),
        ("800.000", "800"),
        ("1.500", "1.5"),
        ("1500", "1500"),
        ("0.125", "0.1250"),
        ("1.125", "1.1250"),
        ("100000000", "100000000"),
    ],
)
def test_a_number_is_written_as_its_reader_writes_it(
    language: str, number: str, typed: str
) -> None:
    assert typed_number(Decimal(number), language) == written(typed, language)


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("writer", LANGUAGES)
@pytest.mark.parametrize(
    "number", ["0.001", "0.25", "0.5", "1", "1.125", "1.5", "123.456", "1000", "1234.5"]
)
def test_what_one_language_writes_every_language_reads(
    number: str, writer: str, reader: str
) -> None:
    assert read_number(typed_number(Decimal(number), writer), reader) == Decimal(number)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("amount", "typed"), [(25, "0.25"), (150, "1.50"), (200, "2")])
def test_a_price_is_written_as_its_reader_writes_it(amount: int, typed: str, language: str) -> None:
    assert typed_price(amount, language) == written(typed, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("price", "typed"),
    [
        (PriceInput(PriceForm.FIXED, 150), "1.50"),
        (PriceInput(PriceForm.FIXED, 150, currency="USD"), "1.50 USD"),
        (PriceInput(PriceForm.FROM, 150), "1.50+"),
        (PriceInput(PriceForm.RANGE, 120, 150), "1.20-1.50"),
        (PriceInput(PriceForm.TIERS, tiers=(Tier(Decimal(1), 150),)), "1.50"),
    ],
)
def test_a_price_in_any_form_is_written_so_and_read_again(
    price: PriceInput, typed: str, language: str
) -> None:
    shown = retyped_price(price, language)["price"]

    assert shown == written(typed, language)
    assert read_price(shown, language).amount in (150, 120)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "amount"), [*((one, 25) for one in QUARTER), *((one, 150_050) for one in THOUSAND)]
)
def test_every_field_of_a_price_reads_point_and_comma_spaces_and_money(
    language: str, typed: str, amount: int
) -> None:
    posting, change = AmountForm.base_fields, PriceChangeForm.base_fields
    fields = (posting["price"], posting["tier_price_1"], posting["tier_price_2"], change["price"])
    with translation.override(language):
        read = [field.clean(typed) for field in fields]

    assert [said.amount for said in read] == [amount] * 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed", ["1500,5", "1500.5", "1 500,5", " 1 500.50 ", "1'500,5", "1’500.5", "1.500,5"]
)
def test_every_field_of_an_amount_reads_point_and_comma_and_spaces(
    language: str, typed: str
) -> None:
    names = ("quantity", "minimum", "pack_amount", "tier_from_1", "tier_from_2")
    fields = AmountForm.base_fields
    with translation.override(language):
        read = [fields[name].clean(typed) for name in names]

    assert read == [(Decimal("1500.5"), "")] * 5


@pytest.mark.parametrize("form", [AmountForm, PriceChangeForm])
def test_going_back_finds_what_was_typed(form: type[AmountForm | PriceChangeForm]) -> None:
    # A browser empties such fields when its reader goes back.
    shut = [
        name
        for name, field in form.base_fields.items()
        if field.widget.attrs.get("autocomplete") == "off"
    ]
    assert shut == []


def test_units_beside_any_number_are_understood(
    as_nino: Client, farm: Organisation, skra: Settlement
) -> None:
    walk(as_nino, skra)
    sacks = {"unit": "sack", "price_unit": "sack", "pack_amount": "40 კგ", "pack_unit": "g"}
    steps = {"tier_from_1": "5 ტომარა", "tier_price_1": "45 ლარი ტომარა"}
    typed = {"quantity": "20", "price": "50 ₾", "minimum": "2 ტომარა", **sacks, **steps}
    as_nino.post(AMOUNT, {**KILOS, **typed, "sure": "yes"})
    as_nino.post(CHECK)

    listing = Listing.objects.get()
    assert [listing.minimum, listing.pack_amount, listing.pack_unit] == [2, 40, "kg"]
    assert [tier["price"] for tier in listing.price_tiers] == [5000, 4500]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"tier_from_1": "100", "tier_price_1": "უფასოდ"}, "დაწერეთ ერთი ფასი"),
        ({"tier_from_1": "100", "tier_price_1": "1-1,2"}, "დაწერეთ ერთი ფასი"),
        ({"tier_from_1": "100", "tier_price_1": "1 $"}, "იმავე ვალუტაში"),
        ({"tier_from_1": "100", "tier_price_1": "1 ლარი ტომარა"}, "იმავე ვალუტაში"),
        ({"tier_from_1": "100", "tier_price_1": "1", "price": "2-3"}, "დაწერეთ ერთი ფასი"),
    ],
)
def test_a_step_of_the_price_is_not_taken_for_what_it_does_not_say(
    gori: None, wrong: dict[str, str], sentence: str
) -> None:
    browser = Client()
    browser.get(POST)
    browser.post(POST, {"concept": "apple"})

    page = browser.post(AMOUNT, {**KILOS, **wrong}).content.decode()

    assert sentence in page
    assert f'value="{wrong["tier_price_1"]}"' in page


def values(page: str) -> set[str]:
    return set(re.findall(r'value="([\d.,+-]+)"', page))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rest", ["edit", "price"])
def test_the_pages_of_a_listing_show_its_price_so(
    as_nino: Client, farm: Organisation, nino: Person, language: str, rest: str
) -> None:
    listing = make_published(farm, nino)
    Listing.objects.update(price=25, price_form="fixed", quantity=Decimal("0.5"))

    page = as_nino.get(f"/gori/{language}/market/listings/{listing.pk}/{rest}/").content.decode()

    assert written("0.25", language) in values(page)
    assert not values(page) & {
        written(text, "ka" if language == "en" else "en") for text in ("0.25", "0.5")
    }
