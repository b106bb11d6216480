"""Rooms that keep what they work out of a plan, and so must hear when its content changes."""

from collections.abc import Callable

from qvevri.plan.programme.models import Plan

Hearing = Callable[[Plan], None]
_rooms: list[Hearing] = []


def register(room: Hearing) -> None:
    """Have a room told, in the same transaction, when a plan in force was amended."""
    if room not in _rooms:
        _rooms.append(room)


def tell(plan: Plan) -> None:
    """The content of a plan in force is another."""
    for room in _rooms:
        room(plan)
