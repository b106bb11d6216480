"""What papers need besides the dashboard: why lights are late, and what was reported."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.boards import Board
from qvevri.monitoring.dashboard.wording import reason_text
from qvevri.monitoring.reporting.models import Reading, Report, Standing, Value
from qvevri.plan.programme.models import Indicator, Milestone


@dataclass(frozen=True)
class Told:
    """What an owner said of an action, and who approved it."""

    happened: str
    obstacles: str
    language: str
    by: str
    at: Any


def reasons_of(board: Board) -> Mapping[int, Sequence[str]]:
    """The sentences behind each action's light: three queries."""
    language = current()
    names: dict[str, str] = {
        code: in_language(name, language)
        for code, name in Indicator.objects.promised()
        .filter(plan=board.plan)
        .values_list("code", "name")
    }
    steps = Milestone.objects.filter(action__plan=board.plan).order_by()
    names |= {
        str(pk): in_language(title, language) for pk, title in steps.values_list("pk", "title")
    }
    kept = Standing.objects.filter(period__plan=board.plan, period__number=board.number or 0)
    return {
        action: [reason_text(reason, names) for reason in reasons]
        for action, reasons in kept.order_by().values_list("action_id", "reasons")
    }


@dataclass(frozen=True)
class Read:
    """What an objective's own indicator had reached, where that is from, and who approved it."""

    name: str
    value: Decimal
    note: str
    by: str
    at: Any


def readings_in(board: Board, number: int) -> Mapping[int, Sequence[Read]]:
    """The approved figures of objectives for a period, by objective. One query."""
    rows = Reading.objects.approved().filter(period__plan=board.plan, period__number=number)
    fields = ("indicator__name", "value", "note", "decided_by__name", "decided_at")
    found: dict[int, list[Read]] = defaultdict(list)
    ordered = rows.filter(indicator__is_dropped=False).order_by("indicator__place")
    for objective, name, *more in ordered.values_list("indicator__objective_id", *fields):
        found[objective].append(Read(in_language(name, current()), *more))
    return found


Groups = Mapping[str, Mapping[str, str]]


def groups_in(board: Board, number: int) -> Mapping[int, Sequence[tuple[str, Groups]]]:
    """The approved figures of groups for a period, by action: an indicator's name and its groups.
    One query."""
    rows = Value.objects.filter(report__period__plan=board.plan, report__period__number=number)
    rows = rows.filter(report__status="approved", indicator__is_dropped=False).exclude(parts={})
    fields = ("report__action_id", "indicator__name", "parts")
    found: dict[int, list[tuple[str, Groups]]] = defaultdict(list)
    for action, name, parts in rows.order_by("indicator__place").values_list(*fields):
        found[action].append((in_language(name, current()), parts))
    return found


def told_in(board: Board, number: int) -> Mapping[int, Told]:
    """What the approved reports of a period say, by action. One query."""
    rows = Report.objects.approved().filter(period__plan=board.plan, period__number=number)
    fields = ("action_id", "happened", "obstacles", "language", "decided_by__name", "decided_at")
    return {row[0]: Told(*row[1:]) for row in rows.values_list(*fields)}
