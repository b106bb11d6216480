"""A plan is read, written and merged part by part: pure rules."""

from dataclasses import replace
from decimal import Decimal

import pytest

from qvevri.plan.editing.merging import laid_on
from qvevri.plan.editing.parts import (
    Aim,
    Deed,
    Gauge,
    Kind,
    Part,
    digest,
    found,
    free_code,
    parts_of,
    put,
    stepped,
    without,
)
from qvevri.plan.programme.content import Content, Target
from qvevri.plan.programme.tests import contents

ACTION = Part(Kind.ACTION, "1.1")
AIM = Part(Kind.INDICATOR, "1.1.1")


def retold(content: Content, title: str) -> Content:
    """The plan with another title of its first action."""
    deed = found(content, ACTION)
    assert isinstance(deed, Deed)
    action = replace(deed.action, title=contents.text(title))
    return put(content, ACTION, Deed(deed.objective, action))


def aimed(content: Content, target: int) -> Content:
    """The plan with another target of its first indicator."""
    gauge = found(content, AIM)
    assert isinstance(gauge, Gauge)
    targets = (Target(contents.FINISHES, Decimal(target)),)
    return put(content, AIM, replace(gauge, indicator=replace(gauge.indicator, targets=targets)))


def test_plan_put_together_from_its_parts_is_the_plan() -> None:
    whole = contents.content(5, 2)
    made = contents.content(0)
    made = replace(made, objectives=())
    for part, said in parts_of(whole):
        made = put(made, part, said)

    assert dict(parts_of(made)) == dict(parts_of(whole))


@pytest.mark.parametrize("part", [part for part, _said in parts_of(contents.content())])
def test_putting_back_what_was_read_changes_nothing(part: Part) -> None:
    content = contents.content()
    said = found(content, part)
    assert said is not None

    assert put(content, part, said) == content


def test_money_and_words_of_an_action_are_parts_of_their_own() -> None:
    before = contents.content()
    after = retold(before, "Another")

    money = Part(Kind.MONEY, "1.1")
    assert digest(found(before, money)) == digest(found(after, money))
    assert digest(found(before, ACTION)) != digest(found(after, ACTION))


def test_action_moved_to_another_objective_takes_its_money_and_indicators_along() -> None:
    before = contents.content()
    deed = found(before, ACTION)
    assert isinstance(deed, Deed)
    after = put(before, ACTION, replace(deed, objective="2"))

    assert [one.code for one in after.objectives[1].actions] == ["2.1", "1.1"]
    assert after.objectives[0].actions == ()
    assert next(after.actions) == next(before.actions)


def test_removed_action_takes_its_indicators_along() -> None:
    after = without(contents.content(), ACTION)

    assert [one.code for one in after.actions] == ["2.1"]
    assert [one.code for one in after.indicators] == ["2.1.1"]


def test_objectives_and_actions_are_moved_by_one_place_and_stop_at_the_ends() -> None:
    content = contents.content(4)
    down = stepped(content, Part(Kind.OBJECTIVE, "1"), 1)
    up = stepped(content, Part(Kind.ACTION, "1.2"), -1)

    assert [one.code for one in down.objectives] == ["2", "1"]
    assert stepped(down, Part(Kind.OBJECTIVE, "1"), 1) == down
    assert [one.code for one in up.actions] == ["1.2", "2.1", "1.1", "2.2"]
    assert stepped(up, Part(Kind.ACTION, "1.2"), -1) == up


@pytest.mark.parametrize(
    ("owner", "kind", "code"),
    [
        ("", Kind.OBJECTIVE, "3"),
        ("1", Kind.ACTION, "1.2"),
        ("7", Kind.ACTION, "7.1"),
        ("1.1", Kind.INDICATOR, "1.1.2"),
    ],
)
def test_next_free_code_is_proposed(owner: str, kind: Kind, code: str) -> None:
    assert free_code(contents.content(), owner, kind) == code


def test_changes_of_different_things_are_both_kept_when_laid_on_a_new_plan() -> None:
    base = contents.content()
    laid = laid_on(base, retold(base, "Mine"), aimed(base, 25))

    assert laid.clashes == ()
    assert laid.content == aimed(retold(base, "Mine"), 25)


def test_what_both_changed_is_named_and_the_draft_keeps_its_own() -> None:
    base = contents.content()
    laid = laid_on(base, aimed(base, 50), aimed(base, 25))

    [clash] = laid.clashes
    assert clash.part == AIM
    assert laid.content == aimed(base, 50)


def test_what_the_draft_removed_and_the_other_changed_is_named() -> None:
    base = contents.content()
    laid = laid_on(base, without(base, AIM), aimed(base, 25))

    assert [(one.part, one.mine) for one in laid.clashes] == [(AIM, None)]
    assert found(laid.content, AIM) is None


def test_what_the_draft_added_is_added_to_the_new_plan() -> None:
    base = contents.content()
    mine = put(base, Part(Kind.OBJECTIVE), Aim("3", contents.text("Third"), {}))
    laid = laid_on(base, mine, aimed(base, 25))

    assert [one.code for one in laid.content.objectives] == ["1", "2", "3"]
    assert laid.clashes == ()
