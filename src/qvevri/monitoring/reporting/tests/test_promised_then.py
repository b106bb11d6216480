"""A light holds an action against what had been promised at the end of its period, not later."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qvevri.monitoring.reporting import actions, standings
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Standing
from qvevri.people.models import Person
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Content, Target
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Action, Edition, Plan


def lowered(plan: Plan, target: int) -> Content:
    """The plan with another target of its first action, on the same day."""
    content = content_of(plan)
    first, *rest = content.objectives
    action, *others = first.actions
    [aim] = action.indicators
    aim = replace(aim, targets=(Target(aim.targets[-1].due, Decimal(target)),))
    actions_now = (replace(action, indicators=(aim,)), *others)
    return replace(content, objectives=(replace(first, actions=actions_now), *rest))


def target_of(action: Action, number: int) -> str:
    standing = Standing.objects.get(action=action, period__number=number)
    return next(str(one["target"]) for one in standing.reasons if "target" in one)


@pytest.fixture
def reported(school: Action, periods: list[Period], nino: Person, clerk: Person) -> Action:
    for period in periods[:2]:
        value = ValueInput(Decimal(4))
        said = ReportInput(happened="4.", values={school.indicators.get().pk: value})
        report = actions.save(school, period, said, version=0, by=nino)
        actions.approve(actions.submit(report, by=nino), by=clerk)
    return school


def test_target_moved_after_a_period_leaves_its_light_as_it_was(
    reported: Action, plan: Plan, mayor: Person
) -> None:
    decision = programme.Decision("N 20", date(2026, 9, 1))
    before = Standing.objects.get(action=reported, period__number=1)
    programme.amend(plan, lowered(plan, 5), decision, "ნაკლები მსურველია.", by=mayor)
    standings.refresh(plan, date(2027, 1, 5))

    after = Standing.objects.get(action=reported, period__number=1)
    assert (after.light, after.reasons, after.share) == (before.light, before.reasons, before.share)
    assert (target_of(reported, 1), target_of(reported, 2)) == ("40", "5")


def test_target_moved_within_a_period_counts_at_its_end(
    reported: Action, plan: Plan, mayor: Person
) -> None:
    decision = programme.Decision("N 20", date(2026, 6, 30))
    programme.amend(plan, lowered(plan, 5), decision, "ნაკლები მსურველია.", by=mayor)
    standings.refresh(plan, date(2027, 1, 5))

    assert (target_of(reported, 1), target_of(reported, 2)) == ("5", "5")


def test_each_period_has_the_edition_of_its_own_end(
    reported: Action, plan: Plan, mayor: Person
) -> None:
    for number, day, target in ((1, date(2026, 4, 1), 30), (2, date(2026, 10, 1), 20)):
        decision = programme.Decision(f"N {number}", day)
        programme.amend(plan, lowered(plan, target), decision, "მიზეზი.", by=mayor)
    standings.refresh(plan, date(2027, 1, 5))

    assert Edition.objects.count() == 3
    assert (target_of(reported, 1), target_of(reported, 2)) == ("30", "20")
