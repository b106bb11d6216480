"""Who sees which threads in a list, and what waits for whom."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.market.enquiries import actions
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.tests.conftest import HOW_MUCH
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.todos.queries import todos_for

MINE = "/gori/ka/market/enquiries/"


def test_seller_sees_the_new_question_and_its_turn(asked: Enquiry, as_nino: Client) -> None:
    page = as_nino.get(MINE).content.decode()

    assert f"/market/enquiries/s/{asked.seller_key}/" in page
    assert "ახალი" in page
    assert "თქვენი ჯერია" in page


def test_stranger_sees_an_empty_list(asked: Enquiry, client: Client, giorgi: Person) -> None:
    client.force_login(giorgi)

    page = client.get(MINE).content.decode()

    assert asked.seller_key not in page
    assert "მიმოწერა ჯერ არ არის" in page


def test_signed_in_buyer_sees_what_was_asked(
    asked: Enquiry, client: Client, giorgi: Person
) -> None:
    Enquiry.objects.update(buyer=giorgi)
    client.force_login(giorgi)

    assert f"/market/enquiries/b/{asked.buyer_key}/" in client.get(MINE).content.decode()


def test_list_asks_to_sign_in(gori: Municipality, client: Client) -> None:
    assert client.get(MINE).status_code == 302


@pytest.mark.django_db
def test_list_takes_the_same_queries_for_one_and_for_many(
    asked: Enquiry, as_nino: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    as_nino.get(MINE)
    with django_assert_num_queries(queries_of_list := 7):
        as_nino.get(MINE)
    for number in range(6):
        buyer = actions.Buyer(name="B", language="ru", email=f"b{number}@x.example")
        actions.ask(asked.listing, [HOW_MUCH], buyer=buyer, sender="b")
    with django_assert_num_queries(queries_of_list):
        as_nino.get(MINE)


def kinds(person: Person, municipality: Municipality) -> list[str]:
    return [todo.kind for todo in todos_for(person, municipality)]


def test_question_waits_for_the_seller(asked: Enquiry, nino: Person, gori: Municipality) -> None:
    assert "enquiries.to_answer" in kinds(nino, gori)

    actions.say(asked, Side.SELLER, [{"chip": "call_me"}], language="ka")

    assert "enquiries.to_answer" not in kinds(nino, gori)


@pytest.mark.parametrize(("hours", "waits"), [(71.9, 0), (72, 1)])
def test_officer_is_told_after_72_hours_of_silence(
    asked: Enquiry, clerk: Person, gori: Municipality, hours: float, waits: int
) -> None:
    with time_machine.travel(asked.last_turn_at + timedelta(hours=hours), tick=False):
        assert kinds(clerk, gori).count("enquiries.silent") == waits


def test_answered_enquiry_does_not_wait_for_the_officer(
    asked: Enquiry, clerk: Person, gori: Municipality
) -> None:
    actions.say(asked, Side.SELLER, [{"chip": "call_me"}], language="ka")

    with time_machine.travel(timezone.now() + timedelta(hours=100), tick=False):
        assert "enquiries.silent" not in kinds(clerk, gori)


def test_officer_of_another_place_is_not_told(
    asked: Enquiry, clerk: Person, zestaponi: Municipality
) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=100), tick=False):
        assert kinds(clerk, zestaponi) == []
