"""All actions over the time of their plan, narrowed by objective, block, partner, settlement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.boards import Board, Shown
from qvevri.monitoring.reporting.lights import Light
from qvevri.places.models import Settlement
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.models import Action, Milestone, Objective, Partner, Plan


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to; empty for everything."""

    objective: str = ""
    block: str = ""
    partner: str = ""
    settlement: str = ""
    light: str = ""

    @property
    def query(self) -> str:
        """The end of an address that asks the same."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return urlencode({name: value for name, value in told.items() if value})


def asked_of(said: Mapping[str, str]) -> Asked:
    """What an address asks for."""
    return Asked(**{one.name: said.get(one.name, "") for one in fields(Asked)})


@dataclass(frozen=True)
class Step:
    """A milestone on the line of time."""

    due: date
    title: str
    is_reached: bool


@dataclass(frozen=True)
class Row:
    """An action on the line of time, with the light of each period."""

    shown: Shown
    ways: Sequence[str]
    steps: Sequence[Step] = ()
    partners: Sequence[str] = ()
    settlements: Sequence[str] = ()


@dataclass(frozen=True)
class Timeline:
    """The actions that were asked for by objective, and what can be asked for."""

    asked: Asked
    groups: Sequence[tuple[Objective, Sequence[Row]]]
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    @property
    def rows(self) -> list[Row]:
        """All of them."""
        return [row for _objective, rows in self.groups for row in rows]


@dataclass(frozen=True)
class Beside:
    """What a line of time needs beside a dashboard, by the numbers of the actions."""

    partners: Mapping[int, Sequence[str]]
    settlements: Mapping[int, Sequence[str]]
    steps: Mapping[int, Sequence[Step]]


def beside_of(plan: Plan) -> Beside:
    """Partners, settlements and milestones of a plan as it stands: three queries."""
    return Beside(_partners(plan), _settlements(plan), _steps(plan))


def timeline_of(board: Board, beside: Beside, asked: Asked) -> Timeline:
    """The line of time of a plan: one query."""
    rows = [
        Row(
            one,
            board.ways.get(one.code, ()),
            beside.steps.get(one.pk, ()),
            beside.partners.get(one.pk, ()),
            beside.settlements.get(one.pk, ()),
        )
        for one in board.actions
    ]
    codes = {one.pk: one.code for one in board.objectives}
    found = [row for row in rows if _fits(row, asked, codes)]
    groups = [
        (one, [row for row in found if row.shown.objective == one.pk]) for one in board.objectives
    ]
    return Timeline(asked, [(one, some) for one, some in groups if some], _choices(board, rows))


def _fits(row: Row, asked: Asked, codes: Mapping[int, str]) -> bool:
    one = row.shown
    wanted = (
        (asked.objective, (codes.get(one.objective),)),
        (asked.block, (one.block,)),
        (asked.light, (one.light, *_states(row))),
        (asked.partner, row.partners),
        # What happens everywhere happens in each settlement too.
        (asked.settlement, row.settlements or (asked.settlement,)),
    )
    return all(not want or want in there for want, there in wanted)


# What may be asked for in place of a light.
BEHIND, CHANGED = "behind", "changed"


def _states(row: Row) -> list[str]:
    """Is it late or at risk, and had it another light in the period before?"""
    found = [BEHIND] if row.shown.light in (Light.LATE, Light.AT_RISK) else []
    return [*found, CHANGED] if len({*row.ways[-2:]}) > 1 else found


def _choices(board: Board, rows: Sequence[Row]) -> dict[str, list[tuple[str, str]]]:
    language = current()
    used = {row.shown.block for row in rows}
    lights = {row.shown.light for row in rows}
    slugs = {slug for row in rows for slug in row.settlements}
    villages = Settlement.objects.of(board.plan.municipality).filter(slug__in=slugs)
    partners = sorted({name for row in rows for name in row.partners})
    return {
        "objective": [(one.code, str(one)) for one in board.objectives],
        "block": [(code, names[language]) for code, names in blocks().items() if code in used],
        "partner": [(name, name) for name in partners],
        "settlement": sorted(((one.slug, str(one)) for one in villages), key=lambda one: one[1]),
        "light": [
            *((state, state) for state in (BEHIND, CHANGED)),
            *((str(light), str(light)) for light in Light if light in lights),
        ],
    }


def _partners(plan: Plan) -> Mapping[int, list[str]]:
    rows = Partner.objects.filter(action__plan=plan, action__is_dropped=False)
    told = rows.order_by("action_id", "place", "pk").values_list("action_id", "name")
    return _listed((pk, in_language(name, current())) for pk, name in told)


def _settlements(plan: Plan) -> Mapping[int, list[str]]:
    rows = Action.objects.promised().filter(plan=plan).values_list("pk", "settlements")
    return dict(rows)


def _steps(plan: Plan) -> Mapping[int, list[Step]]:
    rows = Milestone.objects.filter(action__plan=plan, action__is_dropped=False).order_by("due")
    told = rows.values_list("action_id", "due", "title", "reached__report__status")
    return _listed(
        (pk, Step(due, in_language(title, current()), status == "approved"))
        for pk, due, title, status in told.distinct()
    )


def _listed(pairs: Iterable[tuple[int, Any]]) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for pk, one in pairs:
        found[pk].append(one)
    return found
