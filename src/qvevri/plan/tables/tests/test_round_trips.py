"""A plan given out as a table and brought in again is the same plan, in every form and language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Content,
    Direction,
    Indicator,
    Milestone,
    Money,
    Objective,
    Part,
    Partner,
    Role,
    Source,
    Target,
    Text,
)
from qvevri.plan.tables.exporting import Shape, as_book, as_document, usual
from qvevri.plan.tables.grids import grids_of
from qvevri.plan.tables.headings import chosen
from qvevri.plan.tables.merging import UNCHANGED, Merged, merged
from qvevri.plan.tables.understanding import understand

Form = Callable[[Content, Shape], bytes]
FORMS = pytest.mark.parametrize("form", [as_document, as_book])
LANGUAGES = pytest.mark.parametrize("language", ["ka", "en", "ru"])
MANY = 300


def text(ka: str, en: str, ru: str) -> Text:
    return {"en": en, "ka": ka, "ru": ru}


LINES = (
    BudgetLine(Source.LOCAL, Money(400_000, "GEL"), 2026, text("გრანტი", "Grant", "Грант")),
    BudgetLine(Source.LOCAL, Money(100_000, "GEL"), 2027),
    BudgetLine(Source.DONOR, Money(250_050, "GEL"), 2027),
)
AIMS = (
    Indicator(
        code="x.1",
        name=text("კურსდამთავრებული", "Graduates", "Выпускников"),
        baseline=Decimal(5),
        targets=(Target(date(2026, 12, 31), Decimal(20)), Target(date(2027, 6, 30), Decimal(60))),
        parts=(Part("sex", "female", Decimal(30)), Part("age", "youth", Decimal(10))),
    ),
    Indicator(
        code="x.2",
        name=text("ლოდინი, დღე", "Days of waiting", "Дней ожидания"),
        direction=Direction.DOWN,
        baseline=Decimal("30.5"),
        targets=(Target(date(2027, 6, 30), Decimal(10)),),
    ),
    Indicator(code="x.3", name=text("ხარისხი", "Quality", "Качество"), baseline=Decimal(1)),
    Indicator(
        code="x.4",
        name=text("ლაბორატორია", "laboratory", "лаборатория"),
        targets=(Target(date(2027, 6, 30), Decimal(1)),),
    ),
)


def action(number: int) -> Action:
    code = f"{number % 6 + 1}.{number // 6 + 1}"
    return Action(
        code=code,
        title=text(f"ქმედება {number}", f"Action {number}", f"Действие {number}"),
        place=number,
        block="access_to_finance" if number % 4 else "",
        starts=date(2026, 1 + number % 12, 1),
        finishes=date(2027, 6, 30),
        weight=1 + number % 3,
        cost=Money(750_050, "GEL"),
        cost_also=Money(240_016, "EUR") if number % 5 == 0 else None,
        partners=(
            Partner(text("მერია", "City Hall", "Мэрия"), Role.LEAD, 7),
            Partner(text("კოლეჯი", "College", "Колледж")),
        ),
        lines=LINES,
        milestones=(Milestone(text("ნახევარი", "Half", "Половина"), date(2027, 1, 1)),),
        indicators=tuple(replace(one, code=one.code.replace("x", code)) for one in AIMS),
        risks=text("ფასები", "Prices", "Цены"),
    )


def plan(many: int = 12) -> Content:
    actions = [action(number) for number in range(many)]
    return Content(
        title=text("გეგმა", "Plan", "План"),
        starts=date(2026, 1, 1),
        finishes=date(2027, 12, 31),
        objectives=tuple(
            # Two objectives of one name are told apart by what is in them.
            Objective(str(at + 1), text("მიზანი", "Goal", "Цель"), actions=tuple(actions[at::6]))
            for at in range(6)
        ),
    )


def brought(content: bytes, onto: Content) -> Merged:
    grid, heading = chosen(grids_of(content))
    return merged(understand(grid, heading), onto, {})


def same_again(form: Form, language: str, content: Content) -> bool:
    again = brought(form(content, usual(language)), content)
    return again.content == content and set(again.states.values()) == {UNCHANGED}


@FORMS
@LANGUAGES
def test_plan_given_out_and_brought_in_is_the_same(form: Form, language: str) -> None:
    assert same_again(form, language, plan())


@FORMS
def test_so_is_a_plan_of_three_hundred_actions(form: Form) -> None:
    assert same_again(form, "ka", plan(MANY))


@FORMS
@LANGUAGES
def test_words_of_another_language_do_not_become_a_translation(form: Form, language: str) -> None:
    whole = plan(6)
    half = replace(
        whole,
        objectives=tuple(
            replace(
                one,
                title={"ka": "მიზანი"},
                actions=tuple(replace(a, title={"ka": "ქმედება"}) for a in one.actions),
            )
            for one in whole.objectives
        ),
    )

    assert same_again(form, language, half)


PERIODS = [
    (None, date(2027, 12, 31), False),
    (date(2026, 1, 1), None, False),
    (date(2026, 1, 1), None, True),
    (None, None, False),
    (date(2026, 3, 15), date(2026, 11, 10), False),
]


@FORMS
@pytest.mark.parametrize(("starts", "finishes", "is_open"), PERIODS)
def test_odd_periods_come_back(
    form: Form, starts: date | None, finishes: date | None, *, is_open: bool
) -> None:
    one = replace(action(0), starts=starts, finishes=finishes, is_open_ended=is_open)
    content = replace(plan(0), objectives=(Objective("1", text("ა", "A", "А"), actions=(one,)),))

    assert same_again(form, "en", content)


@FORMS
def test_changed_sum_keeps_the_year_of_its_line(form: Form) -> None:
    before = plan(1)
    dearer = (*LINES[:2], replace(LINES[2], money=Money(200_000, "GEL")))
    [objective, *rest] = before.objectives
    [one] = objective.actions
    told = replace(
        before, objectives=(replace(objective, actions=(replace(one, lines=dearer),)), *rest)
    )

    [after] = brought(form(told, usual("ru")), before).content.actions
    assert after.lines == dearer
