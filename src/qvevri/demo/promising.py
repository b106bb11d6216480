"""The plans of the demo, as their files tell them: what is promised, reported, amended."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from qvevri.core.languages import CODES
from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Combine,
    Content,
    Direction,
    Frequency,
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
                _action(action, place, plan)
                for place, action in enumerate(plan["action"])
                if action["code"].partition(".")[0] == one["code"]
            ),
            indicators=tuple(
                replace(_indicator(f"{one['code']}.0.{at}", aim, ends, plan), level=Level.RESULT)
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


def _action(said: Table, place: int, plan: Table) -> Action:
    starts, finishes = said["period"]
    currency = said.get("currency", "GEL")
    return Action(
        code=said["code"],
        title=_text(said["name"]),
        place=place,
        block=said["block"],
        starts=starts,
        finishes=finishes,
        cost=_money(said["cost"], currency) if "cost" in said else None,
        partners=tuple(
            Partner(_text(plan["partners"][who]), Role.PARTNER if at else Role.LEAD)
            for at, who in enumerate(said["who"])
        ),
        lines=tuple(_lines(said["pay"], starts.year, currency)),
        settlements=tuple(said.get("where", ())),
        milestones=tuple(Milestone(_text(names), due) for due, *names in said.get("steps", ())),
        indicators=tuple(
            replace(
                _indicator(f"{said['code']}.{at}", aim, finishes, plan),
                verification=_text(plan["proofs"][said["proof"]]) if "proof" in said else {},
            )
            for at, aim in enumerate(said["aims"], 1)
        ),
        risks=_text(said["risks"]) if "risks" in said else {},
    )


def _lines(pay: Table, year: int, currency: str) -> Iterator[BudgetLine]:
    """A sum, or one for each year from the first."""
    for source, sums in pay.items():
        each = sums if isinstance(sums, list) else [sums]
        for at, amount in enumerate(each):
            if amount:
                of = year + at if isinstance(sums, list) else None
                yield BudgetLine(Source(source), _money(amount, currency), of)


def _money(amount: int, currency: str) -> Money:
    return Money(amount * 100, currency)


def _indicator(code: str, aim: Sequence[Any], due: date, plan: Table) -> Indicator:
    *names, baseline, target = aim[:5]
    more = aim[5] if len(aim) > 5 else {}
    began, ends = Decimal(baseline), Decimal(target)
    return Indicator(
        measure=more.get("measure", ""),
        narrowing=more.get("narrowing", {}),
        code=code,
        name=_text(names),
        unit=_text(more["unit"]) if "unit" in more else {},
        direction=Direction.DOWN if ends < began else Direction.UP,
        combine=Combine(more.get("how", "last")),
        frequency=Frequency(more.get("often", "period")),
        baseline=began,
        baseline_year=plan["rate_on"].year,
        baseline_source=_text(plan["baseline"]),
        targets=(*(Target(day, Decimal(by)) for day, by in more.get("by", ())), Target(due, ends)),
        parts=tuple(Part(of, value, Decimal(by)) for of, value, by in more.get("parts", ())),
    )
