"""Whoever holds an alert's secret address reads, changes, pauses and stops it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.market.alerts import tasks
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.tests.conftest import PHONE, make_alert, offer
from qvevri.organisations.models import Organisation
from qvevri.people import registry
from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.people.queries import held_about
from qvevri.places.models import Municipality

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def at(alert: Alert, deed: str = "", language: str = "en") -> str:
    return f"/gori/{language}/market/alerts/a/{alert.key}/{deed}"


def test_one_click_works_without_cookie_token_or_redirect(gori: Municipality) -> None:
    alert = make_alert(gori)
    answer = Client(enforce_csrf_checks=True).post(
        at(alert, "stop/"), ONE_CLICK, headers={"sec-fetch-site": "cross-site"}
    )

    alert.refresh_from_db()
    assert (answer.status_code, answer.cookies) == (200, {})
    assert (alert.status, alert.stopped_because) == ("stopped", "one_click")


def test_stopped_alert_is_named_as_it_was_asked(gori: Municipality, client: Client) -> None:
    alert = make_alert(gori, search="q=honey")
    page = client.post(at(alert, "stop/"), ONE_CLICK).content.decode()

    assert "The alert is off: “honey”" in page


def test_link_to_stop_shows_a_button_and_stops_nothing_by_itself(
    gori: Municipality, client: Client
) -> None:
    alert = make_alert(gori)
    page = client.get(at(alert, "stop/")).content.decode()

    alert.refresh_from_db()
    assert "Stop this alert?" in page
    assert alert.is_running


def test_stopping_twice_is_as_once(gori: Municipality, client: Client) -> None:
    alert = make_alert(gori)
    pages = [client.post(at(alert, "stop/"), ONE_CLICK).content.decode() for _time in range(2)]

    assert all("Nothing more is sent" in page for page in pages)


def test_stopped_alert_tells_nothing(
    gori: Municipality, client: Client, farm: Organisation, nino: Person
) -> None:
    alert = make_alert(gori)
    offer(farm, nino)
    tasks.match()
    client.post(at(alert, "stop/"), ONE_CLICK)

    assert tasks.watch() == (0, 0)
    assert alert.findings.count() == 0


def test_page_shows_what_was_found_and_hides_the_contact(
    gori: Municipality, client: Client, farm: Organisation, nino: Person
) -> None:
    alert = make_alert(gori)
    offer(farm, nino)
    tasks.watch()
    answer = client.get(at(alert))

    page = answer.content.decode()
    assert "card-link" in page
    assert "anna@import.example" not in page
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("number", [1, 6])
def test_page_costs_the_same_for_one_listing_and_for_many(
    gori: Municipality,
    client: Client,
    farm: Organisation,
    nino: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    alert = make_alert(gori)
    for _number in range(number):
        offer(farm, nino)
    tasks.watch()
    client.get(at(alert, "stop/"))

    with django_assert_num_queries(3):
        client.get(at(alert))


def test_frequency_and_language_are_changed(gori: Municipality, client: Client) -> None:
    alert = make_alert(gori)
    client.post(at(alert, "change/"), {"frequency": "weekly", "language": "ka"})

    alert.refresh_from_db()
    assert (alert.frequency, alert.language) == ("weekly", "ka")


def test_wrong_frequency_is_said(gori: Municipality, client: Client) -> None:
    alert = make_alert(gori, "", frequency="daily")
    answer = client.post(at(alert, "change/"), {"frequency": "at_once", "language": "ka"})

    assert "Choose how often." in answer.content.decode()


def test_alert_is_paused_and_resumed(gori: Municipality, client: Client) -> None:
    alert = make_alert(gori)
    states = []
    for deed in ("pause/", "pause/", "resume/", "resume/"):
        client.post(at(alert, deed))
        alert.refresh_from_db()
        states.append(alert.status)

    assert states == ["paused", "paused", "running", "running"]


@pytest.mark.parametrize("deed", ["pause/", "resume/", "change/"])
def test_stopped_alert_is_not_brought_back_without_a_confirmation(
    gori: Municipality, client: Client, deed: str
) -> None:
    alert = make_alert(gori)
    client.post(at(alert, "stop/"), ONE_CLICK)
    said = {"frequency": "daily", "language": "ka"}
    page = client.post(at(alert, deed), said, follow=True).content.decode()

    alert.refresh_from_db()
    assert alert.status == "stopped"
    assert "This alert is off." in page


def test_deleted_alert_leaves_nothing(gori: Municipality, client: Client) -> None:
    alert = make_alert(gori)
    page = client.post(at(alert, "forget/")).content.decode()

    assert "The alert and your address are deleted." in page
    assert Alert.objects.count() == 0
    assert client.get(at(alert)).status_code == 404


def test_person_sees_own_alerts_and_those_of_own_number(
    gori: Municipality, nino: Person, as_nino: Client
) -> None:
    make_alert(gori, "concept=apple", Contact(phone=str(nino.phone)))
    make_alert(gori, "concept=honey", PHONE)
    page = as_nino.get("/gori/en/market/alerts/").content.decode()

    assert "Apples" in page
    assert "Honey" not in page


@pytest.mark.parametrize("number", [1, 5])
def test_list_costs_the_same_for_one_alert_and_for_many(
    gori: Municipality,
    nino: Person,
    as_nino: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    contact = Contact(phone=str(nino.phone))
    for price in range(number):
        make_alert(gori, f"price_to={price + 1}&settlement=skra", contact)
    as_nino.get("/gori/en/market/alerts/")

    with django_assert_num_queries(4):
        as_nino.get("/gori/en/market/alerts/")


def test_stranger_has_no_list(gori: Municipality, client: Client) -> None:
    assert client.get("/gori/en/market/alerts/").status_code == 302


def test_person_takes_along_and_erases_own_alerts(gori: Municipality, nino: Person) -> None:
    make_alert(gori, "concept=apple", Contact(phone=str(nino.phone)))
    held = held_about(nino)["alerts"]
    erase = next(one.erase for one in registry.holdings() if one.name == "alerts")
    erase(nino)

    assert [one["search"] for one in held] == ["concept=apple"]
    assert Alert.objects.count() == 0


def test_feed_of_a_search_is_on_its_page(gori: Municipality, client: Client) -> None:
    page = client.get(at(make_alert(gori))).content.decode()

    assert 'href="/gori/en/market/rss/?concept=apple"' in page


def test_feed_of_a_seller_is_on_its_page(
    gori: Municipality, farm: Organisation, client: Client
) -> None:
    page = client.get(at(make_alert(gori, "", seller=farm))).content.decode()

    assert f'href="/gori/en/market/rss/?seller={farm.pk}"' in page
