"""Plans to test with, as small or as large as one likes."""

from datetime import date
from decimal import Decimal

from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Combine,
    Content,
    Indicator,
    Milestone,
    Money,
    Objective,
    Partner,
    Role,
    Source,
    Target,
)

STARTS, FINISHES = date(2026, 1, 1), date(2027, 12, 31)
BLOCKS = ("skills_human_capital", "land_infrastructure", "access_to_finance")


def text(words: str) -> dict[str, str]:
    return {"en": words, "ka": f"{words} (ქა)", "ru": f"{words} (ру)"}


def indicator(code: str, target: int = 40, **more: object) -> Indicator:
    fields: dict[str, object] = {
        "baseline": Decimal(0),
        "targets": (Target(FINISHES, Decimal(target)),),
        "combine": Combine.LAST,
    }
    return Indicator(code=code, name=text(f"Trained {code}"), **{**fields, **more})  # type: ignore[arg-type]


def action(code: str, place: int = 0, **more: object) -> Action:
    fields: dict[str, object] = {
        "block": BLOCKS[place % len(BLOCKS)],
        "starts": STARTS,
        "finishes": FINISHES,
        "cost": Money(2_400_000, "GEL"),
        "partners": (Partner(text("Public college"), Role.LEAD), Partner(text("Potters"))),
        "lines": (
            BudgetLine(Source.DONOR, Money(1_800_000, "GEL")),
            BudgetLine(Source.PRIVATE, Money(600_000, "GEL")),
        ),
        "milestones": (Milestone(text("First group begins"), date(2026, 9, 15)),),
        "indicators": (indicator(f"{code}.1"),),
    }
    return Action(code=code, title=text(f"School {code}"), place=place, **{**fields, **more})  # type: ignore[arg-type]


def content(actions: int = 2, indicators: int = 1) -> Content:
    """A plan of two objectives."""
    made = [
        action(
            f"{1 + n % 2}.{1 + n // 2}",
            n,
            indicators=tuple(
                indicator(f"{1 + n % 2}.{1 + n // 2}.{m + 1}") for m in range(indicators)
            ),
        )
        for n in range(actions)
    ]
    objectives = tuple(
        Objective(str(o + 1), text(f"Goal {o + 1}"), actions=tuple(made[o::2])) for o in range(2)
    )
    return Content(
        title=text("Plan 2026–2027"),
        starts=STARTS,
        finishes=FINISHES,
        vision=text("A place to live, work and trade."),
        rate=Decimal("3.1250"),
        rate_on=date(2025, 12, 31),
        objectives=objectives,
    )
