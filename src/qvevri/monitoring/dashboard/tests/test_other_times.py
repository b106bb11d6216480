"""The plan as adopted, as amended, or as of a day: the same rule over what was promised then."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from qvevri.monitoring.dashboard.earlier import earlier_board
from qvevri.monitoring.dashboard.moments import Moment, State, moment_of
from qvevri.monitoring.dashboard.queries import public_plan
from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting.models import Report
from qvevri.people.models import Person
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Content, Target
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents

TODAY = date(2026, 7, 25)


def lowered(said: Content) -> Content:
    """The same plan with a target of 12 in place of 40."""
    first, *rest = said.objectives
    [action] = first.actions
    [aim] = action.indicators
    easy = replace(aim, targets=(Target(contents.FINISHES, Decimal(12)),))
    return replace(
        said, objectives=(replace(first, actions=(replace(action, indicators=(easy,)),)), *rest)
    )


@pytest.fixture
def amended(told: Report, mayor: Person) -> Plan:
    """On 20 July the target of the first action was lowered."""
    plan = told.action.plan
    decision = programme.Decision("N 31", date(2026, 7, 20))
    programme.amend(plan, lowered(contents.content()), decision, "Fewer pupils.", by=mayor)
    return public_plan(plan.municipality, plan.pk)


def light_at(plan: Plan, moment: Moment) -> tuple[str, object]:
    board = earlier_board(plan, moment, TODAY)
    assert board is not None
    return board.actions[0].light, board.actions[0].share


def test_plan_as_adopted_is_measured_by_its_first_targets(amended: Plan) -> None:
    adopted = light_at(amended, Moment(State.ADOPTED))
    now = light_at(amended, Moment(State.DAY, TODAY))

    assert adopted == ("on_track", Decimal(11) / 40)
    assert now == ("on_track", pytest.approx(11 / 12))


def test_report_approved_later_does_not_count_on_an_earlier_day(amended: Plan) -> None:
    before, after = date(2026, 7, 9), date(2026, 7, 10)

    assert light_at(amended, Moment(State.DAY, before))[1] is None
    assert light_at(amended, Moment(State.DAY, after))[1] == Decimal(11) / 40


def test_plan_was_nothing_before_it_was_adopted(amended: Plan, read: Read) -> None:
    assert earlier_board(amended, Moment(State.DAY, date(2026, 1, 1)), TODAY) is None
    assert "had not been adopted" in read(f"/gori/en/plan/{amended.pk}/?on=2026-01-01")
    assert "had not been adopted" in read(f"/gori/en/plan/{amended.pk}/money/?on=2026-01-01")


@pytest.mark.parametrize("query", ["?as=adopted", "?on=2026-07-15"])
def test_page_says_which_state_it_shows_and_keeps_it(amended: Plan, read: Read, query: str) -> None:
    page = read(f"/gori/en/plan/{amended.pk}/{query}")

    assert 'class="state-note"' in page
    assert f"/actions/1.1/{query}" in page
    assert f"/money/{query}" in page


def test_action_as_adopted_shows_its_first_target(amended: Plan, read: Read) -> None:
    address = f"/gori/en/plan/{amended.pk}/actions/1.1/"

    assert "11 of 12" in read(address)
    assert "11 of 40" in read(f"{address}?as=adopted")


def test_action_that_a_state_did_not_hold_is_not_there(client: Client, amended: Plan) -> None:
    address = f"/gori/en/plan/{amended.pk}/actions/1.1/"

    assert client.get(f"{address}?on=2026-01-01").status_code == 404


@pytest.mark.parametrize("asked", [{"on": "2026-99-99"}, {"on": "x"}, {"as": "pink"}, {}])
def test_moment_that_cannot_be_read_is_now(asked: dict[str, str]) -> None:
    assert moment_of(asked).is_now


def test_every_moved_target_stands_with_its_decision_and_reason(amended: Plan, read: Read) -> None:
    page = read(f"/gori/en/plan/{amended.pk}/changes/targets/")

    assert "N 31" in page
    assert "Fewer pupils." in page
    assert "Trained 1.1.1" in page
    assert ">40<" in page
    assert ">12<" in page


def test_plan_whose_targets_never_moved_says_so(plan: Plan, read: Read) -> None:
    assert "No target was moved" in read(f"/gori/en/plan/{plan.pk}/changes/targets/")
    assert "As adopted by decision N 14" in read(f"/gori/en/plan/{plan.pk}/")
