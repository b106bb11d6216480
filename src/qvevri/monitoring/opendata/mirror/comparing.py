"""Two or more mirrors side by side: by building block, and by what is measured."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qvevri.monitoring.opendata.mirror.content import Action, Indicator, Mirror

GOOD = ("on_track", "done")


@dataclass(frozen=True)
class Share:
    """What one town does in a block: how many actions, how many of them in time or done."""

    actions: int
    good: int
    lights: Mapping[str, int]


@dataclass(frozen=True)
class Side:
    """One town's figure of a measure, or none."""

    indicator: Indicator | None


def by_block(mirrors: Sequence[Mirror]) -> dict[str, list[Share]]:
    """Each block that anybody has, with each town's share in the order of the mirrors."""
    found = [_counted(mirror) for mirror in mirrors]
    blocks = dict.fromkeys(block for counted in found for block in counted)
    return {block: [_share(counted.get(block, Counter())) for counted in found] for block in blocks}


def _actions(mirror: Mirror) -> Sequence[Action]:
    return mirror.plan.actions if mirror.plan else ()


def _counted(mirror: Mirror) -> dict[str, Counter[str]]:
    counted: dict[str, Counter[str]] = {}
    for action in _actions(mirror):
        counted.setdefault(action.block, Counter())[action.light] += 1
    return counted


def _share(lights: Counter[str]) -> Share:
    return Share(lights.total(), sum(lights[light] for light in GOOD), dict(lights))


def indicators_by_block(mirrors: Sequence[Mirror]) -> dict[str, list[list[Indicator]]]:
    """Each block in which at least two towns measure something, with the indicators of each."""
    found: list[dict[str, list[Indicator]]] = []
    for mirror in mirrors:
        own: dict[str, list[Indicator]] = {}
        for action in _actions(mirror):
            own.setdefault(action.block, []).extend(action.indicators)
        found.append(own)
    towns = Counter(block for own in found for block, some in own.items() if some)
    return {b: [own.get(b, []) for own in found] for b, count in towns.items() if count > 1}


def by_measure(mirrors: Sequence[Mirror]) -> dict[str, list[Side]]:
    """Each measure that at least two towns take, with each town's first indicator of it."""
    found = [_measured(mirror) for mirror in mirrors]
    measures = Counter(measure for measured in found for measure in measured)
    return {
        measure: [Side(measured.get(measure)) for measured in found]
        for measure in sorted(measures)
        if measures[measure] > 1
    }


def _measured(mirror: Mirror) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    indicators = [one for action in _actions(mirror) for one in action.indicators]
    for one in [*(mirror.plan.indicators if mirror.plan else ()), *indicators]:
        if one.measure:
            found.setdefault(one.measure, one)
    return found
