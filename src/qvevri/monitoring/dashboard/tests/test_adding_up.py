"""Beside each figure of progress stand its inputs, their weights, and what was left out and why."""

import csv
import io

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting import standings
from qvevri.monitoring.reporting.models import Report
from qvevri.plan.programme.models import Plan


def page_of(plan: Plan) -> str:
    return f"/gori/en/plan/{plan.pk}/progress/"


def test_figure_stands_beside_what_it_is_made_of(told: Report, read: Read) -> None:
    page = read(page_of(told.action.plan))

    assert "The whole plan: 28%" in page
    assert "1 action went in. Σ weight · way ÷ Σ weight = 0.28 ÷ 1 = 28%" in page


def test_action_left_out_is_named_with_the_reason(told: Report, read: Read) -> None:
    page = read(page_of(told.action.plan))

    assert "1 action was left out" in page
    left = page.partition("2.1 School 2.1</a>")[2]
    assert left.startswith(
        '<br><span class="small quiet">No report for the last period was approved.'
    )


def test_weight_is_public_and_counts(told: Report, client: Client) -> None:
    plan = told.action.plan
    plan.actions.filter(code="1.1").update(weight=3)
    standings.refresh(plan)
    body = client.get(f"/gori/en/plan/{plan.pk}/progress.csv").content.decode("utf-8-sig")
    whole = [row for row in csv.DictReader(io.StringIO(body)) if row["of"] == "plan"]

    assert [(row["action"], row["way_gone"], row["weight"]) for row in whole] == [
        ("1.1", "0.275", "3"),
        ("2.1", "", ""),
    ]


def test_objectives_and_blocks_have_their_own_figures(told: Report, read: Read) -> None:
    page = read(page_of(told.action.plan))

    assert 'id="objective-1"' in page
    assert 'id="block-skills_human_capital"' in page


def test_dashboard_leads_to_what_its_figure_is_made_of(told: Report, read: Read) -> None:
    board = read(f"/gori/en/plan/{told.action.plan_id}/")

    assert f'href="{page_of(told.action.plan)}"' in board
    assert f'href="{page_of(told.action.plan)}#objective-1"' in board


def test_page_asks_no_more_than_the_dashboard(
    told: Report, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        assert client.get(page_of(told.action.plan)).status_code == 200
