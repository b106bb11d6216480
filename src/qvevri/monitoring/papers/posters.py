"""The plan on one large sheet for a wall, the page behind it one scan away."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, pairwise
from math import ceil
from typing import Any

import segno
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.boards import Shown
from qvevri.monitoring.dashboard.wording import day_text as day
from qvevri.monitoring.papers.stating import Stated
from qvevri.monitoring.papers.telling import common
from qvevri.notices.links import absolute

# A sheet of A2 holds so many actions with their titles; of more, only codes are legible.
MOST_WITH_TITLES = 72
MOST_DATES = 6
COLUMNS, IN_A_LINE = 3, 34
Block = tuple[str, Sequence[Shown]]


def poster(stated: Stated) -> dict[str, Any]:
    """What stands on the sheet; its size of letters goes by the number of actions."""
    plan, board = stated.plan, stated.board
    page = absolute(plan.municipality, current(), "plan:plan", pk=plan.pk)
    told = common(stated)
    return {
        **told,
        "vision": in_language(plan.vision, current()),
        "with_titles": len(board.actions) <= MOST_WITH_TITLES,
        "columns": [[_block(one) for one in part] for part in columns(board.blocks)],
        "next": [
            {"day": day(one.day), "title": f"{one.code} {one.title}"}
            for one in board.coming[:MOST_DATES]
        ],
        "code": _code(page),
        "address": page,
        "scan": _("How it stands today, with all its figures:"),
    }


def _block(part: "Part") -> dict[str, Any]:
    actions = [{"code": one.code, "title": one.title, "light": one.light} for one in part.actions]
    return {"title": part.name, "actions": actions, "goes_on": part.goes_on}


@dataclass(frozen=True)
class Part:
    """A block, or what of it stands in one column; `goes_on` from the column before."""

    name: str
    actions: Sequence[Shown]
    goes_on: bool = False


def columns(blocks: Sequence[Block]) -> list[list[Part]]:
    """The blocks in their order, in three columns as even as can be; of a few actions a block may
    go on in the next column."""
    pieces = [(name, [one]) for name, some in blocks for one in some]
    if len(pieces) > MOST_WITH_TITLES:
        pieces = [(name, list(some)) for name, some in blocks]
    cuts = combinations_with_replacement(range(len(pieces) + 1), COLUMNS - 1)
    parted = ([_parts(pieces, *ends) for ends in pairwise((0, *two, len(pieces)))] for two in cuts)
    return min(parted, key=lambda parts: _uneven(parts))


def _parts(pieces: Sequence[tuple[str, list[Shown]]], first: int, end: int) -> list[Part]:
    """What stands between two cuts, the actions of a block together again."""
    found: list[Part] = []
    for at in range(first, end):
        name, some = pieces[at]
        if found and found[-1].name == name:
            found[-1] = replace(found[-1], actions=[*found[-1].actions, *some])
        else:
            goes_on = at == first > 0 and pieces[at - 1][0] == name
            found.append(Part(name, some, goes_on=goes_on))
    return found


def _uneven(parts: Sequence[Sequence[Part]]) -> tuple[int, int]:
    """The longest column, then how far all are from even; a block that is cut costs a line."""
    heights = [sum(_lines(one) for one in part) for part in parts]
    cut = sum(one.goes_on for part in parts for one in part)
    return max(heights) + cut, sum(height**2 for height in heights)


def _lines(part: Part) -> int:
    titles = sum(ceil(len(one.title) / IN_A_LINE) for one in part.actions)
    return 2 + ceil(len(part.name) / IN_A_LINE) + titles


def _code(address: str) -> str:
    """A code that telephones read, as a drawing."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, scale=4)
    return drawn.getvalue().decode()
