"""Objectives show their own indicators, and approved reports what proves them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from qvevri.files.tests import papers
from qvevri.files.tests.pictures import upload
from qvevri.history.queries import last_seal
from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.models import Reading, Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents


@pytest.fixture
def measured(gori: Municipality, clerk: Person, mayor: Person) -> Plan:
    """The first goal has an indicator of its own: 40 of 100, as its owner read it."""
    said = contents.content()
    first, second = said.objectives
    jobs = replace(contents.indicator("1.0.1", 100), name=contents.text("Jobs"))
    said = replace(said, objectives=(replace(first, indicators=(jobs,)), second))
    draft = programme.begin(said, municipality=gori, by=clerk)
    plan = programme.adopt(draft, programme.Decision("N 1", date(2026, 1, 20)), by=mayor).plan
    period = actions.begin_periods(plan, by=mayor)[0]
    row = plan.indicators.get(code="1.0.1")
    Reading.objects.create(
        indicator=row, period=period, value=Decimal(40), status=Report.Status.APPROVED
    )
    return plan


def test_objective_shows_its_own_indicator_within_six_queries(
    measured: Plan, read: Read, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    read("/gori/ka/plan/")
    with django_assert_max_num_queries(6):
        page = read(f"/gori/en/plan/{measured.pk}/")

    assert "Jobs" in page
    assert "<b>40</b>" in page
    assert "of the objective as a whole" in read(f"/gori/en/plan/{measured.pk}/indicators/")
    assert "Goal 1" in read(f"/gori/en/plan/{measured.pk}/indicators/1.0.1/")


def test_approved_report_shows_its_evidence(
    told: Report, read: Read, nino: Person, clerk: Person
) -> None:
    actions.send_back(told, "Who came?", by=clerk)
    paper = actions.add_evidence(
        told.action, told.period, upload(papers.pdf(), "list.pdf"), by=nino
    )
    said = ReportInput(happened="თერთმეტი.", links=("https://example.com/school",))
    again = actions.save(told.action, told.period, said, version=told.version, by=nino)
    actions.approve(actions.submit(again, by=nino), by=clerk)

    page = read(f"/gori/en/plan/{told.action.plan_id}/actions/1.1/")
    assert "list.pdf" in page
    assert f"/plan/reports/documents/{paper.pk}/" in page
    assert "https://example.com/school" in page


def test_report_that_is_not_approved_shows_nothing(
    told: Report, read: Read, nino: Person, clerk: Person
) -> None:
    actions.send_back(told, "Who came?", by=clerk)
    said = ReportInput(happened="თერთმეტი მოსწავლე.", links=("https://example.com/school",))
    again = actions.save(told.action, told.period, said, version=told.version, by=nino)
    actions.submit(again, by=nino)

    page = read(f"/gori/en/plan/{told.action.plan_id}/actions/1.1/")
    assert "example.com/school" not in page
    assert "თერთმეტი მოსწავლე." not in page


def test_dashboard_shows_the_head_of_the_log(told: Report, read: Read) -> None:
    seal = last_seal(told.action.plan.municipality)

    assert seal
    assert seal in read(f"/gori/en/plan/{told.action.plan_id}/")
