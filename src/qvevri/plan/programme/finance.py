"""The money of a plan: sums by source, block and year, in lari and euro, and what is not covered.

A sum never mixes currencies: what is in another currency is added only at the plan's own rate, and
what has no rate is named, not guessed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from qvevri.plan.programme.content import Action, BudgetLine, Content, Money, Source

HOME, EURO = "GEL", "EUR"
K = TypeVar("K")


@dataclass(frozen=True)
class Sum:
    """What was added, per currency, in minor units; `actions` without a figure are left out."""

    by_currency: Mapping[str, int] = field(default_factory=dict)

    def plus(self, money: Money) -> "Sum":
        """This and one more."""
        added = {**self.by_currency}
        added[money.currency] = added.get(money.currency, 0) + money.amount
        return Sum(added)

    def in_home(self, rate: Decimal | None) -> int | None:
        """All of it in tetri at `rate` (lari for one euro); None when a rate is wanting."""
        return _together(self.by_currency, rate, HOME)

    def in_euro(self, rate: Decimal | None) -> int | None:
        """All of it in euro cents at `rate` (lari for one euro); None when a rate is wanting."""
        return _together(self.by_currency, rate, EURO)


def _together(amounts: Mapping[str, int], rate: Decimal | None, wanted: str) -> int | None:
    total = Decimal(0)
    for currency, amount in amounts.items():
        if currency == wanted:
            total += amount
        elif rate and {currency, wanted} == {HOME, EURO}:
            total += amount * rate if wanted == HOME else amount / rate
        else:
            return None
    return int(total.quantize(Decimal(1), ROUND_HALF_UP))


def total(monies: Iterable[Money]) -> Sum:
    """All of them, each currency for itself."""
    added = Sum()
    for money in monies:
        added = added.plus(money)
    return added


def cost_of(action: Action) -> Money | None:
    """What an action costs: as stated, else the sum of its lines if they are of one currency."""
    if action.cost is not None:
        return action.cost
    added = total(line.money for line in action.lines).by_currency
    if len(added) != 1:
        return None
    [(currency, amount)] = added.items()
    return Money(amount, currency)


def uncovered(action: Action) -> Money | None:
    """What no source has promised yet: the cost less the lines in its currency, at least zero.

    None when the cost is unknown or a line is in another currency.
    """
    cost = cost_of(action)
    promised = [line for line in action.lines if line.source is not Source.GAP]
    if cost is None or any(line.money.currency != cost.currency for line in promised):
        return None
    return Money(max(0, cost.amount - sum(line.money.amount for line in promised)), cost.currency)


def by_source(content: Content) -> Mapping[Source, Sum]:
    """The budget lines of all actions by group of source, and under GAP what nobody covers yet."""
    sums = _grouped(content, lambda _action, line: line.source)
    gaps = total(gap for action in content.actions if (gap := uncovered(action)) and gap.amount)
    sums.pop(Source.GAP, None)
    return {**sums, Source.GAP: gaps} if gaps.by_currency else sums


def by_block(content: Content) -> Mapping[str, Sum]:
    """The costs of the actions by building block."""
    sums: dict[str, Sum] = {}
    for action in content.actions:
        cost = cost_of(action)
        if cost is not None:
            sums[action.block] = sums.get(action.block, Sum()).plus(cost)
    return sums


def by_year(content: Content) -> Mapping[int | None, Sum]:
    """The budget lines by year; None for those of no year."""
    return _grouped(content, lambda _action, line: line.year)


def _grouped(content: Content, key: Callable[[Action, BudgetLine], K]) -> dict[K, Sum]:
    sums: dict[K, Sum] = {}
    for action in content.actions:
        for line in action.lines:
            group = key(action, line)
            sums[group] = sums.get(group, Sum()).plus(line.money)
    return sums


def whole_cost(content: Content) -> Sum:
    """What all actions cost, as far as they say."""
    costs = (cost_of(action) for action in content.actions)
    return total(cost for cost in costs if cost is not None)


def without_cost(content: Content) -> list[Action]:
    """Actions whose cost nobody said: left out of every sum, and named beside it."""
    return [action for action in content.actions if cost_of(action) is None]
