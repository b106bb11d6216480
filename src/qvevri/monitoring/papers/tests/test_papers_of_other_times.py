"""Every paper tells the plan as adopted or as of a day, says so in print and in its name."""

import io
import re

import pytest
from django.test import Client
from pypdf import PdfReader

from qvevri.plan.programme.models import Plan

OLD, NEW = "School 1.1", "Short course"
NAMES = ("poster", "mayor", "plan", "report-1")
TITLED = pytest.mark.parametrize("name", ["poster", "plan", "report-1"])
EVERY = pytest.mark.parametrize("name", NAMES)
MOMENTS = {
    "as=adopted": "As adopted by decision N 14 of 20 January 2026.",
    "on=2026-07-15": "As of 15 July 2026: what was decided and approved by then.",
}
TIMES = pytest.mark.parametrize("asked", MOMENTS)


def read(paper: bytes) -> str:
    pages = PdfReader(io.BytesIO(paper)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def words(client: Client, plan: Plan, name: str, asked: str = "", language: str = "en") -> str:
    return read(client.get(f"/gori/{language}/plan/{plan.pk}/{name}.pdf?{asked}").content)


@TIMES
@TITLED
def test_paper_tells_what_was_promised_then(
    client: Client, amended: Plan, name: str, asked: str
) -> None:
    then = words(client, amended, name, asked)

    assert OLD in then
    assert NEW not in then
    assert NEW in words(client, amended, name)


@TIMES
@EVERY
def test_paper_prints_its_moment_and_is_named_by_it(
    client: Client, amended: Plan, name: str, asked: str
) -> None:
    answer = client.get(f"/gori/en/plan/{amended.pk}/{name}.pdf?{asked}")

    assert MOMENTS[asked] in read(answer.content)
    assert f"gori-{name}-en-{asked.split('=')[1]}.pdf" in answer.headers["Content-Disposition"]


@EVERY
def test_paper_of_now_prints_no_moment(client: Client, amended: Plan, name: str) -> None:
    now = words(client, amended, name)

    assert "As adopted by" not in now
    assert "approved by then" not in now


@TIMES
@EVERY
def test_georgian_of_then_is_selected_as_it_was_written(
    client: Client, amended: Plan, name: str, asked: str
) -> None:
    said = words(client, amended, name, asked, "ka")

    assert not any("\u1c90" <= sign <= "\u1cbf" for sign in said)
    assert "გორის მუნიციპალიტეტი" in said
    assert {"as=adopted": "თავდაპირველად მიიღეს", "on=2026-07-15": "ამ დღისთვის"}[asked] in said


@EVERY
def test_moment_is_said_in_russian(client: Client, amended: Plan, name: str) -> None:
    assert "По состоянию на 15 июля 2026" in words(client, amended, name, "on=2026-07-15", "ru")


KNOWN = pytest.mark.parametrize("known", ["თერთმეტი მოსწავლე", "women 5, men 6", "11 of 40"])


@KNOWN
def test_report_of_a_day_knows_what_had_been_approved_by_then(
    client: Client, amended: Plan, known: str
) -> None:
    assert known in words(client, amended, "report-1", "on=2026-07-10")


@KNOWN
def test_report_of_a_day_does_not_know_what_was_approved_later(
    client: Client, amended: Plan, known: str
) -> None:
    assert known not in words(client, amended, "report-1", "on=2026-07-09")


def test_report_judges_by_what_was_adopted(client: Client, amended: Plan) -> None:
    assert "11 of 40" in words(client, amended, "report-1", "as=adopted")


@EVERY
def test_paper_of_a_day_before_the_adoption_is_a_page_that_says_so(
    client: Client, amended: Plan, name: str
) -> None:
    answer = client.get(f"/gori/en/plan/{amended.pk}/{name}.pdf?on=2026-01-01")

    assert answer.status_code == 404
    assert "The plan had not been adopted on that day." in answer.content.decode()


def test_report_of_a_period_that_had_not_begun_is_a_page_that_says_so(
    client: Client, amended: Plan
) -> None:
    answer = client.get(f"/gori/en/plan/{amended.pk}/report-4.pdf?on=2026-07-15")

    assert answer.status_code == 404
    assert "The plan did not hold this then." in answer.content.decode()


@pytest.mark.parametrize("asked", ["on=yesterday", "on=2026-02-31", "as=amended"])
def test_moment_that_cannot_be_read_is_now(client: Client, amended: Plan, asked: str) -> None:
    assert NEW in words(client, amended, "plan", asked)


@TIMES
def test_dashboard_leads_to_papers_of_its_moment(client: Client, amended: Plan, asked: str) -> None:
    page = client.get(f"/gori/en/plan/{amended.pk}/?{asked}").content.decode()
    text = client.get(f"/gori/en/plan/{amended.pk}/text/?{asked}").content.decode()

    for name in NAMES:
        assert f"/{amended.pk}/{name}.pdf?{asked}" in page
    assert f"/{amended.pk}/plan.pdf?{asked}" in text


@TIMES
@pytest.mark.parametrize("name", ["mayor", "poster"])
def test_paper_says_what_the_dashboard_of_that_moment_says(
    client: Client, amended: Plan, name: str, asked: str
) -> None:
    page = client.get(f"/gori/en/plan/{amended.pk}/?{asked}").content.decode()
    [sentence] = re.findall(r'<h1 class="board-sentence">(.*?)</h1>', page)

    assert sentence in words(client, amended, name, asked)
