"""An adopted plan with periods, its mayor, an owner of its first action; a report, an amendment."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput, SpendingInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Action, Edition, Plan
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


@pytest.fixture
def report(school: Action, periods: list[Period], nino: Person, clerk: Person) -> Report:
    """The first half-year of action 1.1: twelve trained, a milestone reached, money paid."""
    said = ReportInput(
        progress=30,
        happened="=პირველმა ჯგუფმა დაიწყო.",
        values={school.indicators.get().pk: ValueInput(Decimal(12))},
        reached={school.milestones.get().pk: date(2026, 6, 1)},
        spending=(SpendingInput("donor", 900_000, 450_000),),
    )
    draft = actions.save(school, periods[0], said, version=0, by=nino)
    return actions.approve(actions.submit(draft, by=nino), by=clerk)


def without(content: Content, code: str) -> Content:
    """The same plan, one action fewer."""
    objectives = tuple(
        replace(one, actions=tuple(two for two in one.actions if two.code != code))
        for one in content.objectives
    )
    return replace(content, objectives=objectives)


@pytest.fixture
def amendment(plan: Plan, mayor: Person) -> Edition:
    """The second action is dropped."""
    content = without(content_of(plan), "2.1")
    decision = programme.Decision("N 30", date(2026, 10, 1))
    return programme.amend(plan, content, decision, "ფული აღარ არის", by=mayor)
