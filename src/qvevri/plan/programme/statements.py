"""What the log seals of a decided plan: the decision, its text's hash, what an amendment moved."""

from collections.abc import Iterable
from typing import Any

from qvevri.plan.programme.comparing import Change, What
from qvevri.plan.programme.content import BudgetLine, Money
from qvevri.plan.programme.models import Action, Edition, Indicator

# Of these the log says what was and what is; of others, which may name people, only that they
# changed. Both texts are in the editions.
SAID = (What.PERIOD, What.COST, What.MONEY, What.BASELINE, What.TARGET)


def statement_of(edition: Edition) -> dict[str, Any]:
    """All of an edition that is published. Keys may be added: older entries hold fewer."""
    return {
        "number": edition.number,
        "decision": edition.decision,
        "on": edition.decided_on.isoformat(),
        "reason": edition.reason,
        "language": edition.language,
        "digest": edition.digest,
    }


def of_owners(row: Action | Indicator) -> dict[str, Any]:
    """Who answers for an action or an indicator, by their numbers."""
    if isinstance(row, Action):
        people = {"responsible": row.responsible_id, "deputy": row.deputy_id}
        return {"code": row.code, "action": row.pk, **people}
    return {"code": row.code, "indicator": row.pk, "owner": row.owner_id}


def plainly(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes as the log holds them: what of which action or indicator, before and after."""
    return [_plainly(change) for change in changes]


def _plainly(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {"what": str(change.what), "code": change.indicator or change.action}
    if change.due is not None:
        told["due"] = change.due.isoformat()
    if change.what in SAID:
        told |= {"before": _value(change.before), "after": _value(change.after)}
    return told


def _value(value: Any) -> Any:  # noqa: ANN401
    match value:
        case tuple():
            return [_value(one) for one in value]
        case Money(amount, currency):
            return [amount, currency]
        case BudgetLine(source, money, year):
            return [str(source), money.amount, money.currency, year]
    return value
