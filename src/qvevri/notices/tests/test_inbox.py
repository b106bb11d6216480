"""The demo's inbox shows what would have left; the staff's log shows to whom, never the words."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from qvevri.notices.actions import tell
from qvevri.notices.links import signed_link
from qvevri.notices.models import Message, Silence
from qvevri.people import actions as people
from qvevri.people import demo_factor
from qvevri.people.models import Person
from qvevri.places.models import Municipality

CODE = {"code": "246810"}


@pytest.fixture
def told(gori: Municipality, nino: Person, clerk: Person) -> list[Message]:
    return [
        message
        for person in (nino, clerk)
        for message in tell("notices.code", municipality=gori, context=CODE, person=person)
    ]


@pytest.mark.parametrize("address", ["/ka/inbox/", "/gori/en/inbox/", "/gori/ru/inbox/"])
def test_inbox_shows_what_would_have_left(
    told: list[Message], client: Client, address: str
) -> None:
    page = client.get(address).text

    assert page.count("246810") >= 2
    assert "+995 599 10 01 01" in page


def test_inbox_can_be_narrowed_to_one_receiver(told: list[Message], client: Client) -> None:
    page = client.get("/ka/inbox/", {"to": "+995599100101"})

    assert [one.to for one in page.context["messages_shown"]] == ["+995599100101"]


def test_there_is_no_inbox_outside_the_demo(
    told: list[Message], client: Client, settings: Settings
) -> None:
    settings.DEMO = False

    assert client.get("/ka/inbox/").status_code == 404
    assert client.get(f"/ka/inbox/{told[1].pk}/").status_code == 404


def test_links_in_messages_can_be_clicked_and_nothing_else(
    gori: Municipality, client: Client
) -> None:
    Message.objects.create(
        kind="x", channel="sms", to="+1", language="ka", text="<b>x</b> https://a.example/b?c=1&d=2"
    )

    page = client.get("/ka/inbox/").text

    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert 'href="https://a.example/b?c=1&amp;d=2"' in page


def test_links_of_this_installation_lead_to_where_it_is_reached_now(
    gori: Municipality, client: Client
) -> None:
    text = "http://localhost/gori/ka/ https://a.example/"
    Message.objects.create(kind="x", channel="sms", to="+1", language="ka", text=text)

    page = client.get("/ka/inbox/", headers={"host": "127.0.0.1:8003"}).text

    assert 'href="http://127.0.0.1:8003/gori/ka/"' in page
    assert 'href="https://a.example/"' in page


def test_email_is_shown_as_the_mail_program_would(told: list[Message], client: Client) -> None:
    response = client.get(f"/ka/inbox/{told[1].pk}/")

    assert "246810" in response.text
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_codes_of_the_demos_staff_are_shown(clerk: Person, client: Client) -> None:
    demo_factor.give_known_factor(clerk)

    assert demo_factor.codes()[0][1] in client.get("/gori/ka/inbox/").text


def test_codes_of_other_municipalities_staff_are_not_shown_here(
    clerk: Person, client: Client, zestaponi: Municipality
) -> None:
    demo_factor.give_known_factor(clerk)

    assert "clerk@gori.example" in client.get("/gori/ka/inbox/").text
    assert "clerk@gori.example" not in client.get("/zestaponi/ka/inbox/").text


def test_log_shows_to_whom_but_neither_number_nor_words(
    told: list[Message], as_clerk: Client
) -> None:
    page = as_clerk.get("/gori/ka/messages/log/").text

    assert "+995 5•• •• •• 01" in page
    assert "+995599100101" not in page
    assert "246810" not in page


@pytest.mark.parametrize("before", ["", "0", "-1", "x", "9" * 30])
def test_log_takes_any_cursor(told: list[Message], as_clerk: Client, before: str) -> None:
    assert as_clerk.get("/gori/ka/messages/log/", {"before": before}).status_code == 200


def test_log_shows_its_own_municipality_only(
    told: list[Message], as_clerk: Client, zestaponi: Municipality
) -> None:
    Message.objects.update(municipality=zestaponi)

    assert as_clerk.get("/gori/ka/messages/log/").context["messages_shown"] == []


def test_log_is_closed_to_others(told: list[Message], as_nino: Client) -> None:
    assert as_nino.get("/gori/ka/messages/log/").status_code == 404


def test_unsubscribing_takes_one_post(gori: Municipality, client: Client) -> None:
    token = signed_link("silence", to="a@example.com", kind="test.news")
    address = f"/gori/ka/messages/stop/{token}/"
    assert client.get(address).status_code == 200
    assert not Silence.objects.exists()

    client.post(address, {"List-Unsubscribe": "One-Click"})
    client.post(address, {"List-Unsubscribe": "One-Click"})

    assert Silence.objects.get().to == "a@example.com"


def test_broken_unsubscribe_link_says_so(gori: Municipality, client: Client) -> None:
    response = client.get("/gori/ka/messages/stop/nonsense/")

    assert response.status_code == 404
    assert "ბმული სრული არ არის" in response.text
    assert '<a href="/gori/ka/">' in response.text


def test_sign_in_code_arrives_in_the_inbox(gori: Municipality, client: Client) -> None:
    client.post("/gori/ru/sign-in/", {"contact": "599 77 88 99"})

    message = Message.objects.get()
    assert (message.to, message.language, message.municipality) == ("+995599778899", "ru", gori)
    assert message.text.startswith("Ваш код")


def test_messages_are_erased_with_the_person(told: list[Message], nino: Person) -> None:
    people.erase(nino)

    assert not Message.objects.filter(to="+995599100101").exists()
    assert Message.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(364, 2), (366, 0)])
def test_messages_are_kept_for_a_year(told: list[Message], days: int, left: int) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        call_command("tidy-messages")

    assert Message.objects.count() == left
