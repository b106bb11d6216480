"""What papers need besides the dashboard: why lights are late, and what was reported."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.boards import Board
from qvevri.monitoring.dashboard.moments import Opened
from qvevri.monitoring.dashboard.wording import reason_text
from qvevri.monitoring.reporting.models import Approval, ReadingApproval, Standing
from qvevri.monitoring.reporting.models.approvals import ApprovalQuerySet
from qvevri.people.naming import called
from qvevri.plan.programme.models import Indicator, Milestone

BY = ("approved_by__name", "approved_by__latin_name", "approved_at")


@dataclass(frozen=True)
class Told:
    """What an owner said of an action, and who approved it."""

    happened: str
    obstacles: str
    language: str
    by: str
    at: Any


def kept_reasons(board: Board) -> Mapping[int, Sequence[str]]:
    """The sentences behind each action's light, as they are kept: three queries."""
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


Named = Mapping[str, tuple[int | None, str]]


def named(at: Opened) -> Named:
    """By code of an indicator, the objective that it is of itself and its name; those of an action
    have no objective. At most one query."""
    if at.then is None:
        rows = Indicator.objects.promised().filter(plan=at.row).order_by("place")
        told = rows.values_list("code", "objective_id", "name")
        return {code: (goal, in_language(name, current())) for code, goal, name in told}
    own = {
        one.code: place
        for place, objective in enumerate(at.then.content.objectives)
        for one in objective.indicators
    }
    said = at.then.content.indicators
    return {one.code: (own.get(one.code), in_language(one.name, current())) for one in said}


def readings_in(at: Opened, number: int, names: Named) -> Mapping[int, Sequence[Read]]:
    """The figures of objectives that counted for a period then, by objective. One query."""
    rows = ReadingApproval.objects.held(at.moment.day)
    asked = rows.filter(reading__period__plan=at.row, reading__period__number=number)
    ordered = asked.order_by("reading__indicator__place")
    found: dict[int, list[Read]] = defaultdict(list)
    for code, value, note, by, latin, when in ordered.values_list(
        "reading__indicator__code", "value", "note", *BY
    ):
        objective, name = names.get(code, (None, ""))
        if objective is not None:
            found[objective].append(Read(name, value, note, _called(by, latin), when))
    return found


Groups = Mapping[str, Mapping[str, str]]


def groups_in(at: Opened, number: int, names: Named) -> Mapping[int, Sequence[tuple[str, Groups]]]:
    """The figures of groups that counted for a period then, by action: an indicator's name and its
    groups. One query."""
    rows = _approvals(at, number).exclude(parts={}).values_list("report__action_id", "parts")
    return {
        action: [(name, parts[code]) for code, (_goal, name) in names.items() if code in parts]
        for action, parts in rows
    }


def told_in(at: Opened, number: int) -> Mapping[int, Told]:
    """What the reports of a period that counted then say, by action. One query."""
    shown = _approvals(at, number).filter(withheld_at=None)
    told = shown.values_list("report__action_id", "happened", "obstacles", "language", *BY)
    return {
        action: Told(happened, obstacles, language, _called(by, latin), when)
        for action, happened, obstacles, language, by, latin, when in told
    }


def _approvals(at: Opened, number: int) -> ApprovalQuerySet:
    rows = Approval.objects.held(at.moment.day)
    return rows.filter(report__period__plan=at.row, report__period__number=number)


def _called(name: str | None, latin: str | None) -> str:
    return called(name or "", current(), latin or "")
