"""All actions over the plan's time, narrowed by objective, block, partner, settlement and light."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.lights import Light
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Partner
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents


@pytest.fixture
def placed(gori: Municipality, skra: Settlement, clerk: Person, mayor: Person) -> Plan:
    """1.1 happens in Skra, 1.2 in Ateni with the museum, 2.1 everywhere."""
    said = contents.content(3)
    first, second = said.objectives
    here, there = first.actions
    museum = (Partner(contents.text("Museum")),)
    moved = (
        replace(here, settlements=("skra",)),
        replace(there, settlements=("ateni",), partners=museum),
    )
    said = replace(said, objectives=(replace(first, actions=moved), second))
    draft = programme.begin(said, municipality=gori, by=clerk)
    plan = programme.adopt(draft, programme.Decision("N 1", date(2026, 1, 20)), by=mayor).plan
    actions.begin_periods(plan, by=mayor)
    return plan


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["1.1", "1.2", "2.1"]),
        ("objective=2", ["2.1"]),
        ("block=skills_human_capital", ["1.1"]),
        ("partner=Museum", ["1.2"]),
        ("settlement=skra", ["1.1", "2.1"]),
        ("light=silent", ["1.1", "1.2", "2.1"]),
        ("light=done", []),
        ("light=behind", []),
        ("light=changed", []),
        ("objective=1&settlement=ateni", ["1.2"]),
    ],
)
def test_actions_are_narrowed(read: Read, placed: Plan, query: str, codes: list[str]) -> None:
    rows = read(f"/gori/en/plan/{placed.pk}/actions.csv?{query}").splitlines()[1:]

    assert [row.split(",")[1] for row in rows] == codes


@pytest.mark.parametrize("asked", ["behind", "changed", "late"])
def test_what_is_late_or_changed_is_found(
    read: Read, placed: Plan, mayor: Person, asked: str
) -> None:
    begun = placed.periods.filter(starts__lte=timezone.localdate()).order_by("-number")[0]
    late = placed.actions.get(code="1.2")
    actions.overrule(late, begun, Light.LATE, "The roof fell in.", by=mayor)

    rows = read(f"/gori/en/plan/{placed.pk}/actions.csv?light={asked}").splitlines()[1:]
    assert [row.split(",")[1] for row in rows] == ["1.2"]


def test_each_action_has_its_line_of_time_light_and_freshness(read: Read, placed: Plan) -> None:
    page = read(f"/gori/en/plan/{placed.pk}/actions/")

    assert page.count("chart-gantt") == 3
    assert "gantt-today" in page
    assert "First group begins" in page
    assert "no report yet" in page
    assert "Skra" in page


def test_choices_that_lead_nowhere_say_so(client: Client, read: Read, placed: Plan) -> None:
    page = read(f"/gori/en/plan/{placed.pk}/actions/?partner=%3Cscript%3E&light=pink")

    assert "No action of the plan fits" in page
    assert "<script>alert" not in page
