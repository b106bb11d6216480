"""Programs read the markets through the API."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from qvevri.market.listings import actions
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary.prices import PriceForm

ITEM = (
    *("id", "url", "title", "summary", "language_of_text", "concept", "price", "quantity"),
    *("settlement", "seller", "photos", "season", "status", "published_at", "confirmed_at"),
)
Offer = Callable[..., Listing]


@pytest.fixture
def offer(farm: Organisation, nino: Person) -> Offer:
    """Publish apples of Nino's farm."""

    def publish(amount: int = 150, **said: Any) -> Listing:
        price = PriceInput(PriceForm.FIXED, amount, unit="kg")
        listing = actions.draft(farm, ListingInput("apple", price=price, **said), by=nino)
        return actions.publish(listing, by=nino)

    return publish


def read(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == status, response.content
    return response.json()


def test_a_listing_has_every_field_of_the_contract(offer: Offer, client: Client) -> None:
    offer()

    [item] = read(client, "listings?lang=en")["items"]

    assert tuple(item) == ITEM
    assert tuple(item["price"]) == ("form", "amount", "amount_max", "currency", "unit", "per_base")
    assert tuple(item["seller"]) == ("id", "name", "url", "verified")
    assert item["concept"] == {"code": "apple", "name": "Apples"}


def test_amounts_are_decimal_text_in_major_units(offer: Offer, client: Client) -> None:
    listing = offer(amount=120, quantity=Decimal(12), unit="t")

    item = read(client, f"listings/{listing.pk}?lang=en")

    assert item["price"]["amount"] == "1.20"
    assert item["price"]["per_base"] == {"amount": "1.20", "unit": "kg"}
    assert item["quantity"] == {"amount": "12", "unit": "t"}


@pytest.mark.parametrize(("lang", "name"), [("ka", "სკრა"), ("en", "Skra"), ("ru", "Скра")])
def test_names_come_in_the_language_asked_for(
    offer: Offer, client: Client, lang: str, name: str
) -> None:
    offer()

    [item] = read(client, f"listings?lang={lang}")["items"]

    assert item["settlement"] == name
    assert f"/gori/{lang}/market/listings/" in item["url"]


def test_phone_and_mail_of_a_seller_are_never_told(
    offer: Offer, farm: Organisation, client: Client
) -> None:
    listing = offer(text="Sweet and red.")

    answers = [client.get("/api/v1/listings"), client.get(f"/api/v1/listings/{listing.pk}")]

    text = "".join(answer.text for answer in answers)
    assert farm.phone[-6:] not in text.replace(" ", "")
    assert "@" not in text


def test_pages_follow_each_other_to_the_last(offer: Offer, client: Client) -> None:
    numbers = {offer().pk for _ in range(5)}

    first = read(client, "listings?limit=3&municipality=gori")
    last = read(client, f"listings?limit=3&municipality=gori&cursor={first['next']}")

    assert len(first["items"]) == 3
    assert {item["id"] for item in first["items"] + last["items"]} == numbers
    assert last["next"] is None


def test_listings_of_another_municipality_stay_there(
    offer: Offer, zestaponi: Municipality, client: Client
) -> None:
    offer()

    assert read(client, "listings?municipality=zestaponi")["items"] == []


def test_a_settlement_and_a_concept_narrow_the_list(offer: Offer, client: Client) -> None:
    offer()

    assert (
        len(read(client, "listings?municipality=gori&settlement=skra&concept=fruit")["items"]) == 1
    )
    assert read(client, "listings?municipality=gori&concept=pear")["items"] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("listings?municipality=atlantis", 404),
        ("listings?municipality=gori&settlement=atlantis", 404),
        ("listings?concept=atlantis", 404),
        ("listings/999999999999999999999", 404),
        ("no/such/address", 404),
        ("", 404),
        ("listings?lang=de", 422),
        ("listings?limit=-1", 422),
        ("listings?limit=101", 422),
        ("listings?sort=best", 422),
        ("listings?sort=distance", 422),
        ("listings?settlement=skra", 422),
        ("listings?cursor=yesterday", 422),
        ("concepts?kind=animal", 422),
        ("listings/first", 422),
    ],
)
def test_what_cannot_be_answered_is_a_problem(
    gori: Municipality, client: Client, address: str, status: int
) -> None:
    response = client.get(f"/api/v1/{address}")

    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert set(response.json()) == {"type", "title", "status", "detail"}


@pytest.mark.parametrize(
    ("lang", "sentence"), [("ka", "შეამოწმეთ"), ("en", "Check"), ("ru", "Проверьте")]
)
def test_a_problem_is_told_in_the_language_asked_for(
    db: None, client: Client, lang: str, sentence: str
) -> None:
    detail = read(client, f"listings?limit=-1&lang={lang}", 422)["detail"]

    assert detail.startswith(sentence)
    assert "limit" in detail


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("limit=-1", "limit (≥ 1)"),
        ("limit=101", "limit (≤ 100)"),
        ("lang=de", "lang (ka, en, ru)"),
        ("sort=best", "sort (relevance, newest, price, distance)"),
        ("limit=many", "limit."),
    ],
)
def test_a_problem_says_what_a_parameter_may_be(
    db: None, client: Client, asked: str, hint: str
) -> None:
    assert hint in read(client, f"listings?{asked}", 422)["detail"]


def test_an_answer_that_did_not_change_is_not_sent_again(offer: Offer, client: Client) -> None:
    offer()
    etag = client.get("/api/v1/listings").headers["ETag"]

    again = client.get("/api/v1/listings", headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")


def test_pages_of_other_houses_may_read_it(gori: Municipality, client: Client) -> None:
    for address in ("municipalities", "listings?limit=0", "openapi.json"):
        response = client.get(f"/api/v1/{address}")

        assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("host", ["testserver", "gori.example"])
def test_the_api_answers_on_every_host(gori: Municipality, client: Client, host: str) -> None:
    Municipality.objects.filter(pk=gori.pk).update(host="gori.example")

    response = client.get("/api/v1/municipalities?lang=en", headers={"Host": host})

    assert [item["slug"] for item in response.json()["items"]] == ["gori"]


@pytest.mark.parametrize(
    "asked", ["", "&sort=price", "&municipality=gori&settlement=skra&sort=price", "&q=apple"]
)
def test_one_listing_costs_as_many_queries_as_twenty_four(
    offer: Offer, client: Client, asked: str, django_assert_max_num_queries: Any
) -> None:
    for _ in range(24):
        offer()
    read(client, f"listings?limit=2{asked}")

    caches["pages"].clear()
    with django_assert_max_num_queries(4) as one:
        read(client, f"listings?limit=1{asked}")
    caches["pages"].clear()
    with django_assert_max_num_queries(4) as many:
        read(client, f"listings?limit=23{asked}")

    assert len(one) == len(many)


def test_one_listing_alone_costs_two_queries(
    offer: Offer, client: Client, django_assert_num_queries: Any
) -> None:
    listing = offer()
    read(client, f"listings/{listing.pk}")

    with django_assert_num_queries(2):
        read(client, f"listings/{listing.pk}")


def test_concepts_are_told_by_kind_and_language(db: None, client: Client) -> None:
    items = read(client, "concepts?kind=class&lang=ru")["items"]

    assert {"code": "class.standard", "name": "Стандарт"}.items() <= items[0].items()
