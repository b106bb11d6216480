"""After a deed only what can change is judged again, and the outcome is the same as of all."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from qvevri.monitoring.reporting import actions, standings
from qvevri.monitoring.reporting.inputs import ReportInput, SpendingInput, ValueInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Period, Report, Snapshot, Standing
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests import contents

Deed = Callable[[Action, list[Period], Person, Person], object]


def report(action: Action, period: Period, figure: int, nino: Person, clerk: Person) -> Report:
    said = ReportInput(
        happened="სწავლობენ.",
        values={action.indicators.get().pk: ValueInput(Decimal(figure))},
        spending=(SpendingInput("donor", committed=900, paid=500),),
    )
    return actions.approve(
        actions.submit(actions.save(action, period, said, version=0, by=nino), by=nino), by=clerk
    )


def back(action: Action, periods: list[Period], nino: Person, clerk: Person) -> None:
    actions.send_back(report(action, periods[0], 11, nino, clerk), "რატომ?", by=clerk)


def overruled(action: Action, periods: list[Period], _nino: Person, _clerk: Person) -> None:
    mayor = Person.objects.get(email="mayor@gori.example")
    actions.overrule(action, periods[0], Light.LATE, "დაიწვა.", by=mayor)
    held = actions.overrule(action, periods[1], Light.AT_RISK, "დაიწვა.", by=mayor)
    actions.withdraw_override(held, by=mayor)


def kept(plan: Plan) -> tuple[list[Any], Any]:
    rows = Standing.objects.filter(period__plan=plan).order_by("period__number", "action_id")
    fields = ("period__number", "action_id", *standings.FIELDS)
    return list(rows.values_list(*fields)), Snapshot.objects.get(plan=plan).figures


@pytest.mark.parametrize(
    "deed",
    [
        lambda action, periods, nino, clerk: report(action, periods[0], 11, nino, clerk),
        lambda action, periods, nino, clerk: report(action, periods[1], 39, nino, clerk),
        back,
        overruled,
    ],
)
def test_outcome_is_that_of_judging_all(
    deed: Deed, school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    plan = school.plan
    report(plan.actions.get(code="2.1"), periods[0], 5, clerk, _other(plan))
    deed(school, periods, nino, clerk)
    less = kept(plan)
    standings.refresh(plan)

    assert less == kept(plan)


def _other(plan: Plan) -> Person:
    return Person.objects.get(email="mayor@gori.example")


def test_other_actions_and_earlier_periods_are_not_touched(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    Standing.objects.exclude(action=school, period=periods[1]).update(rule_version=99)
    report(school, periods[1], 11, nino, clerk)

    judged = Standing.objects.exclude(rule_version=99)
    assert {(one.action_id, one.period_id) for one in judged} == {(school.pk, periods[1].pk)}


def test_all_is_judged_when_the_day_is_another(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    standings.refresh(school.plan, date(2026, 3, 1))
    report(school, periods[0], 11, nino, clerk)
    less = kept(school.plan)
    standings.refresh(school.plan)

    assert less == kept(school.plan)
    assert Snapshot.objects.get().figures["judged_on"] == str(timezone.localdate())


@pytest.mark.parametrize("number", [2, 60])
def test_queries_do_not_grow_with_the_plan(
    number: int,
    gori: Municipality,
    clerk: Person,
    mayor: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    draft = programme.begin(contents.content(number, 2), municipality=gori, by=clerk)
    plan = programme.adopt(draft, programme.Decision("N 1", date(2026, 1, 20)), by=mayor).plan
    period = actions.begin_periods(plan, by=mayor)[0]
    action = plan.actions.all()[0]

    with django_assert_max_num_queries(34):
        standings.refresh_action(action, period)
