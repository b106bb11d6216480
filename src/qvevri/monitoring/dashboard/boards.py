"""What a plan's dashboard holds, ready to be shown: no queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from qvevri.core.languages import current
from qvevri.monitoring.dashboard.wording import reason_text
from qvevri.monitoring.reporting.lights import Light, time_gone
from qvevri.monitoring.reporting.models import Period
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.content import Money as Cash
from qvevri.plan.programme.finance import HOME, Sum
from qvevri.plan.programme.models import Objective, Plan


def fraction(told: str | None) -> Fraction | None:
    """A share as it is kept: "31/40"; None for none."""
    return Fraction(told) if told else None


@dataclass(frozen=True)
class Shown:
    """An action in a list: its light, how much of its way is gone, when it was last heard of."""

    pk: int
    code: str
    title: str
    block: str
    objective: int
    starts: date | None
    finishes: date | None
    light: str
    share: Fraction | None
    heard_on: date | None
    is_overruled: bool


@dataclass(frozen=True)
class Coming:
    """A day that is near: a milestone, or the end of an action."""

    day: date
    code: str
    title: str
    is_end: bool


@dataclass(frozen=True)
class Money:
    """One source's money in lari, in tetri; what has no rate is not in it."""

    source: str
    planned: int
    committed: int
    paid: int


@dataclass(frozen=True)
class Changed:
    """An action with its light in the period before and now."""

    code: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Behind:
    """An action that is late or at risk, and what decided so."""

    code: str
    title: str
    light: str
    told: Sequence[Mapping[str, Any]]
    names: Mapping[str, str]

    @property
    def reasons(self) -> list[str]:
        """As sentences: of hundreds behind only those that a page shows are put into words."""
        return [reason_text(one, self.names) for one in self.told]


@dataclass(frozen=True)
class Aim:
    """An indicator of an objective as a whole: from where, where it is, to where."""

    objective: int
    code: str
    name: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    actual: Fraction | None


@dataclass(frozen=True)
class Board:
    """Everything a dashboard shows."""

    plan: Plan
    actions: Sequence[Shown]
    objectives: Sequence[Objective]
    periods: Sequence[Period]
    coming: Sequence[Coming]
    figures: Mapping[str, Any]
    number: int | None
    names: Mapping[str, str] = field(default_factory=dict)
    aims: Sequence[Aim] = ()

    @cached_property
    def behind(self) -> list[Behind]:
        """What is late or at risk, the late first, each with what decided."""
        titles = {one.code: one.title for one in self.actions}
        return [
            Behind(code, titles[code], light, reasons, self.names)
            for code, light, reasons in self.figures.get("behind", [])
            if code in titles
        ]

    @property
    def ways(self) -> Mapping[str, Sequence[str]]:
        """The lights of each action in the periods that have begun."""
        ways: Mapping[str, Sequence[str]] = self.figures.get("ways", {})
        return ways

    @cached_property
    def by_period(self) -> list[tuple[Period, list[tuple[str, int]]]]:
        """How many actions had each light, period by period."""
        told = {int(number): counts for number, counts in self.figures.get("lights", {}).items()}
        return [
            (
                one,
                [(light, told[one.number][light]) for light in Light if light in told[one.number]],
            )
            for one in self.periods
            if one.number in told
        ]

    @cached_property
    def groups(self) -> list[tuple[Objective, Fraction | None, list[Shown], list[Aim]]]:
        """Each objective, how much of its way is gone, its actions and its own indicators."""
        told = self.figures.get("objectives", {})
        return [
            (
                one,
                fraction((told.get(str(one.pk)) or told.get(one.pk) or {}).get("value")),
                [action for action in self.actions if action.objective == one.pk],
                [aim for aim in self.aims if aim.objective == one.pk],
            )
            for one in self.objectives
            # An objective amended away is shown where it still had actions.
            if not one.is_dropped or any(action.objective == one.pk for action in self.actions)
        ]

    @property
    def is_now(self) -> bool:
        """Does it show the running period, and not one that is over?"""
        return self.number == self.figures.get("period")

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many actions have each light now."""
        counts: dict[str, int] = {}
        for action in self.actions:
            counts[action.light] = counts.get(action.light, 0) + 1
        return {light: counts[light] for light in Light if light in counts}

    @property
    def blocks(self) -> list[tuple[str, list[Shown]]]:
        """Name of each building block with its actions, in the guideline's order."""
        language = current()
        named = [
            (names[language], [one for one in self.actions if one.block == code])
            for code, names in blocks().items()
        ]
        rest = [one for one in self.actions if one.block not in blocks()]
        return [(name, some) for name, some in (*named, ("–", rest)) if some]

    @cached_property
    def money(self) -> list[Money]:
        """By source, in lari at the plan's rate."""
        return money_of(self.figures.get("money", []), self.plan)

    @cached_property
    def changed(self) -> list[Changed]:
        """Actions whose light is another than in the period before."""
        titles = {one.code: one.title for one in self.actions}
        told = self.figures.get("changed", [])
        return [Changed(code, titles[code], *way) for code, *way in told if code in titles]

    def figure_context(self, today: date) -> dict[str, Any]:
        """The large figures of the page."""
        told = self.figures.get("progress", {}).get("value")
        money = self.money
        return {
            "progress": Fraction(told) if told else None,
            "time": time_gone(self.plan.starts, self.plan.finishes, today),
            "planned": sum(one.planned for one in money),
            "committed": sum(one.committed for one in money),
            "paid": sum(one.paid for one in money),
            "heard": sum(one.heard_on is not None for one in self.actions),
            "changed": self.changed,
        }


def money_of(rows: Sequence[Sequence[Any]], plan: Plan) -> list[Money]:
    """Rows of a snapshot by source, in lari as the plan's finance adds them."""
    sums: dict[str, list[Sum]] = {}
    for source, currency, *amounts in rows:
        before = sums.setdefault(source, [Sum()] * len(amounts))
        sums[source] = [
            one.plus(Cash(amount, currency)) for one, amount in zip(before, amounts, strict=True)
        ]
    return [
        Money(source, *(one.added(plan.rate, HOME)[0] for one in added))
        for source, added in sums.items()
    ]
