"""What the pages of a plan show, at whichever moment somebody looks at it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from django.core.cache import caches
from django.http import Http404

from qvevri.core.languages import current
from qvevri.monitoring.dashboard import queries, readings, wholes
from qvevri.monitoring.dashboard.boards import Board
from qvevri.monitoring.dashboard.earlier import earlier_of, objectives_then
from qvevri.monitoring.dashboard.moments import Opened, Then
from qvevri.monitoring.dashboard.money import Ledger, ledger_of, ledger_then
from qvevri.monitoring.dashboard.readings import Owned
from qvevri.monitoring.dashboard.timeline import Asked, Beside, Timeline, beside_of, timeline_of
from qvevri.monitoring.dashboard.wholes import Whole
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.funding import funded
from qvevri.plan.programme.models import Objective, Plan

T = TypeVar("T")
KEEP_SECONDS = 3600


def content_at(at: Opened) -> Content | None:
    """What the plan promised; None when it had not been adopted by then."""
    if at.moment.is_now:
        return content_of(at.row)
    return at.then.content if at.then else None


def board_at(at: Opened) -> Board | None:
    """The dashboard; None when the plan had not been adopted by then. At most eight queries."""
    if at.moment.is_now:
        return queries.board_of(at.row)
    return _kept(at.then)[0] if at.then else None


def _kept(then: Then) -> tuple[Board, Beside]:
    """An earlier dashboard and what its line of time needs beside it, kept ready until something
    that counts has changed."""
    key = _key(then)
    kept: tuple[Board, Beside] | None = caches["pages"].get(key) if key else None
    if kept is None:
        earlier = earlier_of(then)
        kept = earlier.board, earlier.beside
        if key:
            caches["pages"].set(key, (replace(kept[0], plan=Plan()), kept[1]), KEEP_SECONDS)
    board, beside = kept
    return replace(board, plan=then.plan), beside


def _key(then: Then) -> str:
    """Whatever counts makes the plan's snapshot anew; a plan without one is not kept."""
    if not hasattr(then.plan, "snapshot"):
        return ""
    made, last = then.plan.snapshot, then.editions[-1].pk if then.editions else 0
    asked = f"{then.moment.asked}:{then.day}:{last}:{current()}"
    return f"earlier:{then.plan.pk}:{asked}:{made.pk}:{made.made_at.timestamp()}"


def timeline_at(at: Opened, asked: Asked) -> Timeline | None:
    """The line of time; None when the plan had not been adopted by then."""
    if at.moment.is_now:
        return timeline_of(queries.board_of(at.row), beside_of(at.row), asked)
    return timeline_of(*_kept(at.then), asked) if at.then else None


def action_at(at: Opened, code: str) -> Whole | None:
    """The page of an action; None when the plan did not hold it then; Http404 when it does not
    now."""
    if at.moment.is_now:
        return wholes.whole_action(at.row, code)
    return wholes.earlier_action(at.then, code) if at.then else None


def ledger_at(at: Opened) -> Ledger | None:
    """The money; None when the plan had not been adopted by then."""
    if at.moment.is_now:
        return ledger_of(at.row, funded(at.row))
    return ledger_then(at.then) if at.then else None


def objectives_at(at: Opened) -> Sequence[Objective]:
    """The objectives in their order."""
    return objectives_then(at.then) if at.then else queries.objectives_of(at.row)


def indicators_at(at: Opened, objective: str = "") -> list[Owned]:
    """The indicators, all or those of an objective."""
    if at.then:
        return readings.indicators_then(at.then, objective)
    return readings.indicators_of(at.row, at.day, objective)


def indicator_at(at: Opened, code: str) -> Owned | None:
    """An indicator; None when the plan did not hold it then; Http404 when it does not now."""
    if at.moment.is_now:
        return readings.indicator_in(at.row, code, at.day)
    return readings.indicator_then(at.then, code) if at.then else None


def there(found: T | None) -> T:
    """What was found at a moment, or Http404."""
    if found is None:
        raise Http404
    return found
