"""Each new listing is told once, in the holder's language, as often as the holder wants."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from qvevri.market.alerts import actions, matching, queries, tasks
from qvevri.market.alerts.models import Alert, Finding
from qvevri.market.alerts.tests.conftest import NOON, PHONE, make_alert, offer
from qvevri.market.listings import actions as listings
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.models import Listing
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary.prices import PriceForm

Deed = Callable[..., Listing]


def told() -> list[Message]:
    return list(Message.objects.filter(kind="alerts.told").order_by("pk"))


def test_new_listing_is_told_in_the_holders_language(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori, language="ru")
    offer(farm, nino)
    tasks.watch()

    [letter] = told()
    assert (letter.to, letter.language) == ("anna@import.example", "ru")
    assert "1,50\xa0₾" in letter.text
    assert "Скра" in letter.text
    assert "/gori/ru/market/listings/" in letter.html


def test_listing_is_told_once_however_often_the_job_runs(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    offer(farm, nino)
    for _time in range(3):
        tasks.watch()

    assert len(told()) == 1


def test_listing_that_was_there_before_the_alert_is_not_new(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    offer(farm, nino)
    make_alert(gori)
    tasks.watch()

    assert told() == []


def test_listing_that_changes_after_it_was_told_is_not_told_again(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    apples = offer(farm, nino)
    tasks.watch()
    listings.change_price(apples, PriceInput(PriceForm.FIXED, 120), by=nino)
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        tasks.watch()

    assert len(told()) == 1


def test_listing_published_anew_is_new(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    apples = offer(farm, nino)
    tasks.watch()
    sold = listings.sell_out(apples, by=nino)
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        listings.confirm(sold, by=nino)
        tasks.watch()

    assert len(told()) == 2


def test_listing_resumed_after_a_pause_is_not_new(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    apples = offer(farm, nino)
    tasks.watch()
    paused = listings.pause(apples, by=nino)
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        listings.resume(paused, by=nino)
        tasks.watch()

    assert len(told()) == 1


@pytest.mark.parametrize("deed", [listings.pause, listings.sell_out])
def test_what_is_over_before_it_is_told_is_not_told(
    gori: Municipality, farm: Organisation, nino: Person, deed: Deed
) -> None:
    make_alert(gori)
    apples = offer(farm, nino)
    tasks.match()
    deed(apples, by=nino)
    tasks.tell()

    assert told() == []


def test_listing_that_waits_for_approval_is_told_when_it_is_approved(
    gori: Municipality, new_farm: Organisation, giorgi: Person, clerk: Person
) -> None:
    make_alert(gori)
    waiting = offer(new_farm, giorgi)
    tasks.watch()
    before = len(told())
    listings.approve(waiting, by=clerk)
    tasks.watch()

    assert (before, len(told())) == (0, 1)


@pytest.mark.parametrize(
    ("frequency", "hours", "number"), [("daily", 19, 0), ("daily", 20, 1), ("weekly", 21, 0)]
)
def test_digest_waits_for_its_morning(
    gori: Municipality, farm: Organisation, nino: Person, frequency: str, hours: int, number: int
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        make_alert(gori, frequency=frequency)
        clock.shift(60)
        offer(farm, nino)
        offer(farm, nino)
        tasks.watch()
        clock.move_to(NOON + timedelta(hours=hours))
        tasks.watch()

        assert len(told()) == number


def test_digest_holds_ten_listings_and_says_how_many_more(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    for _number in range(12):
        offer(farm, nino)
    tasks.watch()

    [letter] = told()
    assert letter.text.count("/market/listings/") == 10
    assert "And 2 more:" in letter.text
    assert letter.subject.endswith("and 11 more")
    assert Finding.objects.waiting().count() == 0


def test_sms_waits_until_people_are_awake(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    with time_machine.travel(NOON + timedelta(hours=10), tick=False) as clock:
        make_alert(gori, contact=PHONE)
        clock.shift(60)
        offer(farm, nino)
        tasks.watch()
        at_night = len(told())
        clock.move_to(NOON + timedelta(hours=20))
        tasks.watch()

    assert (at_night, len(told())) == (0, 1)


def test_sms_is_short_and_leads_to_a_page_that_can_stop_it(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        alert = make_alert(gori, contact=PHONE, language="ka")
        clock.shift(60)
        offer(farm, nino)
        tasks.watch()

    [sms] = told()
    assert sms.text.endswith(f"/gori/ka/market/alerts/a/{alert.key}/")
    assert len(sms.text) <= 134


@pytest.mark.parametrize("language", ["ka", "ru"])
def test_sms_to_confirm_fits_two_parts_with_its_link(gori: Municipality, language: str) -> None:
    make_alert(gori, "q=კლდოვანი ვაშლის ჩურჩხელა", PHONE, language=language)

    # Two parts of letters that are not Latin hold 134; an ordinary host is longer than the tests'.
    assert len(Message.objects.get().text) <= 134 - len("market.zestaponi.example") + len(
        "testserver"
    )


def test_number_gets_ten_sms_a_day_and_the_rest_tomorrow(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for price in range(12):
            clock.move_to(NOON + timedelta(days=price))
            make_alert(gori, f"price_to={price + 2}", PHONE)
        clock.shift(60)
        offer(farm, nino)
        tasks.watch()
        today = len(told())
        clock.shift(24 * 3600)
        tasks.watch()

    assert (today, len(told())) == (10, 12)


def test_busy_hour_is_one_message(gori: Municipality, farm: Organisation, nino: Person) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        make_alert(gori)
        for _number in range(4):
            clock.shift(60)
            offer(farm, nino)
            tasks.watch()
        clock.shift(15 * 60)
        tasks.watch()

    assert [letter.text.split()[0] for letter in told()] == ["1", "3"]


def test_job_that_dies_while_matching_leaves_nothing_half_done(
    gori: Municipality, farm: Organisation, nino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_alert(gori)
    offer(farm, nino)
    with monkeypatch.context() as broken:
        broken.setattr(Finding.objects.__class__, "bulk_create", None)
        with pytest.raises(TypeError):
            tasks.match()
    tasks.watch()

    assert len(told()) == 1


def test_job_that_dies_while_telling_tells_later_and_once(
    gori: Municipality, farm: Organisation, nino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_alert(gori)
    offer(farm, nino)
    with monkeypatch.context() as broken:
        broken.setattr(Alert, "save", None)
        with pytest.raises(TypeError):
            tasks.watch()
    after_death = len(told())
    with time_machine.travel(timezone.now() + actions.LEASE, tick=False):
        tasks.watch()

    assert (after_death, len(told())) == (0, 1)


def test_second_worker_that_matched_the_same_writes_nothing(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    offer(farm, nino)
    now = timezone.now()
    found, matches = matching.matches(queries.just_come(now, 10), now)
    actions.take(found, matches, now)
    with pytest.raises(IntegrityError):
        actions.take(found, matches, now)


def test_second_worker_does_not_claim_what_is_claimed(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    offer(farm, nino)
    tasks.match()
    now = timezone.now()
    [(pk, due_at)] = queries.due(now, 10)

    assert [actions.claim(pk, due_at, now) for _worker in range(2)] == [True, False]


def test_what_comes_while_another_tells_is_told_next(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        make_alert(gori)
        clock.shift(60)
        offer(farm, nino)
        tasks.match()
        now = timezone.now()
        [(pk, due_at)] = queries.due(now, 10)
        actions.claim(pk, due_at, now)
        offer(farm, nino)
        tasks.match()
        actions.tell(pk, now)

    assert [letter.text.split()[0] for letter in told()] == ["2"]


def test_paused_alert_keeps_nothing_for_later(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    alert = make_alert(gori)
    actions.pause(alert)
    offer(farm, nino)
    tasks.watch()
    actions.resume(alert)
    tasks.watch()

    assert told() == []


def test_message_can_be_stopped_by_one_click_of_the_mail_program(
    gori: Municipality,
    farm: Organisation,
    nino: Person,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.DEMO = False
    alert = make_alert(gori)
    offer(farm, nino)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.watch()

    [letter] = [one for one in mail.outbox if "List-Unsubscribe" in one.extra_headers]
    assert letter.extra_headers["List-Unsubscribe"].endswith(f"/alerts/a/{alert.key}/stop/>")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_listing_of_a_hidden_seller_is_not_told(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    offer(farm, nino)
    Organisation.objects.update(trust=Organisation.Trust.BLOCKED)
    tasks.watch()

    assert told() == []


def test_many_of_a_sheet_are_matched_in_turns(
    gori: Municipality, farm: Organisation, nino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "LISTINGS_AT_ONCE", 2)
    make_alert(gori)
    for _number in range(5):
        offer(farm, nino)

    assert tasks.watch() == (5, 1)


@pytest.mark.parametrize("number", [1, 6])
def test_telling_costs_the_same_for_one_listing_and_for_many(
    gori: Municipality,
    farm: Organisation,
    nino: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    alert = make_alert(gori)
    for _number in range(number):
        offer(farm, nino)
    tasks.match()

    # Two of them begin and end the message's own part of the transaction.
    with django_assert_num_queries(11):
        actions.tell(alert.pk, timezone.now())
