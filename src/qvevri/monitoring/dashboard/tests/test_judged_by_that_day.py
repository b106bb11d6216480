"""An earlier day is judged by what was promised, reported and overruled by then."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from qvevri.monitoring.dashboard.earlier import earlier_board
from qvevri.monitoring.dashboard.moments import Moment, State
from qvevri.monitoring.dashboard.queries import board_of, public_plan
from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting import actions, standings
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Override, Period, Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests import contents

NOON = "12:00+04:00"


@pytest.fixture
def second(
    told: Report, school: Action, periods: list[Period], nino: Person, clerk: Person
) -> Report:
    """The school's second report, approved on 20 October: 20 of 40 trained, the milestone of
    September reached."""
    values = {school.indicators.get().pk: ValueInput(Decimal(20))}
    reached = {school.milestones.get().pk: date(2026, 9, 14)}
    said = ReportInput(happened="ოცი.", values=values, reached=reached)
    with time_machine.travel(f"2026-10-20 {NOON}"):
        draft = actions.save(school, periods[1], said, version=0, by=nino)
        return actions.approve(actions.submit(draft, by=nino), by=clerk)


def light_on(plan: Plan, day: date) -> str:
    board = earlier_board(public_plan(plan.municipality, plan.pk), Moment(State.DAY, day), day)
    assert board is not None
    return board.actions[0].light


def test_milestone_is_judged_by_the_day_that_is_shown(second: Report) -> None:
    plan = second.action.plan

    assert light_on(plan, date(2026, 7, 20)) == "on_track"
    assert light_on(plan, date(2026, 10, 19)) == "at_risk"
    assert light_on(plan, date(2026, 10, 20)) == "on_track"


def test_page_of_a_day_names_milestones_by_that_day(second: Report, read: Read) -> None:
    page = f"/gori/en/plan/{second.action.plan_id}/actions/1.1/"

    assert "is 16 days late" in read(f"{page}?on=2026-10-01")
    assert "reached on 14 September 2026" not in read(f"{page}?on=2026-10-01")
    assert "days late" not in read(f"{page}?on=2026-07-20")


def test_time_gone_is_that_of_the_day_that_is_shown(second: Report, read: Read) -> None:
    page = f"/gori/en/plan/{second.action.plan_id}/actions/1.1/"

    assert "27% of the time gone" in read(f"{page}?on=2026-07-15")
    assert "29% of the time gone" in read(f"{page}?on=2026-08-01")


def test_light_put_by_hand_counts_while_it_was_held(told: Report) -> None:
    plan, period = told.action.plan, plan_period(told)
    held = Override.objects.create(action=told.action, period=period, light="late", reason="x")
    Override.objects.filter(pk=held.pk).update(
        at=f"2026-07-12 {NOON}", withdrawn_at=f"2026-07-14 {NOON}"
    )

    lights = [light_on(plan, date(2026, 7, day)) for day in (11, 12, 13, 14)]
    assert lights == ["on_track", "late", "late", "on_track"]


def plan_period(told: Report) -> Period:
    return told.period.plan.periods.get(number=2)


def delayed(said: Content) -> Content:
    """The same plan with the milestone half a year later."""
    first, *rest = said.objectives
    [action] = first.actions
    [step] = action.milestones
    later = replace(action, milestones=(replace(step, due=date(2027, 3, 15)),))
    return replace(said, objectives=(replace(first, actions=(later,)), *rest))


def test_milestone_whose_day_was_moved_is_the_same_milestone(second: Report, mayor: Person) -> None:
    plan = second.action.plan
    decision = programme.Decision("N 31", date(2026, 10, 30))
    programme.amend(plan, delayed(contents.content()), decision, "Rain.", by=mayor)

    assert light_on(plan, date(2026, 10, 29)) == "on_track"


def dropped(said: Content) -> Content:
    """The same plan without its second objective's action."""
    first, second = said.objectives
    return replace(said, objectives=(first, replace(second, actions=())))


def test_action_that_was_dropped_later_is_read_as_it_was(
    client: Client, plan: Plan, periods: list[Period], mayor: Person, read: Read
) -> None:
    decision = programme.Decision("N 31", date(2026, 7, 20))
    programme.amend(plan, dropped(contents.content()), decision, "No money.", by=mayor)
    page = f"/gori/en/plan/{plan.pk}/actions/2.1/"

    assert client.get(page).status_code == 404
    assert "School 2.1" in read(f"{page}?as=adopted")


def test_thing_that_was_not_there_then_is_told_in_words(
    client: Client, plan: Plan, periods: list[Period]
) -> None:
    answer = client.get(f"/gori/en/plan/{plan.pk}/indicators/9.9.9/?as=adopted")

    assert answer.status_code == 404
    assert "did not hold this then" in answer.content.decode()


def test_state_of_today_is_the_dashboard_of_today(second: Report) -> None:
    day = timezone.localdate()
    plan = second.action.plan
    standings.refresh(plan, day)
    shown = public_plan(plan.municipality, plan.pk)
    now, then = board_of(shown), earlier_board(shown, Moment(State.DAY, day), day)
    told = ("lights", "changed", "progress", "blocks", "money", "ways", "now", "behind")

    assert then is not None
    assert (then.counts, then.names.items() >= now.names.items()) == (now.counts, True)
    assert json.loads(json.dumps({one: then.figures[one] for one in told})) == {
        one: now.figures[one] for one in told
    }


@pytest.fixture
def adopted(gori: Municipality, clerk: Person, mayor: Person) -> Callable[[int], Plan]:
    """A plan of so many actions, adopted, with its periods."""

    def _adopted(size: int) -> Plan:
        said = contents.content(actions=size, indicators=2)
        draft = programme.begin(said, municipality=gori, by=clerk)
        plan = programme.adopt(draft, programme.Decision("N 1", date(2026, 1, 20)), by=mayor).plan
        actions.begin_periods(plan, by=mayor)
        return plan

    return _adopted


@pytest.mark.parametrize("asked", ["as=adopted", "on=2026-07-15"])
def test_earlier_dashboard_asks_as_little_of_a_long_plan(
    client: Client, adopted: Callable[[int], Plan], asked: str
) -> None:
    asks = []
    for size in (2, 40):
        plan = adopted(size)
        client.get(f"/gori/en/plan/{plan.pk}/")
        with CaptureQueriesContext(connection) as told:
            assert client.get(f"/gori/en/plan/{plan.pk}/?{asked}").status_code == 200
        asks.append(len(told))

    assert asks[0] == asks[1] <= 10


def test_earlier_dashboard_is_made_anew_when_something_counts(
    client: Client, told: Report, mayor: Person
) -> None:
    def page(look: int) -> str:
        address = f"/gori/en/plan/{told.action.plan_id}/?on={timezone.localdate()}&look={look}"
        return client.get(address).content.decode()

    page(1)
    with CaptureQueriesContext(connection) as asked:
        before = page(2)
    actions.overrule(told.action, plan_period(told), Light.LATE, "Nobody came.", by=mayor)

    assert len(asked) <= 5
    assert "1 late" not in before
    assert "1 late" in page(3)
