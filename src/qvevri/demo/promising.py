"""The plans of the demo, as their files tell them: what is promised, reported, amended."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from qvevri.core.languages import CODES
from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Content,
    Direction,
    Indicator,
    Level,
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

DATA = Path(__file__).resolve().parent / "data"
Table = Mapping[str, Any]


def told(slug: str) -> Table | None:
    """The file of a municipality's plan; None if it has none."""
    file = DATA / f"plan_{slug}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def content_of(plan: Table) -> Content:
    """What the plan promises."""
    periods = [day for action in plan["action"] for day in action["period"]]
    ends = date(max(periods).year, 12, 31)
    objectives = tuple(
        Objective(
            code=one["code"],
            title=_text(one["name"]),
            actions=tuple(
                _action(action, place, plan["partners"])
                for place, action in enumerate(plan["action"])
                if action["code"].partition(".")[0] == one["code"]
            ),
            indicators=tuple(
                replace(_indicator(f"{one['code']}.0.{at}", aim, ends), level=Level.RESULT)
                for at, aim in enumerate(one.get("aims", ()), 1)
            ),
        )
        for one in plan["objective"]
    )
    return Content(
        title=_text(plan["title"]),
        starts=date(min(periods).year, 1, 1),
        finishes=ends,
        vision=_text(plan["vision"]),
        rate=Decimal(plan["rate"]),
        rate_on=plan["rate_on"],
        objectives=objectives,
    )


def amended(content: Content, amendment: Table) -> Content:
    """The plan after its amendment: other targets, other periods."""
    targets = dict(amendment["targets"])
    periods = {code: days for code, *days in amendment["periods"]}
    objectives = [
        replace(one, actions=tuple(_changed(action, targets, periods) for action in one.actions))
        for one in content.objectives
    ]
    return replace(content, objectives=tuple(objectives))


def _changed(
    action: Action, targets: Mapping[str, int], periods: Mapping[str, Sequence[date]]
) -> Action:
    indicators = tuple(
        replace(one, targets=(Target(one.targets[-1].due, Decimal(targets[one.code])),))
        if one.code in targets
        else one
        for one in action.indicators
    )
    starts, finishes = periods.get(action.code, (action.starts, action.finishes))
    return replace(action, indicators=indicators, starts=starts, finishes=finishes)


def _text(names: Sequence[str]) -> Text:
    """Names stand in the order ka, en, ru."""
    return dict(sorted(zip(CODES, names, strict=True)))


def _action(said: Table, place: int, partners: Table) -> Action:
    starts, finishes = said["period"]
    return Action(
        code=said["code"],
        title=_text(said["name"]),
        place=place,
        block=said["block"],
        starts=starts,
        finishes=finishes,
        cost=_lari(said["cost"]) if "cost" in said else None,
        partners=tuple(
            Partner(_text(partners[who]), Role.PARTNER if at else Role.LEAD)
            for at, who in enumerate(said["who"])
        ),
        lines=tuple(BudgetLine(Source(who), _lari(sum_)) for who, sum_ in said["pay"].items()),
        settlements=tuple(said.get("where", ())),
        milestones=tuple(Milestone(_text(names), due) for due, *names in said.get("steps", ())),
        indicators=tuple(
            _indicator(f"{said['code']}.{at}", aim, finishes)
            for at, aim in enumerate(said["aims"], 1)
        ),
    )


def _lari(amount: int) -> Money:
    return Money(amount * 100, "GEL")


def _indicator(code: str, aim: Sequence[Any], due: date) -> Indicator:
    *names, baseline, target = aim[:5]
    more = aim[5] if len(aim) > 5 else {}
    part = more.get("part", ())
    return Indicator(
        measure=more.get("measure", ""),
        narrowing=more.get("narrowing", {}),
        code=code,
        name=_text(names),
        direction=Direction.DOWN if target < baseline else Direction.UP,
        baseline=Decimal(baseline),
        targets=(Target(due, Decimal(target)),),
        parts=(Part(part[0], part[1], Decimal(part[2])),) if part else (),
    )
