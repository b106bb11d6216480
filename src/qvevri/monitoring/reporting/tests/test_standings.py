"""Kept lights and figures: what they say, and that a large plan is judged in time."""

import time
from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from qvevri.monitoring.reporting import actions, standings
from qvevri.monitoring.reporting.inputs import ReportInput, SpendingInput, ValueInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Period, Report, Snapshot, Standing, Value
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests import contents


def approved(
    action: Action, period: Period, figure: int, by: Person, clerk: Person, *, paid: int = 0
) -> Report:
    said = ReportInput(
        happened="Trained.",
        values={action.indicators.get().pk: ValueInput(Decimal(figure))},
        reached={action.milestones.get().pk: date(2026, 9, 1)},
        spending=(SpendingInput("donor", paid=paid),),
    )
    report = actions.save(action, period, said, version=0, by=by)
    return actions.approve(actions.submit(report, by=by), by=clerk)


def test_light_of_a_past_period_stays_what_it_was(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    approved(school, periods[0], 11, nino, clerk)
    before = Standing.objects.get(action=school, period=periods[0]).light
    approved(school, periods[1], 11, nino, clerk)
    standings.refresh(school.plan, date(2027, 2, 15))

    lights = Standing.objects.filter(action=school).order_by("period__number")
    assert before == Light.ON_TRACK
    assert [one.light for one in lights][:3] == [Light.ON_TRACK, Light.AT_RISK, Light.AT_RISK]


def test_reason_holds_the_figures_of_its_sentence(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    approved(school, periods[0], 11, nino, clerk)

    [reason] = Standing.objects.get(action=school, period=periods[0]).reasons
    assert (reason["why"], reason["actual"], reason["target"], reason["share"]) == (
        "indicator",
        "11",
        "40",
        "11/40",
    )


def test_snapshot_names_what_was_left_out_of_a_figure(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    approved(school, periods[0], 10, nino, clerk, paid=500_000)

    figures = Snapshot.objects.get(plan=school.plan).figures
    assert (figures["progress"]["value"], figures["progress"]["left_out"]) == ("1/4", ["2.1"])
    assert ["donor", "GEL", 3_600_000, 0, 500_000] in figures["money"]
    assert figures["lights"]["1"] == {"on_track": 1, "silent": 1}


def test_unapproved_report_moves_no_figure(
    school: Action, periods: list[Period], nino: Person
) -> None:
    before = Snapshot.objects.get(plan=school.plan).figures
    said = ReportInput(progress=100, is_complete=True, happened="All done.")
    actions.submit(actions.save(school, periods[0], said, version=0, by=nino), by=nino)
    standings.refresh(school.plan)

    assert Snapshot.objects.get(plan=school.plan).figures == before


@pytest.fixture
def large(gori: Municipality, clerk: Person, mayor: Person) -> Plan:
    """300 actions, 900 indicators, 8 periods, each of them reported and approved."""
    draft = programme.begin(contents.content(300, 3), municipality=gori, by=clerk)
    plan = programme.adopt(draft, programme.Decision("N 1", date(2026, 1, 20)), by=mayor).plan
    periods = actions.begin_periods(plan, by=mayor, months=3)
    reports = Report.objects.bulk_create(
        Report(action=action, period=period, status=Report.Status.APPROVED, progress=50)
        for action in plan.actions.all()
        for period in periods
    )
    indicators: dict[int, list[int]] = {}
    for pk, action in plan.indicators.values_list("pk", "action_id"):
        indicators.setdefault(action or 0, []).append(pk)
    Value.objects.bulk_create(
        Value(report=report, indicator_id=pk, value=Decimal(report.period.number * 5))
        for report in reports
        for pk in indicators[report.action_id]
    )
    return plan


def test_large_plan_is_judged_within_a_second_in_few_queries(
    large: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    begun = time.process_time()
    # Nine to read; SQLite takes some hundred rows at a time when 2,400 are written.
    with django_assert_max_num_queries(45):
        standings.refresh(large, date(2028, 1, 1))
    spent = time.process_time() - begun

    assert Standing.objects.count() == 300 * 8
    # The budget is one second; a busy machine may take some more of the processor.
    assert spent < 2
