"""What is laid down in rows is what comes back, whatever changed between."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from i18nfield.strings import LazyI18nString
from pytest_django import DjangoAssertNumQueries

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions
from qvevri.plan.programme.chapters import say
from qvevri.plan.programme.content import Content, Milestone, from_json, to_json
from qvevri.plan.programme.contents import content_of, whole_of
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests import contents
from qvevri.plan.programme.tests.test_deciding import DECISION, LATER


@pytest.fixture
def plan(gori: Municipality, clerk: Person) -> Plan:
    return actions.begin(contents.content(), municipality=gori, by=clerk)


def test_plan_comes_back_as_it_was_written(plan: Plan) -> None:
    assert content_of(plan) == contents.content()


def test_actions_and_indicators_keep_their_numbers_through_a_change(
    plan: Plan, clerk: Person
) -> None:
    before = {action.code: action.pk for action in plan.actions.all()}
    said = contents.content(actions=4)

    actions.write(plan, said, by=clerk)

    assert content_of(plan) == said
    assert before == {
        action.code: action.pk for action in plan.actions.all() if action.code in before
    }


def test_draft_loses_what_is_no_longer_in_it(plan: Plan, clerk: Person) -> None:
    actions.write(plan, contents.content(actions=1), by=clerk)

    assert [action.code for action in plan.actions.all()] == ["1.1"]
    assert plan.indicators.count() == 1


def test_writing_the_same_again_changes_nothing(plan: Plan, clerk: Person) -> None:
    before = Plan.objects.get(pk=plan.pk).changed_at

    actions.write(plan, contents.content(), by=clerk)

    assert Plan.objects.get(pk=plan.pk).changed_at == before


def test_milestone_keeps_its_row_while_its_title_or_its_day_stays(
    plan: Plan, clerk: Person
) -> None:
    before = plan.actions.get(code="1.1").milestones.get().pk
    said = contents.content()
    moved = Milestone(contents.text("First group begins"), date(2026, 11, 1))
    first = replace(said.objectives[0].actions[0], milestones=(moved,))
    objective = replace(said.objectives[0], actions=(first,))
    said = replace(said, objectives=(objective, said.objectives[1]))

    actions.write(plan, said, by=clerk)

    assert plan.actions.get(code="1.1").milestones.get().pk == before
    assert content_of(plan) == said


def test_reading_a_plan_takes_as_many_queries_however_long_it_is(
    gori: Municipality, clerk: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (1, 60):
        plan = actions.begin(contents.content(number, 3), municipality=gori, by=clerk)
        with django_assert_num_queries(9):
            content_of(plan)


def test_what_is_kept_in_one_piece_is_what_the_rows_say(
    plan: Plan, gori: Municipality, clerk: Person, mayor: Person
) -> None:
    said = contents.content(4, 2)
    actions.write(plan, said, by=clerk)
    actions.recode(plan, Action, "1.1", "1.9", by=clerk)
    assert whole_of(Plan.objects.get()) == content_of(plan)

    say(plan.chapters.create(code="swot", text=LazyI18nString({})), "en", "Few guests come.")
    actions.adopt(plan, DECISION, by=mayor)
    assert whole_of(Plan.objects.get()) == content_of(plan)
    actions.amend(plan, contents.content(3, 1), LATER, "Fewer.", by=mayor)
    assert whole_of(Plan.objects.get()) == content_of(plan) == contents.content(3, 1)


def test_plan_in_one_piece_is_read_in_one_query(
    plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Plan.objects.update(status=Plan.Status.ADOPTED)
    with django_assert_num_queries(1):
        whole_of(Plan.objects.select_related("whole").get())


@given(st.integers(0, 6), st.integers(0, 3))
def test_plan_survives_json(number: int, indicators: int) -> None:
    said: Content = contents.content(number, indicators)

    assert from_json(to_json(said)) == said
