"""Neighbours and ourselves side by side, in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qvevri.core.languages import current, in_language
from qvevri.measures.registry import measure_of
from qvevri.monitoring.dashboard import wording
from qvevri.monitoring.opendata.mirror.comparing import (
    Share,
    Side,
    by_block,
    by_measure,
    indicators_by_block,
)
from qvevri.monitoring.opendata.mirror.content import Action, Indicator, Mirror, Text, from_json
from qvevri.monitoring.opendata.mirror.signing import fingerprint, taken_apart
from qvevri.monitoring.opendata.models import Neighbour
from qvevri.monitoring.reporting.lights import Light
from qvevri.plan.programme.blocks import blocks

# Of one town in one block; its own page shows all.
MOST = 8


@dataclass(frozen=True)
class Shown:
    """A neighbour with what its last good mirror says."""

    row: Neighbour
    mirror: Mirror

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return said(self.mirror.name)

    @property
    def fingerprint(self) -> str:
        """Of the key that was confirmed."""
        return fingerprint(self.row.key)


def said(text: Text) -> str:
    """Words in the reader's language, else in any."""
    return in_language(dict(text), current())


def shown(neighbour: Neighbour) -> Shown:
    """The neighbour with its mirror; it was believed when it was kept."""
    return Shown(neighbour, from_json(taken_apart(neighbour.mirror).signed))


@dataclass(frozen=True)
class Line:
    """A building block or a measure, with what each town has of it."""

    title: str
    sides: Sequence["Cell"]


@dataclass(frozen=True)
class Cell:
    """What one town has: words, and lights where it is a block."""

    text: str
    lights: Sequence[tuple[str, int]] = ()
    aims: Sequence[str] = ()


def _named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes of blocks with their names, in the guideline's order; others after them."""
    found = list(codes)
    ordered = [
        *(code for code in blocks() if code in found),
        *(c for c in found if c not in blocks()),
    ]
    names = {code: names[current()] for code, names in blocks().items()}
    return [(code, names.get(code, "–")) for code in ordered]


def block_lines(mirrors: Sequence[Mirror]) -> list[Line]:
    """Actions by building block."""
    found = by_block(mirrors)
    return [Line(name, [_share(one) for one in found[code]]) for code, name in _named(found)]


def aim_lines(mirrors: Sequence[Mirror]) -> list[Line]:
    """Indicators by building block."""
    found = indicators_by_block(mirrors)
    return [
        Line(name, [Cell("", aims=[aim(one) for one in some[:MOST]]) for some in found[code]])
        for code, name in _named(found)
    ]


def aim(one: Indicator) -> str:
    """An indicator with its way."""
    return f"{said(one.name)}: {way(one)}"


def _share(one: Share) -> Cell:
    if not one.actions:
        return Cell("–")
    lights = [(light, one.lights[light]) for light in Light if light in one.lights]
    return Cell(f"{one.good}/{one.actions}", lights)


def measure_lines(mirrors: Sequence[Mirror]) -> list[Line]:
    """What several towns count in the same way."""
    return [
        Line(_measure(code, sides), [_side(one) for one in sides])
        for code, sides in by_measure(mirrors).items()
    ]


def _measure(code: str, sides: Sequence[Side]) -> str:
    measure = measure_of(code)
    if measure is not None:
        return str(measure.title)
    return next(said(one.indicator.name) for one in sides if one.indicator)


def _side(one: Side) -> Cell:
    return Cell("–" if one.indicator is None else way(one.indicator))


def way(one: Indicator) -> str:
    """From where, to where, and where it is: "38 (0 → 80)"."""
    told = f"{_figure(one.baseline)} → {_figure(one.target)}"
    return f"{_figure(one.value)} ({told})"


def _figure(value: Decimal | None) -> str:
    return wording.figure(value)


@dataclass(frozen=True)
class Row:
    """An action of a neighbour, made ready."""

    code: str
    title: str
    text: str
    light: str
    starts: date | None
    finishes: date | None
    cost: str
    aims: Sequence[str]


def rows_of(mirror: Mirror) -> list[tuple[str, list[Row]]]:
    """A neighbour's actions by building block."""
    actions = mirror.plan.actions if mirror.plan else ()
    names = {code: names[current()] for code, names in blocks().items()}
    order = [*names, *(one.block for one in actions if one.block not in names)]
    found = [
        (names.get(code, "–"), [_row(one) for one in actions if one.block == code])
        for code in dict.fromkeys(order)
    ]
    return [(name, rows) for name, rows in found if rows]


def _row(one: Action) -> Row:
    cost = "" if one.cost is None else wording.money(one.cost, one.currency)
    aims = [aim(two) for two in one.indicators]
    return Row(
        one.code, said(one.title), said(one.text), one.light, one.starts, one.finishes, cost, aims
    )
