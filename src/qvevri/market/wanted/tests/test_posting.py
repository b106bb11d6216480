"""A buyer without an account says what is needed, and confirms it by the link that was sent."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.core.limits import TooOften
from qvevri.history.queries import entries_about
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.listings.models import Listing
from qvevri.market.wanted import actions, refusals
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.market.wanted.tests.conftest import (
    filled,
    in_days,
    make_open,
    make_wanted,
    said,
)
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement

POST = "/gori/en/market/wanted/post/?concept=apple"


def sent(client: Client, **fields: Any) -> Wanted:
    client.post(POST, filled(client, POST, **fields))
    return Wanted.objects.get()


def errors(client: Client, **fields: Any) -> dict[str, list[str]]:
    answer = client.post(POST, filled(client, POST, **fields))
    assert Wanted.objects.count() == 0
    return dict(answer.context["form"].errors)


def test_request_waits_until_its_buyer_confirms_it(
    apples: Listing, gori: Municipality, client: Client
) -> None:
    answer = client.post(POST, filled(client, POST))

    wanted = Wanted.objects.get()
    assert answer.headers["Location"] == "/gori/en/market/wanted/post/sent/?by=email"
    assert wanted.status == Wanted.Status.UNCONFIRMED
    assert not Asked.objects.exists()
    letter = Message.objects.get()
    assert (letter.kind, letter.to, letter.language) == (
        "wanted.confirm",
        "anna@import.example",
        "en",
    )
    assert f"/gori/en/market/wanted/b/{wanted.buyer_key}/" in letter.text


def test_opening_the_link_does_nothing_and_its_button_asks_sellers(
    apples: Listing, gori: Municipality, anna: Buyer, client: Client
) -> None:
    wanted = make_wanted(gori, anna)
    page = f"/gori/en/market/wanted/b/{wanted.buyer_key}/"
    client.get(page)
    assert not Asked.objects.exists()

    for _ in range(2):
        client.post(f"{page}confirm/")

    wanted.refresh_from_db()
    assert wanted.status == Wanted.Status.OPEN
    assert Asked.objects.count() == 1
    assert Message.objects.filter(kind="wanted.asked").count() == 1


@pytest.mark.parametrize(("language", "shown"), [("ka", "1,5"), ("ru", "1,5"), ("en", "1.5")])
def test_amount_said_with_the_product_is_written_as_its_reader_writes(
    gori: Municipality, client: Client, language: str, shown: str
) -> None:
    first = f"/gori/{language}/market/wanted/post/"

    page = client.get(first, {"q": "apples 1.5 t"}, follow=True).content.decode()

    assert f'value="{shown}"' in page


@pytest.mark.parametrize("language", ["ka", "ru", "en"])
@pytest.mark.parametrize(
    ("amount", "price"),
    [
        ("1,5", "0,20-0,25"),
        ("1.5 t", "0.20 - 0.25 lari"),
        ("1,5 ტ", "0,20–0,25 ლარი"),
        (" 1.5 т ", "от 0,20 до 0,25 лари"),
    ],
)
def test_amount_and_price_are_read_as_people_of_any_language_type_them(
    gori: Municipality, client: Client, language: str, amount: str, price: str
) -> None:
    here = POST.replace("/en/", f"/{language}/")
    typed = {"amount": amount, "unit": "t", "price": price, "price_unit": "kg"}
    client.post(here, filled(client, here, **typed))

    wanted = Wanted.objects.get()
    assert [wanted.amount_base, wanted.price, wanted.price_max] == [1500, 20, 25]


def test_everything_typed_is_kept(gori: Municipality, skra: Settlement, client: Client) -> None:
    where = {"way": "settlement", "settlement": str(skra.pk), "country": "DE"}
    marks = {"packing": "packing.crate", "certificates": ["certificate.globalgap"]}
    money = {"amount": "1.5", "unit": "t", "price": "1.20-1.50"}
    wanted = sent(client, text="For our shops.", **where, **marks, **money)

    assert (str(wanted.amount), wanted.unit, wanted.base) == ("1.500", "t", "kg")
    assert wanted.amount_base == 1500
    assert (wanted.price_form, wanted.price, wanted.price_max) == ("range", 120, 150)
    assert (wanted.settlement, wanted.packing) == (skra, "packing.crate")
    assert wanted.certificates == ["certificate.globalgap"]
    assert (wanted.text, wanted.text_language, wanted.buyer_country) == (
        *("For our shops.", "en"),
        "DE",
    )


@pytest.mark.parametrize(
    ("typed", "city", "country"),
    [("Berlin, Germany", "berlin", "DE"), ("ბათუმი", "batumi", "GE"), ("Ulm", "Ulm", "")],
)
def test_town_abroad_is_recognised(
    gori: Municipality, client: Client, typed: str, city: str, country: str
) -> None:
    wanted = sent(client, way="city", city=typed)

    assert (wanted.way, wanted.city, wanted.country) == ("city", city, country)


@pytest.mark.parametrize(
    ("typed", "amount"), [("800 კგ", 800), ("1 500", 1500), ("1,5 т", 1500), ("2 tonnes", 2000)]
)
def test_amounts_are_read_as_people_write_them(
    gori: Municipality, client: Client, typed: str, amount: int
) -> None:
    assert sent(client, amount=typed).amount_base == amount


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("amount", ""),
        ("amount", "0"),
        ("amount", "-5"),
        ("amount", "many"),
        ("amount", "999999999999"),
        ("unit", "ha"),
        ("needed_until", "2020-01-01"),
        ("needed_until", "2099-01-01"),
        ("needed_until", "31.12"),
        ("price", "free"),
        ("price", "0"),
        ("price", "from 2"),
        ("price", "5 people"),
        ("text", "x" * 5000),
        ("text", "Call me: 599 12 34 56"),
        ("text", "see www.example.com"),
        ("text", "write to a@example.com"),
        ("name", ""),
        ("name", "www.shop.ge"),
        ("email", "anna"),
        ("phone", "12"),
        ("settlement", "999999"),
        ("certificates", "certificate.none"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(
    gori: Municipality, client: Client, field: str, typed: str
) -> None:
    assert field in errors(client, **{field: typed})


def test_price_for_another_kind_of_unit_is_said_under_its_field(
    gori: Municipality, client: Client
) -> None:
    cheese = POST.replace("apple", "cheese")
    form = filled(client, cheese, unit="pc", price="5", price_unit="kg")

    assert "price_unit" in client.post(cheese, form).context["form"].errors


@pytest.mark.parametrize(
    ("way", "field"), [("settlement", "settlement"), ("city", "city"), ("boat", "way")]
)
def test_where_to_must_be_said(gori: Municipality, client: Client, way: str, field: str) -> None:
    assert field in errors(client, way=way)


def test_last_day_before_the_first_is_refused(gori: Municipality, client: Client) -> None:
    days = {"needed_from": in_days(9).isoformat(), "needed_until": in_days(3).isoformat()}

    assert "needed_until" in errors(client, **days)


def test_what_was_typed_is_not_lost(gori: Municipality, client: Client) -> None:
    answer = client.post(POST, filled(client, POST, amount="many", text="For juice."))

    assert b"many" in answer.content
    assert b"For juice." in answer.content


def test_same_form_sent_twice_is_one_request(gori: Municipality, client: Client) -> None:
    form = filled(client, POST)
    for _ in range(2):
        client.post(POST, form)

    assert Wanted.objects.count() == 1
    assert Message.objects.count() == 1


def test_buyer_signed_in_with_this_number_needs_no_link(
    apples: Listing, gori: Municipality, giorgi: Person
) -> None:
    buyer = Buyer(name="გიორგი", language="ka", phone=str(giorgi.phone), person=giorgi)

    wanted = make_wanted(gori, buyer)

    assert wanted.status == Wanted.Status.OPEN
    assert Asked.objects.filter(wanted=wanted).exists()


def test_buyer_signed_in_with_another_number_needs_the_link(
    gori: Municipality, giorgi: Person
) -> None:
    buyer = Buyer(name="გიორგი", language="ka", phone="+995599100199", person=giorgi)

    assert make_wanted(gori, buyer).status == Wanted.Status.UNCONFIRMED


def test_nobody_has_more_than_five_requests_open(gori: Municipality, anna: Buyer) -> None:
    for number in range(5):
        make_wanted(gori, anna, amount=number + 1, sender=str(number))

    with pytest.raises(refusals.TooManyOpen):
        make_wanted(gori, anna, amount=6, sender="z")


def test_one_sender_cannot_flood(gori: Municipality) -> None:
    for number in range(8):
        buyer = Buyer(name="B", language="en", email=f"b{number}@import.example")
        make_wanted(gori, buyer)

    with pytest.raises(TooOften):
        make_wanted(gori, Buyer(name="B", language="en", email="b9@import.example"))


def test_one_contact_cannot_be_flooded(gori: Municipality, anna: Buyer) -> None:
    for number in range(6):
        actions.close(make_wanted(gori, anna, amount=number + 1, sender=str(number)))

    with pytest.raises(TooOften):
        make_wanted(gori, anna, amount=9, sender="z")


def test_fast_form_is_refused(gori: Municipality, client: Client) -> None:
    form = filled(client, POST)
    form["shown"] = client.get(POST).context["form"].guard()["shown"]

    client.post(POST, form)

    assert Wanted.objects.count() == 0


def test_days_that_went_by_before_confirming_are_said(gori: Municipality, anna: Buyer) -> None:
    wanted = make_wanted(gori, anna)

    with (
        time_machine.travel(timezone.now() + timedelta(days=20), tick=False),
        pytest.raises(refusals.RequestOver),
    ):
        actions.confirm(wanted)


def test_posting_and_sending_are_in_the_history_without_a_name(
    wanted: Wanted,
) -> None:
    entries = list(entries_about(wanted).order_by("pk"))

    assert [entry.verb for entry in entries] == ["posted", "sent"]
    assert entries[1].facts == {"sellers": 1, "rule": "1"}
    assert "Anna" not in str([entry.facts for entry in entries])


@pytest.mark.parametrize(
    "wrong",
    [
        {"concept": "apple.champion"},
        {"concept": "nothing"},
        {"variety": "pear.conference"},
        {"unit": "ha"},
        {"unit": "sack", "pack_amount": -1},
        {"unit": "sack", "pack_amount": 5, "pack_unit": "ha"},
        {"packing": "certificate.bio"},
        {"certificates": ("packing.crate",)},
        {"settlement": 999_999},
        {"needed_until": in_days(-1)},
    ],
)
def test_action_itself_refuses_what_cannot_be(
    gori: Municipality, anna: Buyer, wrong: dict[str, Any]
) -> None:
    with pytest.raises(refusals.NotPossible):
        make_wanted(gori, anna, **wrong)


def test_settlement_of_another_municipality_is_refused(
    gori: Municipality, sviri: Settlement, anna: Buyer
) -> None:
    with pytest.raises(refusals.NotPossible):
        make_wanted(gori, anna, settlement=sviri.pk)


def test_key_of_another_municipality_opens_nothing(
    wanted: Wanted, zestaponi: Municipality, client: Client
) -> None:
    answer = client.get(f"/zestaponi/en/market/wanted/b/{wanted.buyer_key}/")

    assert answer.status_code == 404


def test_two_requests_of_two_buyers_are_two(gori: Municipality, anna: Buyer) -> None:
    make_open(gori, anna)
    other = Buyer(name="Ilze", language="en", email="ilze@import.example")
    make_open(gori, other, sender="b")

    assert said() == said()
    assert Wanted.objects.count() == 2
