"""A program reads plans, actions, indicators, reports and the log behind them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests import contents


def read(client: Client, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200
    return answer.json()


@pytest.fixture
def reported(school: Action, periods: list[Period], nino: Person, clerk: Person) -> Plan:
    values = {school.indicators.get().pk: ValueInput(Decimal(11))}
    said = ReportInput(happened="თერთმეტი მოსწავლე.", values=values)
    report = actions.submit(actions.save(school, periods[0], said, version=0, by=nino), by=nino)
    actions.approve(report, by=clerk)
    return school.plan


def test_plan_is_listed_with_its_actions_and_lights(client: Client, reported: Plan) -> None:
    [item] = read(client, "plans?municipality=gori&lang=en")["items"]
    first, second = read(client, f"plans/{item['id']}/actions?lang=en")["items"]

    assert (item["title"], item["status"], item["editions"]) == ("Plan 2026–2027", "adopted", 1)
    assert (first["code"], first["cost"]) == ("1.1", {"amount": "24000.00", "currency": "GEL"})
    assert (first["progress"], second["progress"]) == ("11/40", None)
    assert first["rule_version"] == 1


def test_indicators_come_with_targets_as_decimal_text(client: Client, reported: Plan) -> None:
    first = read(client, f"plans/{reported.pk}/indicators?lang=ka")["items"][0]

    assert (first["code"], first["baseline"], first["action"]) == ("1.1.1", "0", "1.1")
    assert first["targets"] == [{"due": "2027-12-31", "value": "40"}]


def test_reports_and_log_come_in_pages(client: Client, reported: Plan) -> None:
    [report] = read(client, f"plans/{reported.pk}/reports")["items"]
    page = read(client, f"plans/{reported.pk}/history?limit=2")
    older = read(client, f"plans/{reported.pk}/history?limit=500&cursor={page['next']}")

    assert report["values"] == {"1.1.1": "11"}
    assert [one["verb"] for one in page["items"]] == ["approved", "submitted"]
    assert older["items"][0]["number"] < page["items"][-1]["number"]
    assert page["items"][0]["previous"]


def test_money_comes_by_source_block_and_year(client: Client, told: Report) -> None:
    money = read(client, f"plans/{told.action.plan_id}/money?lang=en")
    donor = next(one for one in money["positions"] if one["key"] == "donor")

    assert money["planned"] == {
        "by_currency": {"GEL": "48000.00"},
        "gel": "48000.00",
        "eur": "15360.00",
    }
    assert donor["paid"]["gel"] == "3000.00"
    assert {one["by"] for one in money["positions"]} == {"source", "block", "year"}


def test_money_and_lights_come_as_of_a_day(client: Client, told: Report) -> None:
    plan = told.action.plan_id
    before = read(client, f"plans/{plan}/money?on=2026-07-09")
    board = read(client, f"plans/{plan}/board?on=2026-07-09")

    assert before["paid"]["gel"] == "0.00"
    assert board["progress"] is None
    assert read(client, f"plans/{plan}/board?on=2026-07-10")["progress"] == "11/40"
    assert client.get(f"/api/v1/plans/{plan}/board?on=2026-01-01").status_code == 404


def test_indicator_comes_over_time_with_its_groups(client: Client, told: Report) -> None:
    series = read(client, f"plans/{told.action.plan_id}/indicators/1.1.1?lang=en")

    assert series["points"][0]["groups"] == {"sex": {"female": "5", "male": "6"}}
    assert (series["actual"], series["way"]) == ("11", "11/40")
    assert series["targets"] == {"2027-12-31": "40"}
    assert client.get(f"/api/v1/plans/{told.action.plan_id}/indicators/9").status_code == 404


def test_board_says_how_the_plan_stands(client: Client, told: Report) -> None:
    board = read(client, f"plans/{told.action.plan_id}/board?lang=en")

    assert board["sentence"].endswith(".")
    assert board["ways"]["1.1"]
    assert [one["code"] for one in board["objectives"]] == ["1", "2"]
    assert read(client, f"plans/{told.action.plan_id}/moved-targets")["items"] == []


def test_draft_is_not_there(client: Client, gori: Municipality, clerk: Person) -> None:
    draft = programme.begin(contents.content(), municipality=gori, by=clerk)

    for rest in ("", "/actions", "/indicators", "/reports", "/history", "/money", "/board"):
        answer = client.get(f"/api/v1/plans/{draft.pk}{rest}?lang=en")
        assert answer.status_code == 404
        assert answer.json()["detail"].startswith("There is no such plan")


def test_person_is_never_part_of_an_answer(
    client: Client, reported: Plan, nino: Person, mayor: Person
) -> None:
    decision = programme.Decision("N 31", date(2026, 7, 3))
    programme.amend(reported, contents.content(1), decision, "No money.", by=mayor)
    for rest in ("", "/actions", "/reports", "/history"):
        text = client.get(f"/api/v1/plans/{reported.pk}{rest}").content.decode()
        assert nino.name not in text
        assert str(nino.phone) not in text


@pytest.mark.parametrize(
    "end", ["", "/actions", "/indicators", "/indicators/1.1.1", "/reports", "/board", "/money"]
)
def test_every_answer_says_of_which_moment_it_is(client: Client, reported: Plan, end: str) -> None:
    now = read(client, f"plans/{reported.pk}{end}")["moment"]
    adopted = read(client, f"plans/{reported.pk}{end}?as=adopted")["moment"]
    day = read(client, f"plans/{reported.pk}{end}?on=2026-02-01")["moment"]

    assert (now["state"], adopted["state"], day["state"]) == ("now", "adopted", "day")
    assert (day["day"], day["edition"], day["decision"]) == ("2026-02-01", 0, "N 14")


def test_figures_are_those_of_the_moment(client: Client, reported: Plan, mayor: Person) -> None:
    decision = programme.Decision("N 31", date(2026, 7, 20))
    later = contents.content()
    first, *rest = later.objectives
    later = replace(later, objectives=(replace(first, actions=()), *rest))
    programme.amend(reported, later, decision, "Less.", by=mayor)

    def codes(asked: str) -> list[str]:
        items = read(client, f"plans/{reported.pk}/actions?{asked}")["items"]
        return [one["code"] for one in items]

    assert codes("") == ["2.1"]
    assert codes("as=adopted") == codes("on=2026-07-19") == ["1.1", "2.1"]
    assert client.get(f"/api/v1/plans/{reported.pk}/board?on=2026-01-19").status_code == 404
    assert read(client, f"plans/{reported.pk}/reports?on=2026-02-01")["items"] == []
