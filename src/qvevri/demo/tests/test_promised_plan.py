"""The demo's plan of Zestaponi holds everything that a plan can hold, and is sound."""

import tomllib

import pytest

from qvevri.core.languages import CODES
from qvevri.demo.authoring import DATA
from qvevri.demo.promising import content_of, told
from qvevri.plan.drafting.outline import writable
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.checking import problems
from qvevri.plan.programme.content import Combine, Content, Frequency, Source


@pytest.fixture(scope="module")
def plan() -> Content:
    said = told("zestaponi")
    assert said is not None
    return content_of(said)


def test_plan_is_as_long_as_a_real_one(plan: Content) -> None:
    assert len(plan.objectives) == 3
    assert len(list(plan.actions)) >= 40
    assert len(list(plan.indicators)) >= 60
    assert {one.block for one in plan.actions} == set(blocks())


def test_plan_is_sound_in_every_language(plan: Content) -> None:
    assert problems(plan, languages=CODES) == []


def test_every_way_of_measuring_occurs(plan: Content) -> None:
    indicators = list(plan.indicators)

    assert {one.combine for one in indicators} == set(Combine)
    assert {one.frequency for one in indicators} >= {Frequency.PERIOD, Frequency.YEAR}
    assert {part.of for one in indicators for part in one.parts} >= {"sex", "age"}
    assert any(len(one.targets) > 1 for one in indicators)
    assert all(one.baseline_year and one.baseline_source for one in indicators)


def test_money_names_its_source_and_year_and_two_currencies(plan: Content) -> None:
    lines = [line for action in plan.actions for line in action.lines]

    assert {line.source for line in lines} == set(Source) - {Source.GAP}
    assert {line.year for line in lines} >= {2026, 2027}
    assert {line.money.currency for line in lines} == {"GEL", "EUR"}


def test_risks_milestones_and_proofs_are_named(plan: Content) -> None:
    actions = list(plan.actions)

    assert sum(bool(one.risks) for one in actions) >= 10
    assert sum(bool(one.milestones) for one in actions) >= 5
    assert all(aim.verification for one in actions for aim in one.indicators)


def test_every_chapter_of_the_guideline_is_written_in_every_language() -> None:
    text = tomllib.loads((DATA / "text_zestaponi.toml").read_text(encoding="utf-8"))

    assert {part.code for part in writable()} - set(text) == set()
    assert all(len(text[part.code]["text"]) == len(CODES) for part in writable())
