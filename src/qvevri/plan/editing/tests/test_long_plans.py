"""A long plan is written as quickly as a short one: its pages ask as few questions."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.editing.queries import work_on
from qvevri.plan.editing.tests.pages import HOME, html, save
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents
from qvevri.plan.programme.tests.test_deciding import DECISION

MOST = 10


def asked(client: Client, url: str) -> int:
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


@pytest.mark.parametrize("actions", [2, 40])
def test_overview_of_a_draft_asks_ten_questions_at_most(
    as_clerk: Client, gori: Municipality, clerk: Person, actions: int
) -> None:
    plan = programme.begin(contents.content(actions, 3), municipality=gori, by=clerk)

    assert asked(as_clerk, f"{HOME}{plan.pk}/") <= MOST


@pytest.mark.parametrize("actions", [2, 40])
def test_overview_of_a_draft_amendment_asks_ten_questions_at_most(
    as_clerk: Client, gori: Municipality, clerk: Person, mayor: Person, actions: int
) -> None:
    plan = programme.begin(contents.content(actions, 3), municipality=gori, by=clerk)
    programme.adopt(plan, DECISION, by=mayor)
    save(as_clerk, f"{HOME}{plan.pk}/objectives/1/", {"title_en": "Craft"})

    assert asked(as_clerk, f"{HOME}{plan.pk}/") <= MOST


@pytest.fixture
def long(gori: Municipality, clerk: Person) -> Plan:
    """A draft of 300 actions with three indicators each."""
    return programme.begin(contents.content(300, 3), municipality=gori, by=clerk)


def test_overview_of_300_actions_is_light(as_clerk: Client, long: Plan) -> None:
    assert len(as_clerk.get(f"/gori/ka/plan/edit/{long.pk}/").content) <= 200_000


def test_overview_of_a_long_plan_opens_one_objective_and_names_all_actions(
    as_clerk: Client, long: Plan
) -> None:
    page = html(as_clerk, f"{HOME}{long.pk}/")
    second = work_on(long).content.objectives[1].code

    assert "/actions/new/" in page.split(f'id="o-{second}"')[0]
    assert page.count("/actions/new/") == 1
    assert page.count("Show all of it") == len(work_on(long).content.objectives) - 1
    assert page.count('id="a-') == 300
    assert f"objectives/{second}/actions/new/" in html(as_clerk, f"{HOME}{long.pk}/?o={second}")


def test_objective_stays_open_when_its_action_is_moved(as_clerk: Client, long: Plan) -> None:
    second = work_on(long).content.objectives[1]
    page = html(as_clerk, f"{HOME}{long.pk}/?o={second.code}")
    [move] = re.findall(rf'formaction="(action/{second.actions[0].code}/down/[^"]*)"', page)

    answer = as_clerk.post(f"{HOME}{long.pk}/{move}")

    code = second.actions[0].code
    assert answer.headers["Location"] == f"{HOME}{long.pk}/?o={second.code}#a-{code}"


def test_way_back_from_an_action_leads_to_its_place(as_clerk: Client, long: Plan) -> None:
    second = work_on(long).content.objectives[1]
    code = second.actions[0].code

    back = f"{HOME}{long.pk}/?o={second.code}#a-{code}"
    assert f'href="{back}"' in html(as_clerk, f"{HOME}{long.pk}/actions/{code}/")
