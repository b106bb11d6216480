"""A seller answers by link, without signing in: I have it, not now, a question."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.core.errors import Refused
from qvevri.history.queries import entries_about
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.chips import Side
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.wanted import actions, refusals
from qvevri.market.wanted.models import Answer, Asked, Mute, Turn, Wanted
from qvevri.market.wanted.telling import seller_token
from qvevri.market.wanted.tests.conftest import (
    asked_of,
    has,
    in_days,
    make_listing,
    make_open,
    make_seller,
)
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.prices import PriceForm


def link(asked: Asked) -> str:
    return f"/gori/ka/market/wanted/s/{seller_token(asked)}/"


def answer_form(**more: str) -> dict[str, str]:
    return {
        "do": "have",
        "amount": "500",
        "unit": "kg",
        "price": "1.40",
        "price_unit": "kg",
        "ready_from": in_days(2).isoformat(),
        **more,
    }


def errors(client: Client, asked: Asked, **more: str) -> dict[str, list[str]]:
    answer = client.post(link(asked), answer_form(**more))
    assert not Answer.objects.exists()
    return dict(answer.context["form"].errors)


@pytest.mark.parametrize("do", ["", "have", "not_now", "ask", "mute", "mute_all"])
def test_opening_the_link_changes_nothing(asked: Asked, client: Client, do: str) -> None:
    assert client.get(link(asked), {"do": do}).status_code == 200

    asked.refresh_from_db()
    assert asked.state == Asked.State.WAITING
    assert not Mute.objects.exists()
    assert not Answer.objects.exists()


def test_i_have_it_reaches_the_buyer_in_english(asked: Asked, client: Client) -> None:
    client.post(link(asked), answer_form(text="წითელი, მოკრეფილია ოქტომბერში"))

    answer = Answer.objects.get()
    assert answer.amount_base == 500
    assert answer.price_base == 140
    letter = Message.objects.get(kind="wanted.answered")
    assert (letter.to, letter.language) == ("anna@import.example", "en")
    assert letter.subject.startswith("Ninos bagi has it")
    asked.refresh_from_db()
    assert asked.state == Asked.State.HAS


def test_form_is_filled_from_the_listing(asked: Asked, client: Client) -> None:
    initial = client.get(link(asked)).context["form"].initial

    assert (initial["amount"], initial["unit"]) == ("800", "kg")
    assert (initial["price"], initial["price_unit"]) == ("1,50", "kg")


@pytest.mark.parametrize(
    ("language", "amount", "price"),
    [("ka", "0,5", "0,25"), ("ru", "0,5", "0,25"), ("en", "0.5", "0.25")],
)
def test_answer_to_be_changed_is_written_as_its_reader_writes(
    asked: Asked, client: Client, language: str, amount: str, price: str
) -> None:
    client.post(link(asked), answer_form(amount="0,5", price="0.25 ლარი"))

    page = client.get(link(asked).replace("/ka/", f"/{language}/"), {"do": "have"})

    initial = page.context["form"].initial
    assert (initial["amount"], initial["price"]) == (amount, price)


@pytest.mark.parametrize("language", ["ka", "ru", "en"])
@pytest.mark.parametrize(
    ("amount", "price"),
    [
        ("0,5", "1,4"),
        ("0.5", "1.40 ლარი"),
        (" 0,5 ", "1,4 лари"),
        ("½", "₾ 1.4"),
        (",5", "140 tetri"),
    ],
)
def test_answer_is_read_as_people_of_any_language_type_it(
    asked: Asked, client: Client, language: str, amount: str, price: str
) -> None:
    here = link(asked).replace("/ka/", f"/{language}/")
    client.post(here, answer_form(amount=amount, price=price))

    answer = Answer.objects.get()
    assert (answer.amount, answer.price) == (Decimal("0.5"), 140)


@pytest.mark.parametrize(
    ("unit", "amount", "price"),
    [("t", "0.5", "1400"), ("kg", "500 kg", "1.40"), ("g", "500000", "")],
)
def test_any_unit_of_the_kind_will_do(
    asked: Asked, client: Client, unit: str, amount: str, price: str
) -> None:
    client.post(link(asked), answer_form(unit=unit, amount=amount, price=price, price_unit=unit))

    answer = Answer.objects.get()
    assert answer.amount_base == 500
    assert answer.price_base in (None, 140)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("amount", ""),
        ("amount", "0"),
        ("amount", "much"),
        ("amount", "5 l"),
        ("unit", "l"),
        ("price", "0"),
        ("price", "1-2"),
        ("price", "2 $"),
        ("ready_from", "2020-01-01"),
        ("ready_from", "tomorrow"),
        ("text", "ა" * 5000),
    ],
)
def test_what_cannot_be_is_said_under_its_field(
    asked: Asked, client: Client, field: str, typed: str
) -> None:
    assert field in errors(client, asked, **{field: typed})


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "l"},
        {"price": PriceInput(PriceForm.FIXED, amount=5, unit="l")},
        {"price": PriceInput(PriceForm.RANGE, amount=5, amount_max=9, unit="kg")},
        {"price": PriceInput(PriceForm.FIXED, amount=0, unit="kg")},
        {"ready_from": in_days(-1)},
        {"ready_from": in_days(900)},
        {"ready_until": in_days(1)},
        {"amount": Decimal(10) ** 9},
    ],
)
def test_action_itself_refuses_what_cannot_be(asked: Asked, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        has(asked, **wrong)

    assert not Answer.objects.exists()


def test_answer_in_the_buyers_bottles_is_compared_by_the_litre(
    gori: Municipality, ateni: Settlement, anna: Buyer
) -> None:
    seller = make_seller(ateni, 5)
    make_listing(seller, concept="wine-white", unit="l", price=PriceInput(PriceForm.AGREEMENT))
    bottles = {"unit": "bottle", "pack_amount": Decimal("0.75"), "pack_unit": "l"}
    wanted = make_open(gori, anna, concept="wine-white", amount=Decimal(600), **bottles)

    price = PriceInput(PriceForm.FIXED, amount=1500, unit="bottle")
    answer = has(asked_of(wanted, seller), unit="bottle", price=price)

    assert wanted.base == "l"
    assert wanted.amount_base == 450
    assert answer.amount_base == 375
    assert answer.price_base == 2000


def test_same_answer_twice_is_told_once(asked: Asked, client: Client) -> None:
    for _ in range(2):
        client.post(link(asked), answer_form())

    assert Answer.objects.count() == 1
    assert Message.objects.filter(kind="wanted.answered").count() == 1


def test_second_answer_replaces_the_first(asked: Asked) -> None:
    has(asked, tetri=140)
    has(asked, tetri=130)

    assert Answer.objects.get().price == 130
    verbs = [entry.verb for entry in entries_about(asked).order_by("pk")]
    assert verbs == ["answered", "answered anew"]


def test_not_now_tells_nobody(asked: Asked, client: Client) -> None:
    before = Message.objects.count()
    for _ in range(2):
        client.post(link(asked), {"do": "not_now"})

    asked.refresh_from_db()
    assert asked.state == Asked.State.NOT_NOW
    assert Message.objects.count() == before


def test_answer_taken_back_is_told_to_the_buyer(asked: Asked) -> None:
    has(asked)

    actions.not_now(asked)

    assert not Answer.objects.exists()
    assert Message.objects.filter(kind="wanted.withdrawn").count() == 1


def test_question_reaches_the_buyer(asked: Asked, client: Client) -> None:
    client.post(link(asked), {"do": "ask", "more_ask_part": "on"})

    asked.refresh_from_db()
    assert (asked.state, asked.waits_for) == (Asked.State.ASKS, Side.BUYER)
    assert Turn.objects.get().chips == [{"chip": "ask_part"}]
    letter = Message.objects.get(kind="wanted.asks")
    assert f"/b/{asked.wanted.buyer_key}/{asked.pk}/" in letter.text


def test_empty_question_is_refused(asked: Asked, client: Client) -> None:
    answer = client.post(link(asked), {"do": "ask"})

    assert answer.context["talk"].errors
    assert not Turn.objects.exists()


def test_answer_after_closing_is_refused(asked: Asked, client: Client) -> None:
    actions.close(asked.wanted)

    answer = client.post(link(asked), answer_form())

    assert "დასრულდა" in answer.context["refused"]
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("language", "told"),
    [("ka", "ეს არ გაიგზავნა"), ("ru", "Это не отправлено"), ("en", "This was not sent")],
)
def test_answer_to_a_request_closed_meanwhile_is_not_lost(
    asked: Asked, client: Client, language: str, told: str
) -> None:
    actions.close(asked.wanted)
    here = link(asked).replace("/ka/", f"/{language}/")

    pages = [
        client.post(here, answer_form(amount="7,5 კგ", price="ბევრი", text="ჩემი სიტყვა")).text,
        client.post(here, {"do": "ask", "text": "7,5 კგ, ბევრი, ჩემი სიტყვა"}).text,
    ]

    assert [told in page for page in pages] == [True, True]
    for words in ("7,5 კგ", "ბევრი", "ჩემი სიტყვა"):
        assert [words in page for page in pages] == [True, True]


def test_a_question_sent_twice_is_asked_once(asked: Asked, client: Client) -> None:
    here = link(asked)
    answers = [client.post(here, {"do": "ask", "text": "როდის?"}) for _ in range(2)]

    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Turn.objects.count() == 1


def test_answer_sent_after_the_session_ended_waits_behind_the_sign_in(
    asked: Asked, client: Client, nino: Person
) -> None:
    here = f"/gori/en/market/wanted/asked/{asked.pk}/"
    told = client.post(here, answer_form(amount="7,5 kg", text="My own words"), follow=True).text
    client.force_login(nino)
    page = client.get(here).text

    assert "what you wrote is kept" in told
    assert all(words in page for words in ("send it again", "7,5 kg", "My own words"))
    assert not Answer.objects.exists()


def test_answer_after_its_time_is_refused(asked: Asked) -> None:
    with (
        time_machine.travel(timezone.now() + timedelta(days=16), tick=False),
        pytest.raises(refusals.RequestOver),
    ):
        has(asked)


def test_unconfirmed_request_takes_no_answer(wanted: Wanted, asked: Asked) -> None:
    Wanted.objects.update(status=Wanted.Status.UNCONFIRMED)

    with pytest.raises(refusals.NotSentYet):
        has(asked)


def test_blocked_seller_answers_nothing(asked: Asked, farm: Organisation) -> None:
    Organisation.objects.filter(pk=farm.pk).update(trust=Organisation.Trust.BLOCKED)

    with pytest.raises(refusals.SellerBlocked):
        has(asked)


@pytest.mark.parametrize("token", ["x", "e30:1:2", "%00", "a" * 500])
def test_broken_link_shows_a_way_on(gori: Municipality, client: Client, token: str) -> None:
    answer = client.get(f"/gori/ka/market/wanted/s/{token}/")

    assert answer.status_code == 410
    assert "/gori/ka/market/wanted/mine/" in answer.content.decode()


def test_old_link_is_said_to_be_old(asked: Asked, client: Client) -> None:
    old = link(asked)

    with time_machine.travel(timezone.now() + timedelta(days=121), tick=False):
        answer = client.post(old, {"do": "not_now"})

    assert answer.status_code == 410
    asked.refresh_from_db()
    assert asked.state == Asked.State.WAITING


def test_link_of_another_municipality_opens_nothing(
    asked: Asked, zestaponi: Municipality, client: Client
) -> None:
    address = link(asked).replace("/gori/", "/zestaponi/")

    assert client.get(address).status_code == 404


def test_post_from_another_site_is_refused(asked: Asked, client: Client) -> None:
    answer = client.post(link(asked), {"do": "not_now"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403


def test_muting_by_link(asked: Asked, client: Client, farm: Organisation) -> None:
    client.post(link(asked), {"do": "mute"})
    assert Mute.objects.get().concept == asked.wanted.concept

    client.post(link(asked), {"do": "mute_all"})
    client.post(link(asked), {"do": "unmute"})

    assert not Mute.objects.exists()


def test_signed_in_seller_finds_the_same_page(asked: Asked, as_nino: Client) -> None:
    page = f"/gori/ka/market/wanted/asked/{asked.pk}/"
    as_nino.post(page, answer_form())

    assert Answer.objects.get().asked == asked
    assert entries_about(asked).get().by is not None


@pytest.mark.parametrize("pk", [0, 999_999])
def test_what_is_not_there_and_anothers_are_the_same(
    asked: Asked, giorgi: Person, client: Client, pk: int
) -> None:
    client.force_login(giorgi)

    for number in (pk, asked.pk):
        page = f"/gori/ka/market/wanted/asked/{number}/"
        assert client.get(page).status_code == 404
        assert client.post(page, answer_form()).status_code == 404
    assert not Answer.objects.exists()


def test_officer_answers_for_a_seller(asked: Asked, as_clerk: Client) -> None:
    page = f"/gori/ka/market/wanted/asked/{asked.pk}/"
    assert as_clerk.get(page).context["stands_in"]

    as_clerk.post(page, answer_form())

    assert entries_about(asked).get().by_name == "officer"


def test_officer_without_second_factor_does_not(
    asked: Asked, clerk: Person, client: Client
) -> None:
    client.force_login(clerk)

    assert client.get(f"/gori/ka/market/wanted/asked/{asked.pk}/").status_code == 404
