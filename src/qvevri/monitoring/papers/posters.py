"""The plan on one large sheet for a wall, the page behind it one scan away."""

import io
from collections.abc import Sequence
from itertools import combinations_with_replacement
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
        "columns": [[_block(name, some) for name, some in part] for part in columns(board.blocks)],
        "next": [
            {"day": day(one.day), "title": f"{one.code} {one.title}"}
            for one in board.coming[:MOST_DATES]
        ],
        "code": _code(page),
        "address": page,
        "scan": _("How it stands today, with all its figures:"),
    }


def _block(name: str, some: Sequence[Shown]) -> dict[str, Any]:
    actions = [{"code": one.code, "title": one.title, "light": one.light} for one in some]
    return {"title": name, "actions": actions}


def columns(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The blocks in their order, in three columns as even as can be."""
    cuts = combinations_with_replacement(range(len(blocks) + 1), COLUMNS - 1)
    parted = ([blocks[:a], blocks[a:b], blocks[b:]] for a, b in cuts)
    return min(parted, key=lambda parts: sum(sum(map(_lines, part)) ** 2 for part in parts))


def _lines(block: Block) -> int:
    name, some = block
    return 2 + ceil(len(name) / IN_A_LINE) + sum(ceil(len(one.title) / IN_A_LINE) for one in some)


def _code(address: str) -> str:
    """A code that telephones read, as a drawing."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, scale=4)
    return drawn.getvalue().decode()
