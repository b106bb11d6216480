"""The plan of the reports' tests, with one approved report and with an amendment."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput, SpendingInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.monitoring.reporting.tests.conftest import mayor, periods, plan, school
from qvevri.people.models import Person
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Action, Edition, Plan

__all__ = ["mayor", "periods", "plan", "school"]


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
