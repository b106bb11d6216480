"""A long plan is written as quickly as a short one: its pages ask as few questions."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.editing.tests.pages import HOME, save
from qvevri.plan.programme import actions as programme
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
