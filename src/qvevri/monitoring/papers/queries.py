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
from qvevri.monitoring.reporting.loading import end_of
from qvevri.monitoring.reporting.models import Reading, Report, Standing, Value
from qvevri.people.naming import called
from qvevri.plan.programme.models import Indicator, Milestone

BY = ("decided_by__name", "decided_by__latin_name", "decided_at")


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


def readings_in(at: Opened, number: int) -> Mapping[int, Sequence[Read]]:
    """The approved figures of objectives for a period, by objective. One query."""
    rows = Reading.objects.approved().filter(period__plan=at.row, period__number=number)
    rows = rows.filter(decided_at__lt=end_of(at.moment.day)) if at.moment.day else rows
    own = _own(at)
    rows = rows.filter(indicator__is_dropped=False) if own is None else rows
    fields = ("value", "note", *BY)
    found: dict[int, list[Read]] = defaultdict(list)
    asked = ("indicator__code", "indicator__objective_id", "indicator__name", *fields)
    told = rows.order_by("indicator__place").values_list(*asked)
    for code, objective, name, *more, by, latin, day in told:
        signed = *more, _called(by, latin), day
        if own is None:
            found[objective].append(Read(in_language(name, current()), *signed))
        elif code in own:
            found[own[code][0]].append(Read(own[code][1], *signed))
    return found


def _own(at: Opened) -> Mapping[str, tuple[int, str]] | None:
    """Of an earlier state: place of the objective and name, by code of an indicator."""
    if at.then is None:
        return None
    return {
        one.code: (place, in_language(one.name, current()))
        for place, objective in enumerate(at.then.content.objectives)
        for one in objective.indicators
    }


Groups = Mapping[str, Mapping[str, str]]


def groups_in(at: Opened, number: int) -> Mapping[int, Sequence[tuple[str, Groups]]]:
    """The approved figures of groups for a period, by action: an indicator's name and its groups.
    One query."""
    rows = Value.objects.filter(report__period__plan=at.row, report__period__number=number)
    rows = rows.filter(report__status="approved").exclude(parts={})
    rows = rows.filter(report__decided_at__lt=end_of(at.moment.day)) if at.moment.day else rows
    names = _names(at)
    rows = rows.filter(indicator__is_dropped=False) if names is None else rows
    fields = ("report__action_id", "indicator__code", "indicator__name", "parts")
    found: dict[int, list[tuple[str, Groups]]] = defaultdict(list)
    for action, code, name, parts in rows.order_by("indicator__place").values_list(*fields):
        if names is None:
            found[action].append((in_language(name, current()), parts))
        elif code in names:
            found[action].append((names[code], parts))
    return found


def _names(at: Opened) -> Mapping[str, str] | None:
    if at.then is None:
        return None
    return {one.code: in_language(one.name, current()) for one in at.then.content.indicators}


def told_in(at: Opened, number: int) -> Mapping[int, Told]:
    """What the reports of a period say that had been approved by then, by action. One query."""
    rows = Report.objects.approved().filter(period__plan=at.row, period__number=number)
    rows = rows.filter(decided_at__lt=end_of(at.moment.day)) if at.moment.day else rows
    told = rows.values_list("action_id", "happened", "obstacles", "language", *BY)
    return {pk: Told(*more, _called(by, latin), day) for pk, *more, by, latin, day in told}


def _called(name: str | None, latin: str | None) -> str:
    return called(name or "", current(), latin or "")
