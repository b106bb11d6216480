"""Prices are compared by one unit: kilos, litres and pieces are never mixed."""

import re

import pytest
from django.test import Client

from qvevri.market.listings.inputs import PriceInput
from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.vocabulary.prices import PriceForm


def test_a_bound_on_the_price_compares_one_unit_alone(offer: Offer, stranger: Client) -> None:
    offer()
    offer("wine-white", unit="l", price=PriceInput(PriceForm.FIXED, 150, unit="l"))

    def found(asked: str) -> list[bool]:
        html = stranger.get(f"/gori/en/market/?{asked}").text
        return [words in html for words in ("Apples, 800", "White wine, 800")]

    assert found("price_to=2") == [True, False]
    assert found("price_to=2&unit=l") == [False, True]
    assert found("price_to=2&concept=wine-white") == [False, True]


def test_the_chip_of_a_price_says_its_unit(offer: Offer, stranger: Client) -> None:
    offer()

    assert "≤ 2 ₾ / kg" in stranger.get("/gori/en/market/?price_to=2").text


def test_the_filters_ask_for_the_unit_of_the_price(offer: Offer, stranger: Client) -> None:
    offer()
    offer("wine-white", unit="l", price=PriceInput(PriceForm.FIXED, 150, unit="l"))

    html = stranger.get("/gori/en/market/filters/").text

    assert re.search(
        r'name="unit".*?value="" selected>\s*kg \(1\).*?value="l">\s*l \(1\)', html, re.S
    )


@pytest.mark.parametrize("typed", ["1,5", "1.5 lari", "1.5 ₾", " 1.50 "])
def test_a_bound_is_read_as_people_type_it(stranger: Client, offer: Offer, typed: str) -> None:
    offer(amount=150)
    offer(amount=151)
    html = stranger.get("/gori/en/market/", {"price_to": typed}).content.decode()

    assert html.count("card-link") == 1
    assert "is no price" not in html


@pytest.mark.parametrize("typed", ["0,25", "0.25", "0.25 ₾"])
@pytest.mark.parametrize(("language", "shown"), [("ka", "0,25"), ("ru", "0,25"), ("en", "0.25")])
def test_a_bound_is_shown_as_its_reader_writes_it(
    stranger: Client, offer: Offer, language: str, shown: str, typed: str
) -> None:
    offer()
    page = stranger.get(f"/gori/{language}/market/filters/", {"price_to": typed}).content.decode()

    assert f'name="price_to" value="{shown}"' in page


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "≥ 1,500 ₾ / kg"), ("ka", "ფასად ვერ გავიგეთ"), ("ru", "не цена")],
)
def test_three_digits_after_a_comma_are_no_fraction(
    stranger: Client, offer: Offer, language: str, told: str
) -> None:
    offer()

    assert told in stranger.get(f"/gori/{language}/market/", {"price_from": "1,500"}).text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("ka", "ფასად ვერ გავიგეთ"), ("en", "is no price to search by"), ("ru", "не цена")],
)
@pytest.mark.parametrize("typed", ["abc", "-5", "0", "2 usd", "1-2"])
def test_what_is_no_price_is_said_and_stays_in_its_field(
    stranger: Client, offer: Offer, language: str, sentence: str, typed: str
) -> None:
    offer()
    said = {"price_to": typed}
    page = stranger.get(f"/gori/{language}/market/", said).content.decode()
    form = stranger.get(f"/gori/{language}/market/filters/", said).content.decode()

    assert sentence in page
    assert page.count("card-link") == 1
    assert f'value="{typed}"' in form
