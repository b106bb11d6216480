"""Invented plans: what they promise, the same each time for the same seed and number."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from qvevri.core.languages import CODES
from qvevri.demo.synth.chance import dice
from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Combine,
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

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "synth_plan.toml"
# By how often they pay: the town itself mostly.
PAYERS = (Source.LOCAL, Source.DONOR, Source.HIGHER, Source.PRIVATE, Source.BANK, Source.GAP)
OFTEN = (10, 6, 4, 3, 1, 1)
HUNDRED = 10_000


@dataclass(frozen=True)
class Size:
    """How much a plan promises, and over how many half-years."""

    actions: int = 300
    indicators: int = 900
    periods: int = 8


@cache
def words() -> Mapping[str, Any]:
    """The file of words, as it was read."""
    return tomllib.loads(SHIPPED.read_text(encoding="utf-8"))


def text(names: Sequence[str]) -> Text:
    """Names that stand in the order ka, en, ru."""
    return dict(sorted(zip(CODES, names, strict=True)))


def span(periods: int, today: date) -> tuple[date, date]:
    """The first and the last day of so many half-years, of which the last one runs today."""
    last = today.year * 2 + (today.month > 6)
    return _half(last - periods + 1), _half(last + 1) - timedelta(days=1)


def _half(number: int) -> date:
    year, second = divmod(number, 2)
    return date(year, 7 if second else 1, 1)


def promised(seed: int, number: int, size: Size, places: Sequence[Text], today: date) -> Content:
    """The plan of this number, for the settlements of its municipality."""
    starts, finishes = span(size.periods, today)
    years = f"{starts.year}–{finishes.year}"
    said = words()
    composed = _Composing(seed, number, size, places, (starts, finishes))
    titles = [text(names) for names in said["objectives"]]
    places_of = {at: [n for n in range(size.actions) if n % len(titles) == at] for at in range(6)}
    return Content(
        title={code: words.format(years=years) for code, words in text(said["title"]).items()},
        starts=starts,
        finishes=finishes,
        vision=text(said["vision"]),
        rate=Decimal(said["rate"]),
        rate_on=starts,
        objectives=tuple(
            Objective(
                code=str(at + 1),
                title=title,
                actions=tuple(
                    composed.action(f"{at + 1}.{turn}", place)
                    for turn, place in enumerate(places_of[at], 1)
                ),
            )
            for at, title in enumerate(titles)
        ),
    )


class _Composing:
    """Composes the actions of one plan."""

    def __init__(
        self, seed: int, number: int, size: Size, places: Sequence[Text], days: tuple[date, date]
    ) -> None:
        self.seed, self.number, self.size, self.places = seed, number, size, places
        self.starts, self.finishes = days

    def action(self, code: str, place: int) -> Action:
        chance = dice(self.seed, "plan", self.number, place)
        works = words()["work"]
        work = works[place % len(works)]
        starts, finishes = self._days(chance)
        cost = Money(chance.randint(20, 3000) * HUNDRED, "EUR" if chance.random() < 0.1 else "GEL")
        return Action(
            code=code,
            title=self._title(work, place // len(works)),
            place=place,
            block=work["block"],
            starts=starts,
            finishes=finishes,
            weight=chance.choice((1, 1, 1, 2, 3)),
            cost=cost,
            partners=_partners(chance),
            lines=_lines(chance, cost, starts.year),
            milestones=_milestones(starts, finishes),
            indicators=tuple(self._aims(code, place, work, chance, finishes)),
            risks=text(chance.choice(words()["risks"])),
        )

    def _title(self, work: Mapping[str, Any], turn: int) -> Text:
        again, at = divmod(turn, len(self.places))
        told = text(work["name"])
        end = f" ({again + 1})" if again else ""
        place = self.places[at]
        names = {code: place.get(code) or next(iter(place.values())) for code in told}
        return {code: f"{name}: {names[code]}{end}" for code, name in told.items()}

    def _days(self, chance: Random) -> tuple[date, date]:
        months = self.size.periods * 6
        begun = min(chance.randrange(0, months), chance.randrange(0, months))
        lasts = chance.randint((months - begun + 1) // 2, months - begun)
        starts = _month(self.starts, begun)
        return starts, min(_month(self.starts, begun + lasts) - timedelta(days=1), self.finishes)

    def _aims(
        self, code: str, place: int, work: Mapping[str, Any], chance: Random, due: date
    ) -> list[Indicator]:
        many = self.size.indicators // self.size.actions
        many += place < self.size.indicators % self.size.actions
        own = {"name": work["aim"], "combine": "last", "from": 0, **work}
        own["name"] = work["aim"]
        others = chance.sample(words()["aims"], min(max(0, many - 1), len(words()["aims"])))
        aims = [own, *others][:many]
        return [_aim(f"{code}.{at}", one, chance, due) for at, one in enumerate(aims, 1)]


def _month(day: date, on: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + on, 12)
    return date(year, month + 1, 1)


def _partners(chance: Random) -> tuple[Partner, ...]:
    named = chance.sample(words()["partners"], chance.randint(1, 4))
    return tuple(
        Partner(text(names), Role.PARTNER if at else Role.LEAD) for at, names in enumerate(named)
    )


def _lines(chance: Random, cost: Money, year: int) -> tuple[BudgetLine, ...]:
    """Two or three sources that pay all of it, each in the year the action begins."""
    payers = dict.fromkeys(chance.choices(PAYERS, OFTEN, k=chance.randint(1, 3)))
    share = cost.amount // len(payers) // HUNDRED * HUNDRED
    rest = cost.amount - share * (len(payers) - 1)
    amounts = [rest, *(share for _ in payers)]
    return tuple(
        BudgetLine(payer, Money(amount, cost.currency), year)
        for payer, amount in zip(payers, amounts, strict=False)
    )


def _milestones(starts: date, finishes: date) -> tuple[Milestone, ...]:
    third = (finishes - starts) / (len(words()["steps"]) + 1)
    return tuple(
        Milestone(text(names), starts + third * at) for at, names in enumerate(words()["steps"], 1)
    )


def _aim(code: str, said: Mapping[str, Any], chance: Random, due: date) -> Indicator:
    baseline, target = Decimal(said["from"]), Decimal(chance.randint(*said["to"]))
    half = baseline + (target - baseline) // 2
    early = date(due.year - 1, 12, 31)
    part = said.get("part")
    return Indicator(
        code=code,
        name=text(said["name"]),
        direction=Direction.DOWN if target < baseline else Direction.UP,
        combine=Combine(said["combine"]),
        baseline=baseline,
        baseline_year=due.year - 2,
        targets=(Target(early, half), Target(due, target)),
        parts=(Part(part[0], part[1], target // 2),) if part else (),
    )
