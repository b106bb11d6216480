"""An adopted plan with periods, its mayor, and the owner of its first action."""

from datetime import date

import pytest

from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.models import Period
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests import contents


@pytest.fixture
def mayor(gori: Municipality) -> Person:
    """An administrator of Gori."""
    person = Person.objects.create_person(email="mayor@gori.example", name="Mariam", language="ka")
    Role.objects.create(person=person, municipality=gori, kind=Role.Kind.ADMINISTRATOR)
    return person


@pytest.fixture
def plan(gori: Municipality, clerk: Person, mayor: Person) -> Plan:
    """An adopted plan of 2026 and 2027 with two actions."""
    draft = programme.begin(contents.content(), municipality=gori, by=clerk)
    decision = programme.Decision("N 14", date(2026, 1, 20))
    return programme.adopt(draft, decision, by=mayor).plan


@pytest.fixture
def periods(plan: Plan, mayor: Person) -> list[Period]:
    """Its four half-years."""
    return actions.begin_periods(plan, by=mayor)


@pytest.fixture
def school(plan: Plan, periods: list[Period], nino: Person) -> Action:
    """The first action, which Nino answers for."""
    action = plan.actions.get(code="1.1")
    action.responsible = nino
    action.save()
    return action
