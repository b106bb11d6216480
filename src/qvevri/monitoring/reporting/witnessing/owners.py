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
    """Actions and indicators for which somebody else answers than the log says."""
    last = {
        (kind, entry.facts[kind]): entry
        for entry in entries
        for kind in ROLES
        if entry.verb == "entrusted" and kind in entry.facts
    }
    if not last:
        return
    rows: dict[tuple[str, int], Action | Indicator] = {
        **{("action", row.pk): row for row in plan.actions.all()},
        **{("indicator", row.pk): row for row in plan.indicators.all()},
    }
    for (kind, pk), entry in last.items():
        row = rows.get((kind, pk))
        if row is not None and any(_is_another(row, role, entry) for role in ROLES[kind]):
            thing = _("What is promised as %(code)s") % {"code": row.code}
            yield differing(entry, thing, _("somebody else answers for it than the log says"))


def _is_another(row: Action | Indicator, role: str, entry: Entry) -> bool:
    now, sealed = getattr(row, f"{role}_id"), entry.facts.get(role)
    if now is None and sealed is not None:
        # Nobody answers for it any more if the person was erased.
        return bool(people_of([sealed]))
    return bool(now != sealed)
