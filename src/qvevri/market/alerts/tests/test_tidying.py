"""What is never confirmed, stopped, dead or no longer readable goes by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from qvevri.market.alerts import actions, tasks
from qvevri.market.alerts.actions import Wish
from qvevri.market.alerts.models import Alert, Anchor, Arrival, Finding
from qvevri.market.alerts.reading import read
from qvevri.market.alerts.tests.conftest import BERLIN, make_alert, offer
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement


@pytest.mark.parametrize(("days", "left"), [(6, 1), (8, 0)])
def test_alert_never_confirmed_is_forgotten_after_a_week(
    gori: Municipality, days: int, left: int
) -> None:
    actions.save(Wish(read(gori, "q=a"), BERLIN, "en", "daily"), by=None, sender="a")
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        tasks.look_after_alerts()

    assert Alert.objects.count() == left


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_stopped_alert_is_forgotten_after_a_month(gori: Municipality, days: int, left: int) -> None:
    actions.stop(make_alert(gori), Alert.Why.ONE_CLICK)
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        tasks.look_after_alerts()

    assert Alert.objects.count() == left


def test_ledger_is_forgotten_after_the_life_of_a_listing(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    offer(farm, nino)
    tasks.watch()
    with time_machine.travel(timezone.now() + timedelta(days=32), tick=False):
        tasks.look_after_alerts()
        tasks.watch()

    assert (Finding.objects.count(), Arrival.objects.count()) == (0, 0)
    assert Message.objects.filter(kind="alerts.told").count() == 1


def fail(gori: Municipality, number: int, *, attempts: int = 1) -> None:
    now = timezone.now()
    Message.objects.bulk_create(
        Message(
            municipality=gori,
            kind="alerts.told",
            channel="email",
            to=BERLIN.email,
            language="en",
            failed_at=now,
            attempts=attempts,
        )
        for _number in range(number)
    )


@pytest.mark.parametrize(("failures", "status"), [(2, "running"), (3, "stopped")])
def test_address_that_refuses_three_messages_is_told_no_more(
    gori: Municipality, failures: int, status: str
) -> None:
    make_alert(gori)
    fail(gori, failures)
    tasks.look_after_alerts()

    assert Alert.objects.get().status == status


def test_fault_of_the_mail_server_stops_nothing(gori: Municipality) -> None:
    make_alert(gori)
    fail(gori, 9, attempts=4)
    tasks.look_after_alerts()

    assert Alert.objects.get().is_running


def test_address_at_which_something_arrived_is_not_dead(gori: Municipality) -> None:
    make_alert(gori)
    fail(gori, 5)
    Message.objects.filter(kind="alerts.confirm").update(sent_at=timezone.now())
    tasks.look_after_alerts()

    assert Alert.objects.get().is_running


def test_search_for_something_that_is_gone_stops_and_its_holder_learns_why(
    gori: Municipality, skra: Settlement
) -> None:
    alert = make_alert(gori, "concept=apple&settlement=skra")
    Alert.objects.update(search="concept=unicorn&settlement=skra")
    tasks.look_after_alerts()

    alert.refresh_from_db()
    assert (alert.status, alert.stopped_because) == ("stopped", "lost")
    assert "no longer exists here under this name" in Message.objects.latest("pk").text


def test_search_is_read_anew_when_the_vocabulary_has_changed(gori: Municipality) -> None:
    alert = make_alert(gori, "q=apples")
    Alert.objects.update(asked={"text": "apples", "colour": "red"})
    Anchor.objects.update(sign="0:old")
    tasks.look_after_alerts()

    alert.refresh_from_db()
    assert alert.asked == {"text": "apples"}
    assert not alert.anchors.filter(sign="0:old").exists()


def test_search_that_cannot_be_asked_so_any_more_stops_no_other(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    Alert.objects.update(asked={"colour": "red"})
    make_alert(gori, "q=apples")
    offer(farm, nino)

    assert tasks.watch() == (1, 1)
