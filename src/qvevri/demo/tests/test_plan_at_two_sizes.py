"""A plan four times as long asks the database no more often."""

import re
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qvevri.monitoring.reporting import standings
from qvevri.people.models import Person
from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan
from qvevri.plan.tables.answers import import_plan
from qvevri.plan.tables.exporting import as_book, usual

pytestmark = pytest.mark.django_db
SMALL, LARGE = 12, 48
DASHBOARD = 6
PAGES = ("", "actions/", "actions/1.1/", "money/", "changes/", "changes/targets/", "text/")
PAPERS = ("mayor.pdf", "plan.pdf", "report-8.pdf", "everything.xlsx", "iati.xml", "plan.json")


@pytest.fixture
def plans(gori: Municipality, skra: Settlement, ateni: Settlement) -> list[Plan]:
    """A small plan and one four times as long."""
    for actions in (SMALL, LARGE):
        call_command("synth-plan", seed=1, actions=actions, indicators=3 * actions, periods=8)
    return list(Plan.objects.order_by("pk"))


def asked(work: Callable[[], object]) -> Counter[str]:
    """The questions without their numbers; writing takes more of them for more rows."""
    with CaptureQueriesContext(connection) as queries:
        work()
    return Counter(
        re.sub(r"\(\d[\d, ]*\)|\d+", "0", one["sql"])
        for one in queries
        if one["sql"].startswith("SELECT")
    )


def read(client: Client, plan: Plan, page: str) -> Counter[str]:
    """Questions of a page of which nothing is kept but what any page left."""
    address = f"/gori/en/plan/{plan.pk}/{page}"
    client.get(address)
    caches["pages"].clear()
    # What is kept for some seconds only would be read again in one of two readings, by chance.
    places.forget()
    places.open_municipalities()

    def once() -> None:
        assert client.get(address).status_code == 200, address

    return asked(once)


def test_pages_and_papers_ask_no_more_of_a_longer_plan(client: Client, plans: list[Plan]) -> None:
    for page in (*PAGES, *PAPERS):
        small, large = (read(client, plan, page) for plan in plans)
        assert large.total() <= small.total(), (page, large - small)


def test_dashboard_asks_six_questions(client: Client, plans: list[Plan]) -> None:
    assert read(client, plans[-1], "").total() <= DASHBOARD


def test_lights_of_a_longer_plan_ask_no_more(plans: list[Plan]) -> None:
    small, large = (asked(partial(standings.refresh, plan)) for plan in plans)

    assert small.total() == large.total(), large - small


def test_longer_table_asks_no_more(plans: list[Plan], gori: Municipality, clerk: Person) -> None:
    files = [as_book(content_of(plan), usual("en")) for plan in plans]

    def brought(file: bytes) -> Counter[str]:
        # Out of the way: a table goes onto the newest draft.
        Plan.objects.filter(status=Plan.Status.DRAFT).update(status=Plan.Status.CLOSED)
        return asked(partial(import_plan, file, "table", municipality=gori, by=clerk))

    small, large = map(brought, files)
    assert small.total() == large.total(), large - small
