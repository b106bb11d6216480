"""Somebody without an account saves a search and confirms it by link."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.core.limits import TooOften
from qvevri.market.alerts import actions, limiting, refusals
from qvevri.market.alerts.actions import Wish
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.reading import read
from qvevri.market.alerts.tests.conftest import BERLIN, NOON, PHONE, filled, make_alert
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.places.models import Municipality

NEW = "/gori/en/market/alerts/new/"
APPLES = f"{NEW}?concept=apple"


def link_in(message: Message, part: str = "/alerts/c/") -> str:
    """The path of the address in a message that leads to `part`."""
    found = re.search(rf"https?://[^/]+(\S*{part}\S*)", message.text)
    assert found is not None
    return found[1]


def test_search_is_told_of_only_after_its_link_was_confirmed(
    gori: Municipality, client: Client
) -> None:
    client.post(APPLES, filled(client, APPLES))
    link = link_in(Message.objects.get(kind="alerts.confirm"))
    before = Alert.objects.get().status
    page = client.post(link, follow=True).content.decode()

    assert (before, Alert.objects.get().status) == ("unconfirmed", "running")
    assert "The alert is on." in page


def test_link_that_is_only_looked_at_confirms_nothing(gori: Municipality, client: Client) -> None:
    client.post(APPLES, filled(client, APPLES))
    page = client.get(link_in(Message.objects.get())).content.decode()

    assert "Yes, tell me" in page
    assert Alert.objects.get().status == "unconfirmed"


def test_confirming_twice_is_as_once(gori: Municipality, client: Client) -> None:
    client.post(APPLES, filled(client, APPLES))
    link = link_in(Message.objects.get())
    client.post(link)
    since = Alert.objects.get().confirmed_at
    answers = [client.post(link), client.get(link)]

    own = f"/gori/en/market/alerts/a/{Alert.objects.get().key}/"
    assert [answer.headers["Location"] for answer in answers] == [own, own]
    assert Alert.objects.get().confirmed_at == since


def test_link_is_good_for_three_days_and_then_gives_a_new_one(
    gori: Municipality, client: Client
) -> None:
    client.post(APPLES, filled(client, APPLES))
    link = link_in(Message.objects.get())
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False):
        late = [client.get(link), client.post(link)]
        client.post(f"{link}again/")
        client.post(link_in(Message.objects.latest("pk")))

    assert [answer.status_code for answer in late] == [410, 410]
    assert "Send me a new link" in late[0].content.decode()
    assert Alert.objects.get().status == "running"


@pytest.mark.parametrize("link", ["c/abc/", "c/abc/again/", "a/abc/", "a/abc/stop/"])
def test_link_of_nothing_says_so(gori: Municipality, client: Client, link: str) -> None:
    address = f"/gori/en/market/alerts/{link}"
    answer = client.post(address) if "again" in link else client.get(address)

    assert answer.status_code == 404
    assert "To the market" in answer.content.decode()


def test_link_of_another_municipality_opens_nothing(
    gori: Municipality, zestaponi: Municipality, client: Client
) -> None:
    alert = make_alert(gori)

    assert client.get(f"/zestaponi/en/market/alerts/a/{alert.key}/").status_code == 404


def test_form_sent_twice_is_one_alert_and_one_message(gori: Municipality, client: Client) -> None:
    for _time in range(2):
        client.post(APPLES, filled(client, APPLES))

    assert Alert.objects.count() == 1
    assert Message.objects.count() == 1


def test_same_search_written_otherwise_is_the_same_alert(gori: Municipality) -> None:
    first, second = (
        make_alert(gori, address).pk
        for address in ("q=apples&price_to=2&sort=price", "price_to=2.0&q=+apples+&utm_source=x")
    )

    assert first == second


def test_stranger_cannot_change_an_alert_that_runs(gori: Municipality, client: Client) -> None:
    alert = make_alert(gori)
    page = client.post(APPLES, filled(client, APPLES, frequency="weekly")).content.decode()

    alert.refresh_from_db()
    assert (alert.status, alert.frequency) == ("running", "at_once")
    assert alert.key not in page
    assert alert.key in Message.objects.get(kind="alerts.known").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("anna@", "This is not an e-mail address."),
        ("12345", "This is neither an e-mail nor a phone number."),
        ("", "Enter an e-mail address or a phone number."),
        ("ა" * 300, "at most 254 characters"),
    ],
)
def test_wrong_contact_is_said_beside_its_field(
    gori: Municipality, client: Client, typed: str, said: str
) -> None:
    answer = client.post(APPLES, filled(client, APPLES, contact=typed))

    assert said in answer.content.decode()
    assert Alert.objects.count() == 0


def test_number_is_told_by_sms_in_the_language_of_the_page(
    gori: Municipality, client: Client
) -> None:
    address = APPLES.replace("/en/", "/ru/")
    client.post(address, filled(client, address, contact="599 10 01 77"))

    message = Message.objects.get()
    assert (message.channel, message.to, message.language) == ("sms", PHONE.phone, "ru")


def test_whole_market_is_told_daily_or_weekly_but_not_at_once(
    gori: Municipality, client: Client
) -> None:
    refused = client.post(NEW, filled(client, NEW, frequency="at_once"))
    client.post(NEW, filled(client, NEW, frequency="weekly"))

    assert "Choose how often." in refused.content.decode()
    assert Alert.objects.get().frequency == "weekly"


def test_whole_market_at_once_is_refused_behind_the_form_too(gori: Municipality) -> None:
    wish = Wish(read(gori, ""), BERLIN, "en", "at_once")

    with pytest.raises(refusals.EverythingAtOnce):
        actions.save(wish, by=None, sender="a")


def test_part_of_a_search_that_is_not_known_is_said(gori: Municipality, client: Client) -> None:
    page = client.get(f"{NEW}?concept=unicorn&q=milk").content.decode()

    assert "A part of this search is no longer known" in page
    assert "“milk”" in page


@pytest.mark.parametrize(
    "address",
    ["q=" + "a" * 1500, "q=%00%FF", "&".join(f"a{n}=1" for n in range(99)), "q=!!!", "price_to=x"],
)
def test_bad_address_is_still_a_page(gori: Municipality, client: Client, address: str) -> None:
    assert client.get(f"{NEW}?{address}").status_code == 200


def test_person_with_the_same_proven_number_confirms_nothing(
    gori: Municipality, nino: Person, as_nino: Client
) -> None:
    answer = as_nino.post(APPLES, filled(as_nino, APPLES, contact="+995 599 10 01 01"))

    alert = Alert.objects.get()
    assert (alert.status, alert.person) == ("running", nino)
    assert answer.headers["Location"] == f"/gori/en/market/alerts/a/{alert.key}/"
    assert Message.objects.count() == 0


def test_person_must_confirm_an_address_that_is_not_proven(
    gori: Municipality, as_nino: Client
) -> None:
    as_nino.post(APPLES, filled(as_nino, APPLES))

    assert Alert.objects.get().status == "unconfirmed"


def test_seller_is_followed_from_the_sellers_page(farm: Organisation, client: Client) -> None:
    page = client.get(f"/gori/en/sellers/{farm.pk}", follow=True).content.decode()
    address = f"/gori/en/market/alerts/follow/{farm.pk}/"
    client.post(address, filled(client, address))

    assert f'href="{address}"' in page
    assert Alert.objects.get().seller == farm


def test_hidden_seller_cannot_be_followed(farm: Organisation, client: Client) -> None:
    Organisation.objects.update(is_public=False)

    assert client.get(f"/gori/en/market/alerts/follow/{farm.pk}/").status_code == 404


def test_one_contact_has_twenty_alerts(gori: Municipality) -> None:
    for price in range(limiting.MOST_OF_CONTACT):
        with time_machine.travel(NOON + timedelta(days=price), tick=False):
            make_alert(gori, f"price_to={price + 1}")

    with pytest.raises(refusals.TooManyAlerts):
        make_alert(gori, "price_to=99")


def test_strangers_number_is_asked_five_times_a_day(gori: Municipality) -> None:
    with time_machine.travel(NOON, tick=False):
        for price in range(5):
            make_alert(gori, f"price_to={price + 1}", PHONE)
        with pytest.raises(TooOften):
            make_alert(gori, "price_to=99", PHONE)


def test_one_sender_saves_twenty_a_day(gori: Municipality) -> None:
    with time_machine.travel(NOON, tick=False):
        for number in range(20):
            wish = Wish(read(gori, "q=a"), Contact(email=f"a{number}@x.example"), "en", "daily")
            actions.save(wish, by=None, sender="a")
        with pytest.raises(TooOften):
            actions.save(wish, by=None, sender="a")


def test_form_from_another_site_is_refused(gori: Municipality, client: Client) -> None:
    form = filled(client, APPLES)

    assert client.post(APPLES, form, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_without_a_way_for_sms_only_an_address_is_taken(
    gori: Municipality, client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.DEMO, settings.SMS_URL = False, ""  # type: ignore[attr-defined]
    answer = client.post(APPLES, filled(client, APPLES, contact="599 10 01 77"))

    assert "Only e-mail works here." in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "heading", "done"),
    [
        ("ka", "მაცნობეთ ახალი განცხადებების შესახებ", "გახსენით ბმული, რომელიც გამოგიგზავნეთ"),
        ("en", "Tell me when there is something new", "Open the link we sent"),
        ("ru", "Сообщать о новых объявлениях", "Откройте ссылку, которую мы прислали"),
    ],
)
def test_page_speaks_the_language_of_its_address(
    gori: Municipality, client: Client, language: str, heading: str, done: str
) -> None:
    address = APPLES.replace("/en/", f"/{language}/")
    page = client.get(address).content.decode()
    answer = client.post(address, filled(client, address)).content.decode()

    assert f"<h1>{heading}</h1>" in page
    assert f"<h1>{done}</h1>" in answer
