"""The money of a plan: sums by source, block and year, in lari and euro, and what is not covered.

A sum never mixes currencies: what is in another currency is added only at the plan's own rate, and
what has no rate is named, not guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from qvevri.plan.programme.content import Action, Content, Money, Source

HOME, EURO = "GEL", "EUR"
K = TypeVar("K")


@dataclass(frozen=True)
class Sum:
    """What was added, per currency, in minor units."""

    by_currency: Mapping[str, int] = field(default_factory=dict)

    def plus(self, money: Money) -> "Sum":
        """This and one more."""
        added = {**self.by_currency}
        added[money.currency] = added.get(money.currency, 0) + money.amount
        return Sum(added)

    def in_home(self, rate: Decimal | None) -> int | None:
        """All of it in tetri at `rate` (lari for one euro); None when a rate is wanting."""
        amount, left_out = self.added(rate, HOME)
        return None if left_out else amount

    def in_euro(self, rate: Decimal | None) -> int | None:
        """All of it in euro cents at `rate` (lari for one euro); None when a rate is wanting."""
        amount, left_out = self.added(rate, EURO)
        return None if left_out else amount

    def added(self, rate: Decimal | None, wanted: str) -> tuple[int, Mapping[str, int]]:
        """What can be added in minor units of `wanted`, and what is left out for want of a rate."""
        told, left_out = Decimal(0), {}
        for currency, amount in self.by_currency.items():
            if currency == wanted:
                told += amount
            elif rate and {currency, wanted} == {HOME, EURO}:
                told += amount * rate if wanted == HOME else amount / rate
            else:
                left_out[currency] = amount
        return int(told.quantize(Decimal(1), ROUND_HALF_UP)), left_out


def total(monies: Iterable[Money]) -> Sum:
    """All of them, each currency for itself."""
    added: dict[str, int] = {}
    for money in monies:
        added[money.currency] = added.get(money.currency, 0) + money.amount
    return Sum(added)


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


def open_part(action: Action) -> Sum:
    """What nobody covers yet: the cost less what is promised, else what the plan itself calls open.

    Nothing where neither can be said.
    """
    gap = uncovered(action)
    if gap is not None:
        return total([gap] if gap.amount else [])
    return total(line.money for line in action.lines if line.source is Source.GAP)


def year_of(action: Action, year: int | None = None) -> int | None:
    """The year a line names, else the one in which the whole action lies; None for several."""
    if year is not None or action.starts is None or action.finishes is None:
        return year
    return action.starts.year if action.starts.year == action.finishes.year else None


@dataclass(frozen=True)
class Planned:
    """One sum that the plan holds: of an action, from a source, in a year where that is known."""

    action: Action
    source: Source
    year: int | None
    money: Money


def planned(content: Content) -> list[Planned]:
    """Every sum that the plan holds, in its order; under GAP what nobody covers yet.

    All groups below are added from these, so that they agree with one another.
    """
    return [one for action in content.actions for one in _planned(action)]


def _planned(action: Action) -> Iterator[Planned]:
    for line in action.lines:
        if line.source is not Source.GAP:
            yield Planned(action, line.source, year_of(action, line.year), line.money)
    for currency, amount in open_part(action).by_currency.items():
        yield Planned(action, Source.GAP, year_of(action), Money(amount, currency))


def by_source(content: Content) -> Mapping[Source, Sum]:
    """What is planned by group of source, and under GAP what nobody covers yet."""
    return grouped((one.source, one.money) for one in planned(content))


def by_block(content: Content) -> Mapping[str, Sum]:
    """What is planned by building block."""
    return grouped((one.action.block, one.money) for one in planned(content))


def by_year(content: Content) -> Mapping[int | None, Sum]:
    """What is planned by year; None for what lies in several or in none."""
    return grouped((one.year, one.money) for one in planned(content))


def grouped(monies: Iterable[tuple[K, Money]]) -> dict[K, Sum]:
    """Sums by key, in the order in which the keys come first."""
    sums: dict[K, list[Money]] = {}
    for key, money in monies:
        sums.setdefault(key, []).append(money)
    return {key: total(some) for key, some in sums.items()}


def whole_cost(content: Content) -> Sum:
    """What all actions cost, as far as they say."""
    costs = (cost_of(action) for action in content.actions)
    return total(cost for cost in costs if cost is not None)


def without_cost(content: Content) -> list[Action]:
    """Actions whose cost nobody said: left out of every sum, and named beside it."""
    return [action for action in content.actions if cost_of(action) is None]


def without_rest(content: Content) -> list[Action]:
    """Actions paid in another currency than they cost: what nobody covers of them is not known."""
    return [
        action
        for action in content.actions
        if cost_of(action) is not None and uncovered(action) is None
    ]
