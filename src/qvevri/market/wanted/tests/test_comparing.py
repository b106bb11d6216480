"""The buyer compares answers, takes one or several, extends, closes."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation
from openpyxl import load_workbook

from qvevri.history.queries import entries_about
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.wanted import actions, comparing, queries, refusals
from qvevri.market.wanted.comparing import Row, Together
from qvevri.market.wanted.models import Answer, Asked, Wanted
from qvevri.market.wanted.tasks import look_after_requests
from qvevri.market.wanted.tests.conftest import asked_of, has, in_days, make_open
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality


def page_address(wanted: Wanted, rest: str = "", language: str = "en") -> str:
    return f"/gori/{language}/market/wanted/b/{wanted.buyer_key}/{rest}"


def table(wanted: Wanted) -> list[Row]:
    with translation.override("en"):
        return comparing.rows(wanted, queries.asked_sellers(wanted))


def together(wanted: Wanted) -> Together | None:
    with translation.override("en"):
        return comparing.together(wanted, table(wanted))


@pytest.fixture
def three(
    apples: object,
    second: Organisation,
    third: Organisation,
    farm: Organisation,
    gori: Municipality,
    anna: Buyer,
) -> Wanted:
    """A thousand kilos, answered by three: 500 at 1.40, 600 at 1.70, 300 at 1.20."""
    wanted = make_open(gori, anna)
    has(asked_of(wanted, farm), 500, 140)
    has(asked_of(wanted, second), 600, 170)
    has(asked_of(wanted, third), 300, 120)
    return wanted


def test_cheapest_for_one_kilo_stands_first(three: Wanted) -> None:
    rows = table(three)

    assert [row.per_base.replace("\xa0", " ") for row in rows] == [
        *("1.20 ₾ / kg", "1.40 ₾ / kg", "1.70 ₾ / kg"),
    ]
    assert [row.is_cheapest for row in rows] == [True, False, False]
    assert [row.share for row in rows] == [30, 50, 60]


def test_answer_without_a_price_stands_last(three: Wanted, farm: Organisation) -> None:
    has(asked_of(three, farm), 500, None)

    last = table(three)[-1]
    assert (last.per_base, last.price) == ("", "Price by agreement")


def test_distance_is_from_the_seller_to_where_it_goes(three: Wanted, farm: Organisation) -> None:
    Wanted.objects.update(settlement=farm.settlement)
    three = queries.whole_wanted().get(pk=three.pk)

    assert {row.place: row.km for row in table(three)} == {"Skra": 0, "Ateni": 12}


def test_several_sellers_fill_it_together(three: Wanted) -> None:
    found = together(three)

    assert found is not None
    assert [(share.seller, share.amount.replace("\xa0", " ")) for share in found.shares] == [
        ("Ninos bagi", "500 kg"),
        ("Farm 2", "500 kg"),
    ]
    assert found.price.replace("\xa0", " ") == "1.55 ₾ / kg"
    assert not found.missing


def test_what_is_missing_is_said(wanted: Wanted, asked: Asked, second: Organisation) -> None:
    has(asked, 400)
    has(actions.come_forward(wanted, second, by=second.memberships.get().person), 100)

    found = together(wanted)

    assert found is not None
    assert found.missing.replace("\xa0", " ") == "500 kg"


def test_one_seller_is_not_called_together(asked: Asked) -> None:
    has(asked, 400)

    assert together(asked.wanted) is None


def test_taking_tells_the_seller_and_shows_the_buyer(
    wanted: Wanted, asked: Asked, client: Client, as_nino: Client
) -> None:
    has(asked, 500)
    own = f"/gori/ka/market/wanted/asked/{asked.pk}/"
    assert "anna@import.example" not in as_nino.get(own).content.decode()

    client.post(page_address(wanted, "take/"), {"answer": [asked.pk]})

    asked.refresh_from_db()
    assert asked.state == Asked.State.TAKEN
    assert Message.objects.filter(kind="wanted.taken").count() == 1
    assert "anna@import.example" in as_nino.get(own).content.decode()


def test_taking_enough_ends_the_request_and_tells_the_others(
    three: Wanted, farm: Organisation, second: Organisation
) -> None:
    actions.take(three, [asked_of(three, farm).pk, asked_of(three, second).pk])

    three.refresh_from_db()
    assert three.status == Wanted.Status.FOUND
    taken = {a.asked.organisation_id: int(a.taken_base or 0) for a in Answer.objects.all()}
    assert (taken[farm.pk], taken[second.pk]) == (500, 500)
    assert Message.objects.filter(kind="wanted.over").count() == 1


@pytest.mark.parametrize("how_many", [1, 2])
def test_taking_twice_is_as_once(
    three: Wanted, farm: Organisation, second: Organisation, client: Client, how_many: int
) -> None:
    page = f"/gori/en/market/wanted/b/{three.buyer_key}/"
    chosen = [asked_of(three, one).pk for one in (farm, second)[:how_many]]
    answers = [client.post(f"{page}take/", {"answer": chosen}) for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [f"{page}#answers"] * 2
    assert Message.objects.filter(kind="wanted.taken").count() == len(chosen)


def test_taking_a_part_leaves_it_open(three: Wanted, third: Organisation) -> None:
    actions.take(three, [asked_of(three, third).pk])

    three.refresh_from_db()
    assert three.status == Wanted.Status.OPEN
    found = together(three)
    assert found is not None
    assert found.total.replace("\xa0", " ") == "700 kg"


@pytest.mark.parametrize("chosen", [[], ["x"], ["999999"], ["9" * 30]])
def test_taking_nothing_is_said(three: Wanted, client: Client, chosen: list[str]) -> None:
    answer = client.post(page_address(three, "take/"), {"answer": chosen})

    assert answer.context["refused"] == "Tick an answer that you take."


def test_answer_to_another_request_cannot_be_taken(
    three: Wanted, farm: Organisation, gori: Municipality
) -> None:
    other = make_open(gori, Buyer(name="B", language="en", email="b@b.example"), sender="b")

    with pytest.raises(refusals.NothingToTake):
        actions.take(other, [asked_of(three, farm).pk])


def test_taken_answer_stands_as_it_was_given(asked: Asked) -> None:
    has(asked, 500)
    actions.take(asked.wanted, [asked.pk])

    with pytest.raises(refusals.AlreadyTaken):
        has(asked, 400)
    with pytest.raises(refusals.AlreadyTaken):
        actions.not_now(asked)


def test_closing_tells_who_answered_and_twice_is_as_once(three: Wanted, client: Client) -> None:
    for _ in range(2):
        client.post(page_address(three, "close/"))

    three.refresh_from_db()
    assert three.status == Wanted.Status.CLOSED
    assert Message.objects.filter(kind="wanted.over").count() == 3
    with pytest.raises(refusals.RequestOver):
        actions.take(three, [])


def test_expired_request_is_told_and_can_go_on(wanted: Wanted, client: Client) -> None:
    later = timezone.now() + timedelta(days=16)
    with time_machine.travel(later, tick=False):
        look_after_requests()
        assert actions.expire(timezone.now()) == 0
        client.post(page_address(wanted, "extend/"), {"until": in_days(10).isoformat()})
        wanted.refresh_from_db()

        assert wanted.is_open(timezone.now())
    assert Message.objects.filter(kind="wanted.expired").count() == 1
    verbs = [entry.verb for entry in entries_about(wanted).order_by("pk")]
    assert verbs == ["posted", "sent", "expired", "extended"]


@pytest.mark.parametrize("until", ["", "2020-01-01", "soon", "2099-01-01"])
def test_impossible_extension_is_said(wanted: Wanted, client: Client, until: str) -> None:
    answer = client.post(page_address(wanted, "extend/"), {"until": until})

    assert answer.context["extend_form"].errors


def test_closed_request_is_not_extended(wanted: Wanted, client: Client) -> None:
    actions.close(wanted)

    answer = client.post(page_address(wanted, "extend/"), {"until": in_days(9).isoformat()})

    assert answer.context["refused"]


def test_sheet_holds_the_same_table_and_no_formula(three: Wanted, client: Client) -> None:
    Organisation.objects.filter(pk=three.asked.order_by("pk")[0].organisation_id).update(
        name={"en": "=HYPERLINK(1)", "ka": "=1+1"}
    )

    answer = client.get(page_address(three, "answers.xlsx"))

    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[5].value for row in rows] == [1.2, 1.4, 1.7]
    names = {str(row[0].value): row[0].data_type for row in rows}
    assert names["=HYPERLINK(1)"] == "s"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_secret_pages_are_not_kept_nor_named_to_others(wanted: Wanted, client: Client) -> None:
    answer = client.get(page_address(wanted))

    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert b'name="robots" content="noindex"' in answer.content


@pytest.mark.parametrize("rest", ["", "answers.xlsx", "1/"])
def test_wrong_key_opens_nothing(gori: Municipality, client: Client, rest: str) -> None:
    assert client.get(f"/gori/en/market/wanted/b/nothing/{rest}").status_code == 404


def test_talk_with_a_seller_of_another_request_opens_nothing(
    three: Wanted, farm: Organisation, gori: Municipality, client: Client
) -> None:
    other = make_open(gori, Buyer(name="B", language="en", email="b@b.example"), sender="b")

    assert client.get(page_address(other, f"{asked_of(three, farm).pk}/")).status_code == 404


def test_print_of_a_secret_page_does_not_tell_its_address(wanted: Wanted, client: Client) -> None:
    page = client.get(page_address(wanted)).content.decode()
    printed = page[page.index("print-only") : page.index("</p>", page.index("print-only"))]

    assert wanted.buyer_key not in printed
