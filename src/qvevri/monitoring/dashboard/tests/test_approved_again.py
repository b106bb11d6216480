"""A report is approved, sent back and approved again: each day shows what counted on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from qvevri.files.models import Document
from qvevri.files.tests import papers
from qvevri.files.tests.pictures import upload
from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import (
    ReadingInput,
    ReportInput,
    SpendingInput,
    ValueInput,
)
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Indicator, Plan

NOON = "12:00+04:00"
BEFORE, FIRST, BETWEEN, AGAIN = "2026-07-09", "2026-07-12", "2026-07-22", "2026-08-02"


@pytest.fixture
def corrected(told: Report, nino: Person, clerk: Person) -> Report:
    """Approved on 10 July with 11 trained and 3 000 paid, sent back on the 20th, approved again on
    1 August with 9 trained and 2 500 paid; another paper proves it."""
    with time_machine.travel(f"2026-07-20 {NOON}"):
        actions.send_back(told, "Two of them left.", by=clerk)
    with time_machine.travel(f"2026-08-01 {NOON}"):
        actions.add_evidence(told.action, told.period, upload(papers.pdf(), "left.pdf"), by=nino)
        said = ReportInput(
            happened="ცხრა მოსწავლე.",
            values={told.action.indicators.get().pk: ValueInput(Decimal(9))},
            spending=(SpendingInput("donor", committed=500_000, paid=250_000),),
        )
        again = actions.save(told.action, told.period, said, version=told.version, by=nino)
        return actions.approve(actions.submit(again, by=nino), by=clerk)


def days(read: Read, address: str) -> Iterator[str]:
    """The page on the day before, while it counted first, while it did not, and after all."""
    for day in (BEFORE, FIRST, BETWEEN, AGAIN):
        yield read(f"{address}?on={day}")


@pytest.mark.parametrize(
    ("end", "first", "again"),
    [
        ("actions/1.1/", "თერთმეტი მოსწავლე.", "ცხრა მოსწავლე."),
        ("actions/1.1/", '<b class="tabular">11</b>', '<b class="tabular">9</b>'),
        ("actions/1.1/", "paid 3,000", "paid 2,500"),
        ("indicators/1.1.1/", '<td class="number">11</td>', '<td class="number">9</td>'),
        ("money/", "3,000", "2,500"),
        ("", "3,000", "2,500"),
    ],
)
def test_page_of_a_day_shows_what_counted_on_it(
    corrected: Report, read: Read, end: str, first: str, again: str
) -> None:
    pages = list(days(read, f"/gori/en/plan/{corrected.action.plan_id}/{end}"))

    assert [first in page for page in pages] == [False, True, False, False]
    assert [again in page for page in pages] == [False, False, False, True]


def test_day_on_which_it_was_sent_back_has_no_report(corrected: Report, read: Read) -> None:
    page = f"/gori/en/plan/{corrected.action.plan_id}/actions/1.1/"

    assert "თერთმეტი" in read(f"{page}?on=2026-07-19")
    assert "No report was approved yet" in read(f"{page}?on=2026-07-20")
    assert "No report was approved yet" in read(f"{page}?on=2026-07-31")
    assert "ცხრა" in read(f"{page}?on=2026-08-01")


def test_page_of_today_shows_the_last_approval(corrected: Report, read: Read) -> None:
    page = read(f"/gori/en/plan/{corrected.action.plan_id}/actions/1.1/")

    assert "ცხრა მოსწავლე." in page
    assert "თერთმეტი" not in page


def test_lights_of_a_day_are_those_of_what_counted(corrected: Report, read: Read) -> None:
    address = f"/gori/en/plan/{corrected.action.plan_id}/actions.csv"
    shares = [page.splitlines()[1].split(",") for page in days(read, address)]

    assert ["0.275" in row for row in shares] == [False, True, False, False]
    assert ["0.225" in row for row in shares] == [False, False, False, True]


def test_program_is_told_what_counted_on_a_day(corrected: Report, client: Client) -> None:
    address = f"/api/v1/plans/{corrected.action.plan_id}/reports"
    told = [client.get(f"{address}?on={day}").json()["items"] for day in (FIRST, BETWEEN, AGAIN)]

    assert [[one["values"] for one in items] for items in told] == [
        [{"1.1.1": "11"}],
        [],
        [{"1.1.1": "9"}],
    ]


def test_evidence_of_a_day_is_that_of_its_approval(
    corrected: Report, read: Read, client: Client
) -> None:
    pages = list(days(read, f"/gori/en/plan/{corrected.action.plan_id}/actions/1.1/"))
    paper = client.get(f"/gori/en/plan/reports/documents/{Document.objects.get().pk}/")
    paper.close()

    assert ["left.pdf" in page for page in pages] == [False, False, False, True]
    assert paper.status_code == 200


def test_document_stays_readable_while_its_report_is_mended(
    corrected: Report, clerk: Person, client: Client
) -> None:
    actions.send_back(corrected, "Once more.", by=clerk)
    paper = client.get(f"/gori/en/plan/reports/documents/{Document.objects.get().pk}/")
    paper.close()

    assert paper.status_code == 200


@pytest.fixture
def jobs(plan: Plan, periods: list[Period], nino: Person, clerk: Person, mayor: Person) -> Plan:
    """The objective's own figure: 33 from 10 July, nothing from the 20th, 30 from 1 August."""
    said = content_of(plan)
    first, *rest = said.objectives
    own = replace(first.actions[0].indicators[0], code="1.0.1")
    changed = replace(said, objectives=(replace(first, indicators=(own,)), *rest))
    decision = programme.Decision("N 20", date(2026, 3, 1))
    programme.amend(plan, changed, decision, "So that one sees.", by=mayor)
    row = Indicator.objects.get(plan=plan, code="1.0.1")
    row.owner = nino
    row.save()
    for day, figure, version in (("2026-07-10", 33, 0), ("2026-08-01", 30, 1)):
        with time_machine.travel(f"{day} {NOON}"):
            value = ReadingInput(ValueInput(Decimal(figure)))
            read = actions.tell_reading(row, periods[0], value, version=version, by=nino)
            actions.approve_reading(read, by=clerk)
        if version == 0:
            with time_machine.travel(f"2026-07-20 {NOON}"):
                actions.send_back_reading(read, "Of which month?", by=clerk)
    return plan


@pytest.mark.parametrize(
    ("end", "shown"),
    [("", "<b>{}</b>"), ("indicators/1.0.1/", '<td class="number">{}</td>')],
)
def test_objectives_own_figure_is_that_of_the_day(
    jobs: Plan, read: Read, end: str, shown: str
) -> None:
    pages = list(days(read, f"/gori/en/plan/{jobs.pk}/{end}"))

    assert [shown.format(33) in page for page in pages] == [False, True, False, False]
    assert [shown.format(30) in page for page in pages] == [False, False, False, True]


def test_reader_is_told_what_was_approved_and_sent_back(corrected: Report, read: Read) -> None:
    sentence = "was approved on 10 July 2026 and sent back on 20 July 2026"
    address = f"/gori/en/plan/{corrected.action.plan_id}/actions/1.1/"
    pages = [*days(read, address), read(address)]

    assert [sentence in page for page in pages] == [False, False, True, True, True]
    assert f'href="{address}?on=2026-07-10"' in pages[-1]


def test_report_sent_back_on_the_day_of_its_approval_has_no_day_to_show(
    told: Report, clerk: Person, read: Read
) -> None:
    with time_machine.travel("2026-07-10 18:00+04:00"):
        actions.send_back(told, "Wrong file.", by=clerk)
    page = read(f"/gori/en/plan/{told.action.plan_id}/actions/1.1/")

    assert "was approved on 10 July 2026 and sent back on 10 July 2026" in page
    assert "The action as of that day" not in page
