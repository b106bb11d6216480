"""Papers come as PDF in every language, fast, and say what the pages say."""

import json
import re
import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from qvevri.core.languages import CODES
from qvevri.history.queries import last_seal
from qvevri.monitoring.papers import telling
from qvevri.monitoring.papers.printing import printed
from qvevri.monitoring.papers.stating import Stated
from qvevri.monitoring.papers.tests.conftest import now
from qvevri.monitoring.papers.whole import whole_plan
from qvevri.monitoring.reporting.models import Period
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Plan

MTAVRULI = re.compile("[\u1c90-\u1cbf]")


def paper(name: str, stated: Stated) -> dict[str, Any]:
    if name == "report":
        return telling.half_years_report(stated, stated.board.periods[0])
    return {"mayor": telling.mayors_page, "plan": whole_plan}[name](stated)


@pytest.fixture
def stated(school: Action) -> Stated:
    return now(school.plan)


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("name", ["mayor", "report", "plan"])
def test_paper_is_a_pdf_within_a_second_with_no_letter_that_fonts_lack(
    stated: Stated, name: str, language: str
) -> None:
    with translation.override(language):
        said = paper(name, stated)
    begun = time.process_time()
    made = printed(name, said)

    assert made.startswith(b"%PDF")
    assert b"FiraGO" in made
    assert time.process_time() - begun < 2
    assert not MTAVRULI.search(json.dumps(said, ensure_ascii=False))


def test_mayors_page_names_what_is_silent_and_why(stated: Stated, school: Action) -> None:
    with translation.override("en"):
        said = telling.mayors_page(stated)

    assert {one["code"] for one in said["late"]} == {"1.1", "2.1"}
    assert said["late"][0]["reasons"] == ["No report for the last period was approved."]


def test_rate_stands_on_the_mayors_page_with_all_its_decimals(stated: Stated) -> None:
    stated.board.plan.rate, stated.board.plan.rate_on = Decimal("3.1250"), date(2025, 12, 31)

    with translation.override("en"):
        said = telling.mayors_page(stated)

    assert said["rate"].endswith("31 December 2025: 1 € = 3.125 ₾.")


def test_paper_carries_the_head_of_the_log(stated: Stated, gori: Municipality) -> None:
    assert whole_plan(stated)["seal"] == last_seal(gori)


@pytest.mark.parametrize("name", ["mayor.pdf", "plan.pdf", "report-1.pdf"])
def test_papers_are_downloaded(
    client: Client, plan: Plan, periods: list[Period], name: str
) -> None:
    answer = client.get(f"/gori/ka/plan/{plan.pk}/{name}")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_report_of_a_period_that_is_not_is_not_there(client: Client, plan: Plan) -> None:
    assert client.get(f"/gori/ka/plan/{plan.pk}/report-9.pdf").status_code == 404
