"""The money of a plan as its pages, files and the API tell it: one source of truth."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.moments import Then
from qvevri.monitoring.reporting.queries import Commitment, commitments_of
from qvevri.monitoring.reporting.recalling import commitments_then
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.content import Action, Content, Money, Source
from qvevri.plan.programme.finance import (
    Planned,
    Sum,
    planned,
    total,
    without_cost,
    without_rest,
)
from qvevri.plan.programme.models import Plan


class By(StrEnum):
    """What money is sorted by."""

    SOURCE = "source"
    BLOCK = "block"
    YEAR = "year"


@dataclass(frozen=True)
class Position:
    """What was planned, committed and paid of one group."""

    key: str
    planned: Sum = field(default_factory=Sum)
    committed: Sum = field(default_factory=Sum)
    paid: Sum = field(default_factory=Sum)


@dataclass(frozen=True)
class Ledger:
    """All money of a plan: what is planned, and what has moved; `elsewhere` is what moved for
    actions that are no part of this state of the plan: in no sum, and named."""

    content: Content
    planned: Sequence[Planned]
    moved: Sequence[Commitment]
    elsewhere: Sequence[Commitment]

    @cached_property
    def whole(self) -> Position:
        """All of it; what nobody covers yet is part of what is planned."""
        return position("", self.planned, self.moved)

    @property
    def open(self) -> Sum:
        """What nobody covers yet."""
        return total(one.money for one in self.planned if one.source is Source.GAP)

    @property
    def without_cost(self) -> list[Action]:
        """Actions whose cost nobody said: in no sum."""
        return without_cost(self.content)

    @property
    def without_rest(self) -> list[Action]:
        """Actions of which nobody can say what is not covered."""
        return without_rest(self.content)

    def grouped(self, by: By) -> list[Position]:
        """The money of each group, in its order."""
        plan, moved = self._keyed(by)
        keys = sorted({*plan, *moved}, key=lambda key: _place(by, key))
        return [position(key, plan.get(key, ()), moved.get(key, ())) for key in keys]

    def of(self, by: By, key: str) -> tuple[list[Planned], list[Commitment]]:
        """What went into the sums of one group."""
        plan, moved = self._keyed(by)
        return list(plan.get(key, ())), list(moved.get(key, ()))

    def _keyed(self, by: By) -> tuple[Mapping[str, list[Planned]], Mapping[str, list[Commitment]]]:
        named = {action.code: action.block for action in self.content.actions}
        plan: dict[str, list[Planned]] = {}
        moved: dict[str, list[Commitment]] = {}
        for one in self.planned:
            key = {By.SOURCE: one.source, By.BLOCK: one.action.block, By.YEAR: one.year}[by]
            plan.setdefault(str(key or ""), []).append(one)
        for flow in self.moved:
            block, year = named.get(flow.action, ""), flow.year or flow.moved
            said = {By.SOURCE: flow.source, By.BLOCK: block, By.YEAR: year}[by]
            moved.setdefault(str(said or ""), []).append(flow)
        return plan, moved


def position(key: str, plan: Iterable[Planned], moved: Iterable[Commitment]) -> Position:
    """The sums of a group."""
    listed = list(moved)
    return Position(
        key,
        total(one.money for one in plan),
        total(Money(one.committed, one.currency) for one in listed),
        total(Money(one.paid, one.currency) for one in listed),
    )


def _place(by: By, key: str) -> tuple[int, str]:
    """The guideline's order of sources and blocks, years by number; what has no group is last."""
    known = {By.SOURCE: [str(one) for one in Source], By.BLOCK: list(blocks())}.get(by, [])
    return (known.index(key) if key in known else len(known) + (key == ""), key)


def ledger_of(plan: Plan, content: Content) -> Ledger:
    """The money of a plan as it stands."""
    return _ledger(content, commitments_of(plan, with_dropped=True))


def ledger_then(then: Then) -> Ledger:
    """The money of a plan in an earlier state, with what counted then."""
    return _ledger(then.content, commitments_then(then.plan, then.until))


def _ledger(content: Content, told: Sequence[Commitment]) -> Ledger:
    codes = {action.code for action in content.actions}
    return Ledger(
        content,
        planned(content),
        [one for one in told if one.action in codes],
        [one for one in told if one.action not in codes],
    )


def block_name(code: str) -> str:
    """A building block's name in the reader's language; empty for none."""
    names = blocks().get(code)
    return in_language(names, current()) if names else ""
