"""A council adopts, amends and closes a plan."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from qvevri.history.models import Entry
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions, queries, refusals
from qvevri.plan.programme.actions import Decision
from qvevri.plan.programme.comparing import What, moved_targets
from qvevri.plan.programme.content import Content, Money, Target
from qvevri.plan.programme.contents import content_of, content_of_edition
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents

DECISION = Decision("N 14", date(2026, 1, 20))
LATER = Decision("N 31", date(2026, 7, 3))


@pytest.fixture
def draft(gori: Municipality, clerk: Person) -> Plan:
    return actions.begin(contents.content(), municipality=gori, by=clerk)


@pytest.fixture
def adopted(draft: Plan, mayor: Person) -> Plan:
    return actions.adopt(draft, DECISION, by=mayor).plan


def with_target(target: int, due: date = contents.FINISHES) -> Content:
    """The plan with another target for the indicator of its first action."""
    said = contents.content()
    first = said.objectives[0].actions[0]
    aim = replace(first.indicators[0], targets=(Target(due, Decimal(target)),))
    objective = replace(said.objectives[0], actions=(replace(first, indicators=(aim,)),))
    return replace(said, objectives=(objective, *said.objectives[1:]))


def test_adopted_plan_is_frozen_as_its_baseline(draft: Plan, mayor: Person) -> None:
    edition = actions.adopt(draft, DECISION, by=mayor)

    assert (edition.number, edition.plan.status) == (0, Plan.Status.ADOPTED)
    assert content_of_edition(edition) == contents.content()
    assert Entry.objects.get(verb="recorded").facts["digest"] == edition.digest


def test_adopting_twice_by_the_same_decision_is_once(adopted: Plan, mayor: Person) -> None:
    again = actions.adopt(adopted, DECISION, by=mayor)

    assert (again.number, adopted.editions.count()) == (0, 1)
    with pytest.raises(refusals.PlanAdopted):
        actions.adopt(adopted, LATER, by=mayor)


def test_officer_cannot_record_a_council_decision(draft: Plan, clerk: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.adopt(draft, DECISION, by=clerk)


def test_adopted_plan_changes_by_a_decided_amendment_only(adopted: Plan, clerk: Person) -> None:
    with pytest.raises(refusals.PlanAdopted):
        actions.write(adopted, with_target(50), by=clerk)


def test_amendment_keeps_the_baseline_and_names_the_moved_target(
    adopted: Plan, mayor: Person
) -> None:
    edition = actions.amend(adopted, with_target(25), LATER, "Fewer came.", by=mayor)

    [moved] = moved_targets(queries.as_adopted(adopted), content_of(adopted))
    assert (moved.what, moved.before, moved.after) == (What.TARGET, Decimal(40), Decimal(25))
    assert (edition.number, edition.reason) == (1, "Fewer came.")
    assert queries.as_adopted(adopted) == contents.content()


def test_plan_is_shown_as_of_any_day(adopted: Plan, mayor: Person) -> None:
    actions.amend(adopted, with_target(25), LATER, "Fewer came.", by=mayor)

    assert queries.as_of(adopted, date(2026, 1, 19)) is None
    assert queries.as_of(adopted, date(2026, 7, 2)) == contents.content()
    assert queries.as_of(adopted, date(2026, 7, 3)) == with_target(25)


@pytest.mark.parametrize(
    ("said", "decision", "reason", "refusal"),
    [
        (with_target(25), LATER, " ", refusals.ReasonMissing),
        (with_target(25), Decision(" ", LATER.on), "Why", refusals.DecisionUnnamed),
        (contents.content(), LATER, "Why", refusals.NothingChanged),
    ],
)
def test_amendment_without_what_it_needs_is_refused(
    adopted: Plan, mayor: Person, said: Content, decision: Decision, reason: str, refusal: type
) -> None:
    with pytest.raises(refusal):
        actions.amend(adopted, said, decision, reason, by=mayor)


def test_decision_of_tomorrow_is_refused(draft: Plan, mayor: Person) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(refusals.DecisionUnnamed):
        actions.adopt(draft, Decision("N 1", tomorrow), by=mayor)


def test_unsound_plan_is_not_adopted_and_says_where(
    gori: Municipality, clerk: Person, mayor: Person
) -> None:
    said = contents.content()
    first = replace(said.objectives[0].actions[0], cost=Money(100, "GEL"))
    objective = replace(said.objectives[0], actions=(first,))
    bad = replace(said, objectives=(objective, said.objectives[1]))
    plan = actions.begin(bad, municipality=gori, by=clerk)

    with pytest.raises(refusals.PlanUnsound) as refused:
        actions.adopt(plan, DECISION, by=mayor)

    assert [(found.problem, found.code) for found in refused.value.found] == [
        ("lines_over_cost", "1.1")
    ]


def test_action_amended_away_keeps_its_row_and_leaves_the_plan(
    adopted: Plan, mayor: Person
) -> None:
    actions.amend(adopted, contents.content(actions=1), LATER, "No money.", by=mayor)

    assert content_of(adopted) == contents.content(actions=1)
    assert adopted.actions.get(code="2.1").is_dropped


def test_closed_plan_stays_as_it_is(adopted: Plan, mayor: Person) -> None:
    actions.close(adopted, by=mayor)

    with pytest.raises(refusals.PlanClosed):
        actions.amend(adopted, with_target(25), LATER, "Late.", by=mayor)
    with pytest.raises(refusals.PlanClosed):
        actions.write(adopted, with_target(25), by=mayor)


def test_draft_cannot_be_amended_or_closed(draft: Plan, mayor: Person) -> None:
    with pytest.raises(refusals.PlanNotAdopted):
        actions.amend(draft, with_target(25), LATER, "Why", by=mayor)
    with pytest.raises(refusals.PlanNotAdopted):
        actions.close(draft, by=mayor)


def test_objective_amended_away_is_in_the_plan_no_more(adopted: Plan, mayor: Person) -> None:
    said = contents.content()
    after = replace(said, objectives=said.objectives[:1])
    actions.amend(adopted, after, LATER, "One goal is enough.", by=mayor)

    assert content_of(adopted) == after
    actions.amend(adopted, said, Decision("N 40", date(2026, 8, 1)), "No, two.", by=mayor)
    assert content_of(adopted) == said
