"""What the agency sees, what waits for whom, what is held about people and forgotten."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.chips import Side
from qvevri.market.wanted import actions, demand
from qvevri.market.wanted.models import Answer, Asked, Policy, Turn, Wanted
from qvevri.market.wanted.tests.conftest import (
    asked_of,
    has,
    make_listing,
    make_open,
    make_seller,
    make_wanted,
)
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person, Role
from qvevri.people.registry import holdings, links_of
from qvevri.places.models import Municipality, Settlement
from qvevri.todos.queries import todos_for

STAFF = "/gori/ka/market/wanted/staff/"
MINE = "/gori/ka/market/wanted/mine/"
THREE_DAYS = timedelta(hours=73)


def later(by: timedelta) -> time_machine.travel:
    return time_machine.travel(timezone.now() + by, tick=False)


def kinds(person: Person, municipality: Municipality) -> list[str]:
    found = [todo.kind for todo in todos_for(person, municipality)]
    return [kind for kind in found if kind.startswith("wanted.")]


def test_request_without_an_answer_after_three_days_waits_for_the_officer(
    wanted: Wanted, clerk: Person, gori: Municipality
) -> None:
    assert kinds(clerk, gori) == []

    with later(THREE_DAYS):
        assert kinds(clerk, gori) == ["wanted.unanswered"]


def test_answered_request_does_not_wait(asked: Asked, clerk: Person, gori: Municipality) -> None:
    has(asked)

    with later(THREE_DAYS):
        assert kinds(clerk, gori) == []


def test_not_now_of_everybody_is_no_answer(asked: Asked, clerk: Person, gori: Municipality) -> None:
    actions.not_now(asked)

    with later(THREE_DAYS):
        assert kinds(clerk, gori) == ["wanted.unanswered"]


def test_question_waits_for_the_buyer_and_not_for_the_officer(
    asked: Asked, clerk: Person, gori: Municipality
) -> None:
    actions.say(asked, Side.SELLER, [{"chip": "ask_part"}], language="ka")

    with later(THREE_DAYS):
        assert kinds(clerk, gori) == []


def test_moderator_has_no_list_of_unanswered_requests(
    wanted: Wanted, giorgi: Person, gori: Municipality
) -> None:
    Role.objects.create(person=giorgi, municipality=gori, kind=Role.Kind.MODERATOR)

    with later(THREE_DAYS):
        assert kinds(giorgi, gori) == []


def test_seller_has_it_among_the_todos_until_answered(
    asked: Asked, nino: Person, gori: Municipality
) -> None:
    assert kinds(nino, gori) == ["wanted.to_answer"]

    has(asked)

    assert kinds(nino, gori) == []


def test_officer_sees_why_each_was_asked(asked: Asked, as_clerk: Client) -> None:
    page = as_clerk.get(f"{STAFF}{asked.wanted_id}/").content.decode()

    assert "ყიდის ამ პროდუქტს" in page
    assert "+38" in page
    assert "მოთხოვნა გამყიდველებს გაეგზავნა: 1" in page


def test_officer_asks_more_sellers(wanted: Wanted, ateni: Settlement, as_clerk: Client) -> None:
    make_listing(make_seller(ateni, 8))

    for _ in range(2):
        as_clerk.post(f"{STAFF}{wanted.pk}/more/")

    assert Asked.objects.filter(wanted=wanted).count() == 2


def test_hiding_needs_a_reason_and_can_be_undone(wanted: Wanted, as_clerk: Client) -> None:
    as_clerk.post(f"{STAFF}{wanted.pk}/hide/", {"reason": "  "})
    wanted.refresh_from_db()
    assert wanted.status == Wanted.Status.OPEN

    as_clerk.post(f"{STAFF}{wanted.pk}/hide/", {"reason": "ორჯერ დაიდო"})
    wanted.refresh_from_db()
    assert wanted.status == Wanted.Status.HIDDEN

    as_clerk.post(f"{STAFF}{wanted.pk}/show/")
    wanted.refresh_from_db()
    assert wanted.status == Wanted.Status.OPEN


def test_hidden_request_opens_for_nobody(
    asked: Asked, clerk: Person, client: Client, as_nino: Client
) -> None:
    actions.hide(asked.wanted, "…", by=clerk)

    assert client.get(f"/gori/en/market/wanted/b/{asked.wanted.buyer_key}/").status_code == 404
    assert as_nino.get(f"/gori/ka/market/wanted/asked/{asked.pk}/").status_code == 404


def test_complaints_are_settled(wanted: Wanted, clerk: Person, as_clerk: Client) -> None:
    actions.complain(wanted, sender="a")
    assert kinds(clerk, wanted.municipality) == ["wanted.reported"]

    as_clerk.post(f"{STAFF}{wanted.pk}/keep/")

    assert kinds(clerk, wanted.municipality) == []


def test_figures_of_the_municipality_are_kept(gori: Municipality, as_clerk: Client) -> None:
    as_clerk.post(f"{STAFF}policy/", {"most_sellers": "5", "days_open": "14"})
    as_clerk.post(f"{STAFF}policy/", {"most_sellers": "500", "days_open": "14"})

    policy = Policy.objects.get(municipality=gori)
    assert (policy.most_sellers, policy.days_open) == (5, 14)


@pytest.mark.parametrize("rest", ["", "1/", "demand/", "demand.xlsx"])
def test_strangers_and_sellers_see_nothing_of_it(
    wanted: Wanted, as_nino: Client, rest: str
) -> None:
    assert as_nino.get(f"{STAFF}{rest}").status_code == 404


def test_unmet_demand_is_counted_by_concept_and_month(
    asked: Asked, gori: Municipality, anna: Buyer
) -> None:
    has(asked, 400)
    make_open(gori, anna, sender="b", concept="honey", unit="kg", amount=70)

    with later(THREE_DAYS):
        rows = demand.demand(gori, timezone.now())

    found = {row.code: (row.requests, row.unmet, int(row.wanted), int(row.missing)) for row in rows}
    assert found == {"apple": (1, 0, 1000, 600), "honey": (1, 1, 70, 70)}


def test_more_offered_than_wanted_does_not_cover_another_request(
    asked: Asked, gori: Municipality, anna: Buyer
) -> None:
    has(asked, 5000)
    make_open(gori, anna, sender="b", amount=200)

    (row,) = demand.demand(gori, timezone.now())

    assert (int(row.wanted), int(row.missing)) == (1200, 200)


def test_request_sent_today_is_not_unmet_yet(wanted: Wanted, gori: Municipality) -> None:
    (row,) = demand.demand(gori, timezone.now())

    assert (row.requests, row.unmet) == (1, 0)


def test_demand_as_a_page_and_as_a_sheet(wanted: Wanted, as_clerk: Client) -> None:
    page = as_clerk.get(f"{STAFF}demand/").content.decode()
    book = load_workbook(io.BytesIO(as_clerk.get(f"{STAFF}demand.xlsx").content))

    assert "ვაშლი" in page
    assert book.active is not None
    assert [cell.value for cell in list(book.active.rows)[1]][1:5] == ["ვაშლი", 1, 0, 1000]


@pytest.mark.parametrize("number", [1, 24])
@pytest.mark.parametrize(("page", "most"), [(STAFF, 12), (f"{STAFF}demand/", 10)])
def test_staff_pages_ask_as_little_for_one_as_for_many(
    gori: Municipality,
    as_clerk: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    number: int,
    page: str,
    most: int,
) -> None:
    for one in range(number):
        buyer = Buyer(name="B", language="en", email=f"b{one}@import.example")
        make_open(gori, buyer, sender=str(one))
    as_clerk.get(page)

    with django_assert_max_num_queries(most):
        as_clerk.get(page)


@pytest.mark.parametrize("number", [1, 24])
def test_page_of_the_buyer_asks_as_little_for_one_answer_as_for_many(
    ateni: Settlement,
    anna: Buyer,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    gori = ateni.municipality
    Policy.objects.create(municipality=gori, most_sellers=30)
    for one in range(number):
        make_listing(make_seller(ateni, one))
    wanted = make_open(gori, anna)
    for asked in wanted.asked.all():
        has(asked, 100 + asked.pk)
    page = f"/gori/en/market/wanted/b/{wanted.buyer_key}/"
    client.get(page)

    with django_assert_max_num_queries(5):
        assert len(client.get(page).context["rows"]) == number


@pytest.mark.parametrize("number", [1, 24])
def test_own_list_of_a_seller_asks_as_little_for_one_as_for_many(
    apples: object,
    gori: Municipality,
    as_nino: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for one in range(number):
        buyer = Buyer(name="B", language="en", email=f"b{one}@import.example")
        make_open(gori, buyer, sender=str(one))
    as_nino.get(MINE)

    with django_assert_max_num_queries(9):
        assert len(as_nino.get(MINE).context["waiting"]) == number


@pytest.mark.parametrize("number", [1, 24])
def test_choosing_sellers_asks_as_little_for_one_listing_as_for_many(
    ateni: Settlement,
    anna: Buyer,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    gori = ateni.municipality
    Policy.objects.create(municipality=gori, most_sellers=1)
    for one in range(number):
        make_listing(make_seller(ateni, one))
    wanted = make_wanted(gori, anna)

    with django_assert_max_num_queries(32):
        actions.confirm(wanted)


def test_muting_in_ones_own_pages(
    farm: Organisation, second: Organisation, as_nino: Client
) -> None:
    as_nino.post(f"{MINE}mute/{farm.pk}/")
    assert as_nino.get(MINE).context["muted"][0].is_everything

    as_nino.post(f"{MINE}unmute/{farm.pk}/")
    assert not as_nino.get(MINE).context["muted"][0].is_everything
    assert as_nino.post(f"{MINE}mute/{second.pk}/").status_code == 404


def test_own_page_leads_to_requests(
    farm: Organisation, nino: Person, giorgi: Person, gori: Municipality
) -> None:
    own = reverse("wanted:mine")

    assert own in [line.url for line in links_of(nino, gori)]
    assert own not in [line.url for line in links_of(giorgi, gori)]


def test_what_is_held_about_a_buyer_is_given_out_and_erased(
    gori: Municipality, giorgi: Person, apples: object, farm: Organisation
) -> None:
    buyer = Buyer(name="გიორგი", language="ka", phone=str(giorgi.phone), person=giorgi)
    wanted = make_open(gori, buyer, text="წვენისთვის")
    asked = asked_of(wanted, farm)
    actions.say(asked, Side.BUYER, [{"chip": "call_me"}], text="საღამოს", language="ka")
    (held,) = [one for one in holdings() if one.name == "requests"]
    assert held.export(giorgi)[0]["phone"] == giorgi.phone

    held.erase(giorgi)

    wanted.refresh_from_db()
    assert (wanted.buyer_name, wanted.buyer_phone, wanted.text) == ("", "", "")
    assert (wanted.buyer, wanted.status) == (None, Wanted.Status.CLOSED)
    assert Turn.objects.get().text == ""
    assert held.export(giorgi) == []


def test_own_words_of_a_seller_go_with_the_person(asked: Asked, nino: Person) -> None:
    has(asked, text="საკუთარი სიტყვები")
    (held,) = [one for one in holdings() if one.name == "answers_to_requests"]
    assert held.export(nino)[0]["text"] == "საკუთარი სიტყვები"

    held.erase(nino)

    answer = Answer.objects.get()
    assert (answer.text, int(answer.amount)) == ("", 500)


def test_unconfirmed_requests_are_gone_after_a_week(gori: Municipality, anna: Buyer) -> None:
    make_wanted(gori, anna)

    with later(timedelta(days=8)):
        actions.forget_old(timezone.now())

    assert not Wanted.objects.exists()


def test_buyers_of_a_year_ago_are_forgotten_and_the_demand_stays(
    wanted: Wanted, asked: Asked, gori: Municipality
) -> None:
    has(asked, text="საკუთარი სიტყვები")
    actions.complain(wanted, sender="a")
    actions.close(wanted)

    with later(timedelta(days=370)):
        actions.forget_old(timezone.now())
        wanted.refresh_from_db()

        assert (wanted.buyer_name, wanted.is_forgotten) == ("", True)
        assert Answer.objects.get().text == ""
        assert not wanted.complaints.exists()
        assert len(demand.demand(gori, timezone.now())) == 1
