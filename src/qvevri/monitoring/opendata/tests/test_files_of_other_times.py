"""The open files tell the plan as adopted or as of a day, and are named by it."""

import io
import json
from typing import Any

import openpyxl
import pytest
from django.test import Client

from qvevri.monitoring.dashboard.tests.conftest import told
from qvevri.monitoring.dashboard.tests.test_moment_on_every_page import amended
from qvevri.monitoring.reporting.models import Approval, Override, Report
from qvevri.people.models import Person
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.models import Plan

__all__ = ["amended", "told"]
OLD, NEW = "School 1.1", "Short course"
TIMES = pytest.mark.parametrize("asked", ["as=adopted", "on=2026-07-15"])
SAID = {
    "as=adopted": "As adopted by decision N 14 of 20 January 2026. No amendment counts.",
    "on=2026-07-15": "As of 15 July 2026: what was decided and approved by then.",
}


def table(client: Client, plan: Plan, name: str, asked: str = "") -> str:
    address = f"/gori/en/plan/{plan.pk}/tables/{name}.csv?{asked}"
    return client.get(address).content.decode("utf-8-sig")


def whole(client: Client, plan: Plan, asked: str) -> dict[str, Any]:
    said: dict[str, Any] = client.get(f"/gori/en/plan/{plan.pk}/plan.json?{asked}").json()
    return said


@TIMES
def test_table_holds_what_was_promised_then(client: Client, amended: Plan, asked: str) -> None:
    assert OLD in table(client, amended, "actions", asked)
    assert NEW not in table(client, amended, "actions", asked)
    assert NEW in table(client, amended, "actions")


@TIMES
def test_workbook_says_its_moment_and_is_named_by_it(
    client: Client, amended: Plan, asked: str
) -> None:
    answer = client.get(f"/gori/en/plan/{amended.pk}/everything.xlsx?{asked}")
    sheets = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    words = [str([*sheet.iter_rows(values_only=True)]) for sheet in sheets]

    assert SAID[asked] in words[0]
    assert OLD in "".join(words)
    assert NEW not in "".join(words)
    assert f"gori-plan-2026-en-{asked[3:]}.xlsx" in answer.headers["Content-Disposition"]


def test_json_says_its_moment(client: Client, amended: Plan) -> None:
    said = whole(client, amended, "on=2026-07-15")

    assert said["moment"] == {"state": "day", "day": "2026-07-15"}
    assert [one["decision"] for one in said["editions"]] == ["N 14"]
    assert NEW not in json.dumps(said)


@pytest.mark.parametrize(("day", "count"), [("2026-07-09", 0), ("2026-07-10", 1)])
def test_what_was_approved_later_is_not_known(
    client: Client, amended: Plan, day: str, count: int
) -> None:
    said = whole(client, amended, f"on={day}")

    assert len(said["reports"]) == len(said["figures"]) == count


@pytest.mark.parametrize("name", ["reports", "spending", "groups"])
def test_table_of_a_day_holds_what_had_been_approved_by_then(
    client: Client, amended: Plan, name: str
) -> None:
    before, after = (table(client, amended, name, f"on=2026-07-{day}") for day in ("09", "10"))

    assert len(after.splitlines()) > len(before.splitlines())


def test_report_of_a_day_is_told_as_it_is_told_today(client: Client, amended: Plan) -> None:
    then, now = whole(client, amended, "on=2026-07-15"), whole(client, amended, "")

    assert then["reports"] == now["reports"]
    assert then["figures"] == now["figures"]


def test_figure_mended_later_is_told_as_it_was_approved(client: Client, amended: Plan) -> None:
    Approval.objects.update(values={"1.1.1": "9"}, happened="ცხრა.")

    said = whole(client, amended, "on=2026-07-15")

    assert said["figures"][0]["value"] == "9"
    assert said["reports"][0]["happened"] == "ცხრა."


def test_words_withheld_from_the_public_are_in_no_file(client: Client, amended: Plan) -> None:
    Approval.objects.update(withheld_at="2026-08-01 12:00+04:00")

    said = whole(client, amended, "on=2026-07-15")["reports"][0]

    assert (said["happened"], said["links"]) == ("", [])
    assert said["values"]["1.1.1"]["value"] == "11"


def test_lights_are_those_that_the_rule_gave_by_then(client: Client, amended: Plan) -> None:
    def lights(asked: str) -> dict[str, str]:
        said = whole(client, amended, asked)["lights"]
        return {one["action"]: one["light"] for one in said if one["period"] == 1}

    assert lights("on=2026-07-09")["1.1"] != lights("on=2026-07-15")["1.1"]
    assert lights("on=2026-07-15")["1.1"] == lights("as=adopted")["1.1"]


def test_lights_of_the_period_that_ran_then_stand_beside_the_actions(
    client: Client, amended: Plan
) -> None:
    rows = table(client, amended, "actions", "on=2026-03-01").splitlines()

    assert ",not begun," in rows[1]
    assert ",not begun," not in table(client, amended, "actions").splitlines()[1]


def test_override_of_later_is_not_in_an_earlier_state(client: Client, told: Report) -> None:
    made = Override.objects.create(
        action=told.action, period=told.period, light="late", reason="Seen.", by_name="Nino"
    )
    Override.objects.filter(pk=made.pk).update(at="2026-07-12 12:00+04:00")
    plan = told.action.plan

    assert whole(client, plan, "on=2026-07-11")["overrides"] == []
    assert len(whole(client, plan, "on=2026-07-12")["overrides"]) == 1


def test_comment_is_told_with_what_was_answered_by_then(
    client: Client, amended: Plan, clerk: Person
) -> None:
    made = Comment.objects.create(
        plan=amended,
        text="More trees.",
        language="en",
        key="k",
        outcome="taken",
        answer="Yes, ten.",
        answered_at="2026-07-12 12:00+04:00",
    )
    Comment.objects.filter(pk=made.pk).update(made_at="2026-07-10 12:00+04:00")

    assert "More trees." not in table(client, amended, "comments", "on=2026-07-09")
    assert "Yes, ten." not in table(client, amended, "comments", "on=2026-07-11")
    assert "Yes, ten." in table(client, amended, "comments", "on=2026-07-12")


@pytest.mark.parametrize("name", ["everything.xlsx", "plan.json", "tables/actions.csv"])
def test_file_of_a_day_before_the_adoption_is_a_page_that_says_so(
    client: Client, amended: Plan, name: str
) -> None:
    answer = client.get(f"/gori/en/plan/{amended.pk}/{name}?on=2026-01-01")

    assert answer.status_code == 404
    assert "The plan had not been adopted on that day." in answer.content.decode()


@TIMES
def test_page_leads_to_files_of_its_moment_and_says_which_are_of_today(
    client: Client, amended: Plan, asked: str
) -> None:
    page = client.get(f"/gori/en/plan/open-data/?{asked}").content.decode()
    main = page.split("<main", 1)[1]

    for name in ("everything.xlsx", "plan.json", "tables/values.csv"):
        assert f"/{amended.pk}/{name}?{asked}" in main
    assert f"/{amended.pk}/iati.xml" in main
    assert f"iati.xml?{asked}" not in main
    assert main.count("This file always holds the plan as it stands today.") == 2


def test_page_of_several_plans_explains_each_kind_of_file_once(
    client: Client, amended: Plan
) -> None:
    Plan.objects.create(
        municipality=amended.municipality,
        title="Second",
        starts="2028-01-01",
        finishes="2029-12-31",
        status=Plan.Status.CONSULTATION,
    )

    main = client.get("/gori/en/plan/open-data/").content.decode().split("<main", 1)[1]

    assert main.count("The workbook holds everything") == 1
    assert main.count("everything.xlsx") == 2


def test_api_gives_the_figures_that_were_known_by_then(client: Client, amended: Plan) -> None:
    def figures(day: str) -> Any:
        return client.get(f"/api/v1/plans/{amended.pk}/figures?on={day}").json()

    assert figures("2026-07-09")["items"] == []
    assert [one["value"] for one in figures("2026-07-10")["items"]] == ["11"]
    assert figures("2026-07-10")["moment"]["day"] == "2026-07-10"


def test_api_gives_the_text_that_was_decided_by_then(client: Client, amended: Plan) -> None:
    address = f"/api/v1/plans/{amended.pk}/chapters"

    assert client.get(f"{address}?as=adopted").json()["moment"]["decision"] == "N 14"
    assert client.get(address).json()["moment"]["decision"] == "N 31"
    assert client.get(f"{address}?on=2026-01-01").status_code == 404
