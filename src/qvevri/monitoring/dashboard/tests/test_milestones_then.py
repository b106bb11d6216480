"""Amendments drop, rename and move milestones: each day knows its own, and which were reached."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.utils import timezone

from qvevri.monitoring.dashboard.earlier import earlier_of
from qvevri.monitoring.dashboard.moments import Moment, State, then_of
from qvevri.monitoring.dashboard.queries import public_plan
from qvevri.monitoring.dashboard.steps import Row, numbered
from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.models import Period, Reached
from qvevri.people.models import Person
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Milestone
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests.contents import text

NOON = "12:00+04:00"
REACHED = "reached on 14 September 2026"
Amend = Callable[[str, str, tuple[Milestone, ...]], None]


@pytest.fixture
def reached(school: Action, periods: list[Period], nino: Person, clerk: Person) -> Plan:
    """Approved on 1 October 2026: the first group began on 14 September."""
    step = school.milestones.get()
    said = ReportInput(happened="დაიწყეს.", reached={step.pk: date(2026, 9, 14)})
    with time_machine.travel(f"2026-10-01 {NOON}"):
        draft = actions.save(school, periods[1], said, version=0, by=nino)
        actions.approve(actions.submit(draft, by=nino), by=clerk)
    return school.plan


@pytest.fixture
def amend(reached: Plan, mayor: Person) -> Amend:
    """The first action has these milestones from a day on."""

    def _amend(number: str, day: str, steps: tuple[Milestone, ...]) -> None:
        content = content_of(reached)
        first, *rest = content.objectives
        action = replace(first.actions[0], milestones=steps)
        changed = replace(content, objectives=(replace(first, actions=(action,)), *rest))
        decision = programme.Decision(number, date.fromisoformat(day))
        with time_machine.travel(f"{day} {NOON}"):
            programme.amend(reached, changed, decision, "Otherwise.", by=mayor)

    return _amend


def address(plan: Plan, asked: str) -> str:
    return f"/gori/en/plan/{plan.pk}/actions/1.1/?{asked}"


def test_dropped_milestone_was_reached_on_the_day_before(
    reached: Plan, amend: Amend, read: Read
) -> None:
    amend("N 31", "2026-10-20", ())

    assert not Reached.objects.exists()
    assert REACHED in read(address(reached, "on=2026-10-19"))
    assert "First group begins" not in read(address(reached, "on=2026-10-20"))
    assert REACHED in read(address(reached, "as=adopted"))


def test_milestone_renamed_and_moved_one_after_the_other_is_the_same(
    reached: Plan, amend: Amend, read: Read
) -> None:
    amend("N 31", "2026-10-10", (Milestone(text("First group begins"), date(2027, 3, 1)),))
    amend("N 32", "2026-10-20", (Milestone(text("School opens"), date(2027, 3, 1)),))

    pages = [read(address(reached, f"on=2026-10-{day}")) for day in ("05", "15", "25")]
    assert [REACHED in page for page in [*pages, read(address(reached, "as=adopted"))]] == [
        True
    ] * 4
    assert ["School opens" in page for page in pages] == [False, False, True]


def test_milestone_dropped_and_promised_anew_is_another(
    reached: Plan, amend: Amend, read: Read
) -> None:
    begins = Milestone(text("First group begins"), date(2026, 9, 15))
    amend("N 31", "2026-10-10", ())
    amend("N 32", "2026-10-20", (begins,))

    pages = [read(address(reached, asked)) for asked in ("on=2026-10-05", "on=2026-10-25", "")]
    assert [REACHED in page for page in pages] == [True, False, False]


def test_new_milestone_of_the_day_of_a_reached_one_is_not_reached(
    reached: Plan, amend: Amend, read: Read
) -> None:
    begins = Milestone(text("First group begins"), date(2026, 9, 15))
    amend("N 31", "2026-10-20", (Milestone(text("Doors open"), date(2026, 9, 15)), begins))

    page = read(address(reached, "on=2026-10-25"))
    assert page.count(REACHED) == 1
    assert page.index("First group begins") < page.index(REACHED)


def test_milestones_of_today_have_the_numbers_of_their_rows(reached: Plan, amend: Amend) -> None:
    begins = Milestone(text("First group begins"), date(2027, 3, 1))
    amend("N 31", "2026-10-10", (Milestone(text("Doors open"), date(2026, 9, 15)), begins))
    amend("N 32", "2026-10-20", (begins, Milestone(text("Doors shut"), date(2026, 9, 15))))
    today = timezone.localdate()
    then = then_of(public_plan(reached.municipality, reached.pk), Moment(State.DAY, today), today)
    assert then is not None

    first = earlier_of(then).loaded.lines[0]
    rows = reached.actions.get(code="1.1").milestones.order_by("due")
    assert first.steps == list(rows.values_list("pk", "due"))


def test_milestone_that_nobody_told_of_has_a_number_of_its_own() -> None:
    a, b = ((("en", "A"),), "2026-01-01"), ((("en", "B"),), "2026-02-01")
    states = [{"1.1": [a, b]}, {"1.1": [b]}]

    assert numbered(states, 0, [Row("1.1", 7, b)], []) == {"1.1": [-1, 7]}
    assert numbered(states, 0, [Row("1.1", 7, b)], [Row("1.1", 5, a)]) == {"1.1": [5, 7]}
    assert numbered(states, 1, [Row("1.1", 7, b)], [Row("1.1", 5, a)]) == {"1.1": [7]}
