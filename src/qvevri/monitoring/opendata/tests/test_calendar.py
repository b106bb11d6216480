"""An owner puts the plan's deadlines into the calendar of a phone, and they stay up to date."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import translation
from icalendar import Calendar, Event

from qvevri.core.languages import CODES
from qvevri.monitoring.opendata import actions
from qvevri.monitoring.opendata.deadlines import feed, of_plan
from qvevri.monitoring.opendata.models import CalendarKey
from qvevri.monitoring.reporting.models import Period
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Edition, Milestone, Plan


def events(file: bytes) -> dict[str, Event]:
    """The events of a feed by the first part of their name."""
    found = Calendar.from_ical(file).events
    return {str(one["UID"]).partition("@")[0]: one for one in found}


def feed_of(plan: Plan, person: Person | None = None) -> bytes:
    plan = Plan.objects.select_related("municipality").get(pk=plan.pk)
    return feed("x", of_plan(plan, person), plan.municipality)


def test_every_deadline_is_a_whole_day(plan: Plan, periods: list[Period]) -> None:
    found = events(feed_of(plan))
    step = Milestone.objects.filter(action__plan=plan).first()
    assert step is not None
    event = found[f"milestone-{step.pk}"]

    assert len(found) == 2 + 2 + 4
    assert (event.start, event.end) == (date(2026, 9, 15), date(2026, 9, 16))
    assert found[f"period-{periods[0].pk}"].start == date(2026, 6, 30) + timedelta(days=30)


def test_name_of_an_event_stays_when_its_day_moves(plan: Plan) -> None:
    before = set(events(feed_of(plan)))

    Milestone.objects.update(due=date(2026, 10, 1))

    assert set(events(feed_of(plan))) == before


def test_what_was_dropped_is_cancelled(amendment: Edition) -> None:
    dropped = amendment.plan.actions.get(code="2.1")
    event = events(feed_of(amendment.plan))[f"action-{dropped.pk}"]

    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


@pytest.mark.parametrize("language", CODES)
def test_feed_speaks_the_readers_language(plan: Plan, language: str) -> None:
    with translation.override(language):
        titles = " ".join(str(one["SUMMARY"]) for one in events(feed_of(plan)).values())

    assert {"ka": "ბოლო დღე", "en": "last day", "ru": "последний день"}[language] in titles


def test_plan_without_deadlines_is_an_empty_calendar(plan: Plan) -> None:
    plan.actions.all().delete()

    assert events(feed_of(plan)) == {}


def test_owner_sees_only_what_is_in_their_hands(school: Action, nino: Person) -> None:
    found = events(feed_of(school.plan, nino))

    assert f"action-{school.pk}" in found
    assert sum(name.startswith("action-") for name in found) == 1


def test_who_answers_for_nothing_has_no_deadline(school: Action, giorgi: Person) -> None:
    assert events(feed_of(school.plan, giorgi)) == {}


def test_secret_address_is_read_without_signing_in(
    client: Client, school: Action, nino: Person, gori: Municipality
) -> None:
    key = actions.calendar_key(nino, gori).key
    answer = client.get(f"/gori/ka/plan/calendar/{key}.ics")

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"action-{school.pk}" in events(answer.content)


def test_new_address_stops_the_old_one(
    client: Client, as_nino: Client, school: Action, nino: Person, gori: Municipality
) -> None:
    old = actions.calendar_key(nino, gori).key

    as_nino.post("/gori/ka/plan/calendar/renew/")

    assert client.get(f"/gori/ka/plan/calendar/{old}.ics").status_code == 404
    assert CalendarKey.objects.get().key != old


def test_owner_finds_the_address_on_a_page(as_nino: Client, school: Action, nino: Person) -> None:
    page = as_nino.get("/gori/ka/plan/calendar/").content.decode()

    assert CalendarKey.objects.get(person=nino).key in page


def test_stranger_is_asked_to_sign_in(client: Client, plan: Plan) -> None:
    assert client.get("/gori/ka/plan/calendar/").status_code == 302


def test_key_of_another_municipality_opens_nothing(
    client: Client, zestaponi: Municipality, school: Action, nino: Person
) -> None:
    key = actions.calendar_key(nino, zestaponi).key

    assert client.get(f"/gori/ka/plan/calendar/{key}.ics").status_code == 404
