"""Money of an action added up by source and currency: planned, committed, paid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qvevri.monitoring.opendata.gathering import Told
from qvevri.plan.programme.content import Action


@dataclass(frozen=True)
class Sums:
    """In minor units of one currency."""

    planned: int = 0
    committed: int = 0
    paid: int = 0


def money_by_source(action: Action, reports: Sequence[Told]) -> Mapping[tuple[str, str], Sums]:
    """Sums by (source, currency): the plan's lines, and what approved reports committed and paid.

    Two currencies are never added.
    """
    found: dict[tuple[str, str], Sums] = {}
    for line in action.lines:
        key = str(line.source), line.money.currency
        was = found.get(key, Sums())
        found[key] = Sums(was.planned + line.money.amount, was.committed, was.paid)
    for report in reports:
        for one in report.spent:
            was = found.get((one.source, one.currency), Sums())
            found[one.source, one.currency] = Sums(
                was.planned, was.committed + one.committed, was.paid + one.paid
            )
    return found
