"""Who answers for actions and indicators held against the log."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from qvevri.history.comparing import differing
from qvevri.history.models import Entry
from qvevri.history.registry import Differing
from qvevri.people.queries import people_of
from qvevri.plan.programme.models import Action, Indicator, Plan

ROLES = {"action": ("responsible", "deputy"), "indicator": ("owner",)}


def owners(plan: Plan, entries: list[Entry]) -> Iterator[Differing]:
    """Actions and indicators for which somebody else answers than the log says. Entries of before
    people were sealed say only of what; a plan that has no others is not compared."""
    told = [entry for entry in entries if entry.verb == "entrusted"]
    last = {
        (kind, entry.facts[kind]): entry for entry in told for kind in ROLES if kind in entry.facts
    }
    if not last:
        return
    unsealed = {entry.facts.get("code") for entry in told if not ROLES.keys() & entry.facts.keys()}
    for kind, row in _rows(plan):
        entry = last.get((kind, row.pk))
        thing = _("What is promised as %(code)s") % {"code": row.code}
        if entry is None:
            if row.code not in unsealed and any(_number(row, role) for role in ROLES[kind]):
                yield differing(None, thing, _("the log does not tell who answers for it"))
        elif any(_is_another(row, role, entry) for role in ROLES[kind]):
            yield differing(entry, thing, _("somebody else answers for it than the log says"))


def _rows(plan: Plan) -> Iterator[tuple[str, Action | Indicator]]:
    for action in plan.actions.order_by("place"):
        yield "action", action
    for indicator in plan.indicators.order_by("place"):
        yield "indicator", indicator


def _number(row: Action | Indicator, role: str) -> int | None:
    number: int | None = getattr(row, f"{role}_id")
    return number


def _is_another(row: Action | Indicator, role: str, entry: Entry) -> bool:
    now, sealed = _number(row, role), entry.facts.get(role)
    if now is None and sealed is not None:
        # Nobody answers for it any more if the person was erased.
        return bool(people_of([sealed]))
    return bool(now != sealed)
