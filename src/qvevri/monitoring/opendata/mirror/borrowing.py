"""An action of a neighbour's plan taken into our own draft, to be made one's own there."""

from dataclasses import replace

from django.db import transaction
from django.http import Http404

from qvevri.monitoring.opendata.mirror import content as theirs
from qvevri.people.models import Person
from qvevri.plan.editing import actions as editing
from qvevri.plan.editing.parts import Deed, Gauge, Kind, Part, free_code
from qvevri.plan.editing.queries import work_on
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.content import Action, Direction, Indicator, Level
from qvevri.plan.programme.models import Plan


@transaction.atomic
def borrow(action: theirs.Action, plan: Plan, objective: str, *, by: Person) -> str:
    """The action's words, block and indicators stand in our draft under the objective; its days,
    money, targets and figures do not: those are each town's own. Gives the new action's code.

    Raises Http404 for an objective that is not there, and what `editing.write` raises.
    """
    work = work_on(plan)
    if objective not in {one.code for one in work.content.objectives}:
        raise Http404
    code = free_code(work.content, objective, Kind.ACTION)
    block = action.block if action.block in blocks() else ""
    own = Action(code, dict(action.title), block=block, text=dict(action.text))
    editing.write(plan, Part(Kind.ACTION), editing.Written(Deed(objective, own)), by=by)
    for number, one in enumerate(action.indicators, 1):
        gauge = Gauge(replace(_indicator(one), code=f"{code}.{number}"), action=code)
        editing.write(plan, Part(Kind.INDICATOR), editing.Written(gauge), by=by)
    return code


def _indicator(one: theirs.Indicator) -> Indicator:
    return Indicator(
        one.code,
        dict(one.name),
        unit=dict(one.unit),
        level=Level(one.level) if one.level in set(Level) else Level.OUTPUT,
        direction=Direction(one.direction) if one.direction in set(Direction) else Direction.UP,
        measure=one.measure,
    )
