"""The plan of the reports' tests, shown; one report approved, one amendment decided."""

from collections.abc import Callable
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from qvevri.monitoring.reporting import actions, standings
from qvevri.monitoring.reporting.inputs import ReportInput, SpendingInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.monitoring.reporting.tests.conftest import mayor, periods, plan, school
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action

__all__ = ["mayor", "periods", "plan", "school"]

Read = Callable[[str], str]


@pytest.fixture
def read(client: Client) -> Read:
    """What a page says; it must be there."""

    def _read(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    return _read


@pytest.fixture
def told(school: Action, periods: list[Period], nino: Person, clerk: Person) -> Report:
    """The school's first report, approved: 11 of 40 trained, five of them women; 5 000 lari of the
    donor committed, 3 000 paid."""
    trained = school.indicators.get()
    trained.parts = [{"of": "sex", "value": "female", "target": "20"}]
    trained.save()
    parts = {"sex": {"female": Decimal(5), "male": Decimal(6)}}
    values = {trained.pk: ValueInput(Decimal(11), parts=parts)}
    spending = (SpendingInput("donor", committed=500_000, paid=300_000),)
    said = ReportInput(happened="თერთმეტი მოსწავლე.", values=values, spending=spending)
    with time_machine.travel("2026-07-10 12:00+04:00"):
        draft = actions.save(school, periods[0], said, version=0, by=nino)
        report = actions.approve(actions.submit(draft, by=nino), by=clerk)
    # As each night: the lights of today, not those of that day.
    standings.refresh(report.period.plan)
    return report
