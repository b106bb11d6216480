"""An officer has the whole log read again; the job worker does it, and the outcome stays."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from qvevri.history import registry
from qvevri.history.actions import ask_for_check, forget_old_checks, record
from qvevri.history.checking import carry_out, check_by_night
from qvevri.history.models import LONGEST_CHECK, Check, Entry
from qvevri.history.tasks import check_log
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person, Role
from qvevri.people.naming import called
from qvevri.places.models import Municipality
from qvevri.todos.queries import todos_for

CHECKS = "/gori/en/history/checks/"
# Ten o'clock in Tbilisi.
MORNING = datetime(2026, 5, 4, 6, tzinfo=UTC)
FARM = {"en": "Ninos bagi", "ka": "ნინოს ბაღი", "ru": "Нинос баги"}


@pytest.fixture
def deeds(farm: Organisation, nino: Person, gori: Municipality) -> None:
    """Three deeds."""
    for verb in ("founded", "changed", "closed"):
        record(nino, verb, farm, municipality=gori)


@pytest.fixture
def check(deeds: None, gori: Municipality, clerk: Person) -> Check:
    """Asked for; nobody has taken it up."""
    return ask_for_check(gori, by=clerk)


@pytest.fixture
def changed_farm() -> Iterator[None]:
    """Something that is not what the log says of it."""

    @registry.compare_with
    def compare(_municipality: Municipality) -> list[registry.Differing]:
        return [registry.Differing(2, "2026-05-01", "Farm 1", "it is another")]

    yield
    registry._comparers.remove(compare)


def page(reader: Client, language: str = "en") -> str:
    return reader.get(f"/gori/{language}/history/checks/").content.decode()


def test_officer_asks_and_the_outcome_is_shown(
    deeds: None,
    as_clerk: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = as_clerk.post("/gori/en/history/verify/")

    assert answer.headers["Location"] == CHECKS
    assert "Checked: all 3 entries are as they were written." in page(as_clerk)


def test_page_says_who_asked_and_when(check: Check, as_clerk: Client, clerk: Person) -> None:
    carry_out(check)

    shown = page(as_clerk)

    assert called(clerk.name, "en") in shown
    assert f"asked for on {timezone.localtime(check.asked_at):%-d %B %Y}" in shown


def test_running_check_asks_again_by_itself(check: Check, as_clerk: Client) -> None:
    shown = page(as_clerk)

    assert "The log is being read." in shown
    assert f'hx-get="{CHECKS}" hx-trigger="every 2s"' in shown
    assert "/history/verify/" not in shown


def test_part_of_the_page_is_enough_for_the_next_look(check: Check, as_clerk: Client) -> None:
    part = as_clerk.get(CHECKS, headers={"HX-Request": "true"}).content.decode()

    assert "The log is being read." in part
    assert "<html" not in part


def test_second_click_does_not_begin_a_second_check(
    check: Check, gori: Municipality, clerk: Person
) -> None:
    assert ask_for_check(gori, by=clerk) == check
    assert Check.objects.count() == 1


def test_check_of_another_town_is_its_own(
    check: Check, zestaponi: Municipality, clerk: Person
) -> None:
    Role.objects.create(person=clerk, municipality=zestaponi, kind=Role.Kind.OFFICER)

    assert ask_for_check(zestaponi, by=clerk) != check


def test_check_that_died_is_begun_again(
    check: Check, gori: Municipality, clerk: Person, as_clerk: Client
) -> None:
    Check.objects.update(asked_at=timezone.now() - LONGEST_CHECK - timedelta(seconds=1))
    assert "The check stopped before its end. Start it again." in page(as_clerk)

    assert ask_for_check(gori, by=clerk) != check


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The log does not hold: entry 2 ("),
        ("ka", "ჟურნალი დარღვეულია: ჩანაწერი"),
        ("ru", "Журнал нарушен: запись"),
    ],
)
def test_first_broken_entry_is_named_in_the_readers_language(
    check: Check, as_clerk: Client, language: str, sentence: str
) -> None:
    Entry.objects.filter(number__gte=2).update(verb="verified_none")
    carry_out(check)

    shown = page(as_clerk, language)

    assert sentence in shown
    assert FARM[language] in shown


def test_broken_entry_that_is_gone_since_is_named_by_its_number(
    check: Check, as_clerk: Client
) -> None:
    Entry.objects.filter(number=2).delete()
    carry_out(check)
    Entry.objects.all().delete()

    assert "Entry 3 was changed or follows a gap." in page(as_clerk)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "entry 2 (1 May 2026), Farm 1"), ("ru", "запись № 2 (1 мая 2026), Farm 1")],
)
def test_thing_that_differs_is_named_in_the_readers_language(
    check: Check, changed_farm: None, as_clerk: Client, language: str, sentence: str
) -> None:
    carry_out(check)

    assert sentence in page(as_clerk, language)


def test_earlier_outcomes_stay(
    check: Check, gori: Municipality, clerk: Person, as_clerk: Client
) -> None:
    carry_out(check)
    Entry.objects.filter(number=3).update(verb="verified_none")
    carry_out(ask_for_check(gori, by=clerk))

    shown = page(as_clerk)

    assert shown.index("The log does not hold: entry 3") < shown.index("Checked: all 3 entries")


def test_latest_outcome_stands_on_the_page_of_the_log(check: Check, as_clerk: Client) -> None:
    carry_out(check)

    assert "Checked: all 3 entries" in as_clerk.get("/gori/en/history/").content.decode()


def test_work_done_twice_is_done_once(check: Check) -> None:
    check_log.func(check.pk)
    finished = Check.objects.get().finished_at

    check_log.func(check.pk)

    assert finished is not None
    assert Check.objects.get().finished_at == finished


def test_old_outcomes_are_forgotten(check: Check) -> None:
    assert forget_old_checks(timezone.now() - timedelta(days=1)) == 0
    assert forget_old_checks(timezone.now() + timedelta(days=1)) == 1


def test_checks_are_the_officers_alone(
    gori: Municipality, nino: Person, as_nino: Client, client: Client
) -> None:
    assert as_nino.get(CHECKS).status_code == 404
    assert client.get(CHECKS).status_code == 302
    with pytest.raises(PermissionDenied):
        ask_for_check(gori, by=nino)


@pytest.mark.parametrize(
    ("after", "checked"),
    [
        (timedelta(hours=5), 0),
        (timedelta(days=1, hours=17), 1),
        (timedelta(days=1, hours=5), 0),
        (timedelta(days=4), 1),
    ],
    ids=["just begun", "by night", "by day", "after nights without a house"],
)
def test_log_is_checked_once_a_night(
    farm: Organisation, nino: Person, gori: Municipality, after: timedelta, checked: int
) -> None:
    with time_machine.travel(MORNING, tick=False):
        record(nino, "founded", farm, municipality=gori)

    with time_machine.travel(MORNING + after, tick=False):
        assert check_by_night() == checked
        assert check_by_night() == 0


def test_page_says_that_nobody_asked_for_the_nightly_check(
    deeds: None, gori: Municipality, as_clerk: Client
) -> None:
    carry_out(Check.objects.create(municipality=gori))

    assert " · automatically" in page(as_clerk)


def test_officer_is_told_on_the_desk_until_a_check_finds_nothing(
    check: Check, gori: Municipality, clerk: Person, nino: Person
) -> None:
    Entry.objects.filter(number=3).update(verb="verified_none")
    carry_out(check)
    assert [one.kind for one in todos_for(clerk, gori)] == ["reporting.log"]
    assert todos_for(nino, gori) == []

    Entry.objects.filter(number=3).update(verb="closed")
    carry_out(ask_for_check(gori, by=clerk))

    assert todos_for(clerk, gori) == []
