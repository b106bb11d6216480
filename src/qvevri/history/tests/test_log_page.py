"""An officer reads the municipality's log, filters it, and has it checked."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.history.actions import record
from qvevri.history.queries import PAGE
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality

LOG = "/gori/en/history/"


@pytest.fixture
def deeds(farm: Organisation, nino: Person, clerk: Person, gori: Municipality) -> None:
    """Nino founded her farm in March, the clerk saw her papers in May and gave her a role."""
    with time_machine.travel(datetime(2026, 3, 5, 9, tzinfo=UTC), tick=False):
        record(nino, "founded", farm, municipality=gori)
    with time_machine.travel(datetime(2026, 5, 7, 9, tzinfo=UTC), tick=False):
        record(clerk, "verified_documents", farm, municipality=gori)
        record(clerk, "moderator_given", nino, municipality=gori)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ka", ["სააგენტომ საბუთები ნახა", "ნინოს ბაღი", "2026, 13:00"]),
        ("en", ["Documents seen by the agency", "Ninos bagi", "7 May 2026"]),
        ("ru", ["Агентство видело документы", "Нинос баги", "7 мая 2026"]),
    ],
)
def test_deed_is_a_sentence_with_its_thing_and_its_doer(
    deeds: None, as_clerk: Client, language: str, words: list[str]
) -> None:
    page = as_clerk.get(f"/gori/{language}/history/").content.decode()

    assert [word for word in [*words, "ოფიცერი"] if word not in page] == []


@pytest.mark.parametrize(
    ("query", "verbs"),
    [
        ("", ["moderator_given", "verified_documents", "founded"]),
        ("kind=organisations.organisation", ["verified_documents", "founded"]),
        ("kind=people.person", ["moderator_given"]),
        ("since=2026-05-07", ["moderator_given", "verified_documents"]),
        ("until=2026-05-06", ["founded"]),
        ("since=2026-03-05&until=2026-03-05", ["founded"]),
        ("since=nonsense&until=2026-03-05", ["founded"]),
        ("by=999999999&until=2026-03-05", ["founded"]),
        ("before=2", ["founded"]),
        ("before=-1&kind=<script>", ["moderator_given", "verified_documents", "founded"]),
    ],
)
def test_log_is_filtered(deeds: None, as_clerk: Client, query: str, verbs: list[str]) -> None:
    lines = as_clerk.get(f"{LOG}?{query}").context["lines"]

    assert [line.entry.verb for line in lines] == verbs


def test_log_of_one_person_and_of_one_thing(
    deeds: None, as_clerk: Client, nino: Person, farm: Organisation
) -> None:
    of_nino = as_clerk.get(f"{LOG}?by={nino.pk}").context["lines"]
    of_farm = as_clerk.get(f"{LOG}?kind=organisations.organisation&thing={farm.pk}").context[
        "lines"
    ]

    assert [line.entry.verb for line in of_nino] == ["founded"]
    assert [line.title for line in of_farm] == ["Ninos bagi", "Ninos bagi"]


def test_older_entries_are_a_click_away_and_the_filter_stays(
    farm: Organisation, as_clerk: Client, gori: Municipality, nino: Person
) -> None:
    for _time in range(PAGE + 2):
        record(nino, "changed", farm, municipality=gori)

    first = as_clerk.get(f"{LOG}?by={nino.pk}")
    second = as_clerk.get(f"{LOG}?{first.context['older']}")

    assert f"by={nino.pk}&before=3" in first.context["older"]
    assert [line.entry.number for line in second.context["lines"]] == [2, 1]
    assert second.context["older"] == ""


def test_page_of_many_things_asks_a_few_questions(
    deeds: None,
    as_clerk: Client,
    gori: Municipality,
    farm: Organisation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _time in range(PAGE):
        record(None, "shown", farm, municipality=gori)

    with django_assert_max_num_queries(16):
        as_clerk.get(LOG)


@pytest.mark.parametrize("address", [LOG, f"{LOG}verify/"])
def test_log_is_not_there_for_others(gori: Municipality, as_nino: Client, address: str) -> None:
    assert as_nino.get(address).status_code in (404, 405)
    assert as_nino.post(address).status_code in (404, 405)


def test_log_of_another_municipality_is_not_shown(
    deeds: None, as_clerk: Client, zestaponi: Municipality, nino: Person
) -> None:
    record(nino, "changed", nino, municipality=zestaponi)

    assert {line.entry.verb for line in as_clerk.get(LOG).context["lines"]} == {
        "founded",
        "verified_documents",
        "moderator_given",
    }
