"""Everybody sees the money: planned, committed, paid; sorted three ways; in two currencies."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting.models import Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents


def test_sums_stand_in_lari_and_euro_with_the_rate_and_its_day(told: Report, read: Read) -> None:
    page = read(f"/gori/en/plan/{told.action.plan_id}/money/")

    assert "48,000\xa0₾" in page
    assert "€15,360" in page
    assert "31 December 2025: 1 € = 3.125 ₾" in page
    assert "3,000\xa0₾" in page


@pytest.mark.parametrize("by", ["Money by source", "Money by building block", "Money by year"])
def test_money_is_sorted_three_ways_each_with_its_formula(plan: Plan, read: Read, by: str) -> None:
    assert by in read(f"/gori/en/plan/{plan.pk}/money/")


def test_group_lists_what_was_added(told: Report, read: Read) -> None:
    page = read(f"/gori/en/plan/{told.action.plan_id}/money/source/donor/")

    assert "School 1.1" in page
    assert "18,000\xa0₾" in page
    assert "01.2026–06.2026" in page


@pytest.mark.parametrize("group", ["source/bank_ifi", "colour/red", "year/1999"])
def test_group_without_money_is_not_there(client: Client, plan: Plan, group: str) -> None:
    assert client.get(f"/gori/en/plan/{plan.pk}/money/{group}/").status_code == 404


def test_action_without_cost_is_named_and_in_no_sum(
    gori: Municipality, clerk: Person, mayor: Person, read: Read
) -> None:
    said = contents.content()
    bare = contents.action("3.1", 3, cost=None, lines=())
    first, *rest = said.objectives
    said = replace(said, objectives=(replace(first, actions=(*first.actions, bare)), *rest))
    draft = programme.begin(said, municipality=gori, by=clerk)
    plan = programme.adopt(draft, programme.Decision("N 1", date(2026, 1, 20)), by=mayor).plan

    page = read(f"/gori/en/plan/{plan.pk}/money/")
    assert "Nobody said what these actions cost:" in page
    assert "3.1 School 3.1" in page
    assert "48,000\xa0₾" in page


def test_money_of_an_earlier_day_leaves_later_reports_out(told: Report, read: Read) -> None:
    money = f"/gori/en/plan/{told.action.plan_id}/money.csv"

    assert "3000.00" in read(f"{money}?on=2026-07-10")
    assert "3000.00" not in read(f"{money}?on=2026-07-09")


def test_money_paid_for_an_action_amended_away_is_named(
    told: Report, mayor: Person, read: Read
) -> None:
    plan = told.action.plan
    decision = programme.Decision("N 31", date(2026, 7, 20))
    first, second = contents.content().objectives
    left = replace(contents.content(), objectives=(replace(first, actions=()), second))
    programme.amend(plan, left, decision, "No money.", by=mayor)

    page = read(f"/gori/en/plan/{plan.pk}/money/")
    assert "not part of the plan in this state" in page
    assert "3,000\xa0₾" in read(f"/gori/en/plan/{plan.pk}/money/?as=adopted")


def test_rows_of_the_file_add_up_to_the_page(told: Report, read: Read) -> None:
    text = read(f"/gori/en/plan/{told.action.plan_id}/money.csv").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert sum(float(row["planned"] or 0) for row in rows) == 48_000
    assert sum(float(row["paid"] or 0) for row in rows) == 3_000


def test_dashboard_and_money_page_say_the_same(told: Report, read: Read) -> None:
    board = read(f"/gori/en/plan/{told.action.plan_id}/")

    assert "paid of 48,000\xa0₾" in board
    assert "3,000\xa0₾" in board
