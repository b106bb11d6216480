"""How the progress of a plan adds up: what went into each figure, what was left out and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from qvevri.core.languages import current
from qvevri.monitoring.dashboard.boards import Board, Shown, fraction
from qvevri.monitoring.reporting.lights import Light, Why
from qvevri.plan.programme.blocks import blocks


@dataclass(frozen=True)
class Given:
    """An action that went in: how much of its way is gone, and its public weight."""

    action: Shown
    share: Fraction
    weight: Fraction


@dataclass(frozen=True)
class Missing:
    """An action that was left out, and the part of the rule that says why."""

    action: Shown
    why: Why


@dataclass(frozen=True)
class Added:
    """A figure made of actions: of the whole plan, an objective or a building block."""

    kind: str
    key: str
    name: str
    value: Fraction | None
    given: Sequence[Given]
    missing: Sequence[Missing]

    @cached_property
    def above(self) -> Fraction:
        """The sum of weight · share, by which the mean is made."""
        return sum((one.weight * one.share for one in self.given), Fraction(0))

    @cached_property
    def below(self) -> Fraction:
        """The sum of the weights."""
        return sum((one.weight for one in self.given), Fraction(0))


@dataclass(frozen=True)
class AddedUp:
    """All figures of a plan's progress."""

    whole: Added
    objectives: Sequence[Added]
    blocks: Sequence[Added]

    @property
    def all(self) -> Sequence[Added]:
        """Each of them, the whole first."""
        return [self.whole, *self.objectives, *self.blocks]


def added_up(board: Board) -> AddedUp:
    """The progress of the plan, of each objective and of each building block that has actions."""
    shown = {one.code: one for one in board.actions}
    objectives = [
        _added("objective", one.code, str(one), _of(board.figures, "objectives", one.pk), shown)
        for one, *_rest in board.groups
    ]
    told, language = board.figures.get("blocks", {}), current()
    named = {code: names[language] for code, names in blocks().items() if code in told}
    named |= {code: code for code in told if code not in named}
    return AddedUp(
        _added("plan", "", "", board.figures.get("progress", {}), shown),
        [one for one in objectives if one.given or one.missing],
        [_added("block", code, name, told[code], shown) for code, name in named.items()],
    )


def _of(figures: Mapping[str, Any], name: str, pk: int) -> Mapping[str, Any]:
    # Kept as JSON the numbers of objectives are text, just made they are numbers.
    told: Mapping[Any, Mapping[str, Any]] = figures.get(name, {})
    return told.get(str(pk)) or told.get(pk) or {}


def _added(
    kind: str, key: str, name: str, told: Mapping[str, Any], shown: Mapping[str, Shown]
) -> Added:
    given = [
        Given(shown[code], Fraction(share), Fraction(weight))
        for code, share, weight in told.get("inputs", ())
        if code in shown
    ]
    missing = list(_missing(shown[code] for code in told.get("left_out", ()) if code in shown))
    return Added(kind, key, name, fraction(told.get("value")), given, missing)


def _missing(left_out: Iterable[Shown]) -> Iterable[Missing]:
    for one in left_out:
        if one.heard_on is not None:
            yield Missing(one, Why.NOTHING_MEASURED)
        else:
            yield Missing(one, Why.NOT_BEGUN if one.light == Light.NOT_BEGUN else Why.SILENT)
