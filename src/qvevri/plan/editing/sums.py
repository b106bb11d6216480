"""What the money of one action adds up to while it is being written: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from qvevri.plan.editing.parts import Funds
from qvevri.plan.programme.content import Action, Money, Source
from qvevri.plan.programme.finance import EURO, HOME, cost_of, total, uncovered


@dataclass(frozen=True)
class Sums:
    """The sources together by currency, the cost, and what is missing or too much of it.

    `missing` and `over` are None where a line is in another currency than the cost: such are added
    only at the plan's rate, as `in_home` and `in_euro` (minor units), and never guessed.
    """

    by_currency: Mapping[str, int]
    cost: Money | None
    missing: Money | None = None
    over: Money | None = None
    in_home: int | None = None
    in_euro: int | None = None

    @property
    def is_mixed(self) -> bool:
        """Are there several currencies in it?"""
        return len({*self.by_currency, *([self.cost.currency] if self.cost else [])}) > 1

    @property
    def monies(self) -> list[Money]:
        """The sources together, one amount for each currency."""
        return [Money(amount, currency) for currency, amount in self.by_currency.items()]

    @property
    def home(self) -> Money | None:
        """All sources in lari at the plan's rate."""
        return None if self.in_home is None else Money(self.in_home, HOME)

    @property
    def euro(self) -> Money | None:
        """All sources in euro at the plan's rate."""
        return None if self.in_euro is None else Money(self.in_euro, EURO)


def sums_of(funds: Funds, rate: Decimal | None) -> Sums:
    """The sums; `rate` is lari for one euro, None if the plan has none."""
    action = Action("", {}, cost=funds.cost, lines=funds.lines)
    lines = [line.money for line in funds.lines if line.source is not Source.GAP]
    together = total(lines)
    over = None
    if funds.cost is not None and set(together.by_currency) <= {funds.cost.currency}:
        too_much = sum(line.money.amount for line in funds.lines) - funds.cost.amount
        same = all(line.money.currency == funds.cost.currency for line in funds.lines)
        over = Money(too_much, funds.cost.currency) if same and too_much > 0 else None
    return Sums(
        by_currency=together.by_currency,
        cost=cost_of(action),
        missing=None if over else uncovered(action),
        over=over,
        in_home=together.in_home(rate),
        in_euro=together.in_euro(rate),
    )
