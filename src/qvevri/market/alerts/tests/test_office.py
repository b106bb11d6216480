"""The agency sees what people wait for, never who, and stops alerts for those who telephone."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.history.models import Entry
from qvevri.market.alerts import actions
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.tests.conftest import BERLIN, PHONE, make_alert
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality

HELD = "/gori/en/market/alerts/held/"


def test_officer_sees_what_is_watched_and_by_how_many(
    gori: Municipality, farm: Organisation, as_clerk: Client
) -> None:
    make_alert(gori)
    make_alert(gori, contact=PHONE)
    make_alert(gori, "", seller=farm)
    page = as_clerk.get(HELD).content.decode()

    assert re.search(r">Apples</a></th><td[^>]*>2</td>", page)
    assert "Ninos bagi" in page
    assert BERLIN.email not in page


def test_officer_stops_all_alerts_of_a_number(
    gori: Municipality, clerk: Person, as_clerk: Client
) -> None:
    make_alert(gori, contact=PHONE)
    kept = make_alert(gori)
    answer = as_clerk.post(HELD, {"contact": "599 10 01 77"}, follow=True)

    assert "1 alert is off." in answer.content.decode()
    assert Alert.objects.get(phone=PHONE.phone).stopped_because == "staff"
    assert Alert.objects.get(pk=kept.pk).is_running
    entry = Entry.objects.get(verb="stopped")
    assert (entry.by, PHONE.phone in str(entry.facts)) == (clerk, False)


def test_wrong_number_is_said(gori: Municipality, as_clerk: Client) -> None:
    page = as_clerk.post(HELD, {"contact": "123"}).content.decode()

    assert "This is neither an e-mail nor a phone number." in page


def test_only_an_officer_may(gori: Municipality, giorgi: Person, as_nino: Client) -> None:
    with pytest.raises(PermissionDenied):
        actions.stop_all(gori, PHONE, by=giorgi)
    assert as_nino.get(HELD).status_code == 404


@pytest.mark.parametrize("number", [1, 5])
def test_what_is_watched_costs_the_same_for_one_search_and_for_many(
    gori: Municipality,
    as_clerk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for price in range(number):
        make_alert(gori, f"price_to={price + 1}")
    as_clerk.get(HELD)

    with django_assert_num_queries(5):
        as_clerk.get(HELD)
