"""Papers tell what objectives reached and what groups did; the mayor's page stays one page."""

import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader

from qvevri.monitoring.papers.printing import printed
from qvevri.monitoring.papers.telling import half_years_report, mayors_page
from qvevri.monitoring.papers.tests.conftest import now
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.models import Period
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action

PERSONS = {"sex": {"female": Decimal(7), "male": Decimal(5)}}


def test_groups_stand_in_the_report_of_their_period(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    school.indicators.update(parts=[{"of": "sex", "value": "female", "target": "20"}])
    values = {school.indicators.get().pk: ValueInput(Decimal(12), parts=PERSONS)}
    draft = actions.save(school, periods[0], ReportInput(values=values), version=0, by=nino)
    actions.approve(actions.submit(draft, by=nino), by=clerk)

    with translation.override("en"):
        told = half_years_report(now(school.plan), periods[0])["objectives"][0]["actions"][0]

    assert told["groups"] == ["Trained 1.1.1: women 7, men 5"]


@pytest.mark.parametrize("words", [1, 12, 40])
def test_mayors_page_is_one_page_however_much_there_is(
    school: Action, periods: list[Period], words: int
) -> None:
    paper = mayors_page(now(school.plan))
    title = " ".join(["ღვინის"] * words)
    line: Mapping[str, Any] = {
        **{"code": "1.1", "title": title, "light": "late", "reasons": [title]},
        **{"before": "late", "after": "done", "day": "30 ნოემბერი 2026"},
    }
    lists = {"late": [line] * 7, "changed": [line] * 6, "done": [line] * 6, "next": [line] * 6}

    made = PdfReader(io.BytesIO(printed("mayor", {**paper, **lists})))

    assert len(made.pages) == 1
