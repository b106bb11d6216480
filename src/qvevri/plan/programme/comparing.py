"""What changed between two states of a plan: pure, so that any two can be held together."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from qvevri.plan.programme.content import Action, Content, Indicator


class What(StrEnum):
    """What kind of change it is."""

    ADDED = "added"
    DROPPED = "dropped"
    TITLE = "title"
    PERIOD = "period"
    COST = "cost"
    MONEY = "money"
    PARTNERS = "partners"
    BASELINE = "baseline"
    TARGET = "target"
    OTHER = "other"


@dataclass(frozen=True)
class Change:
    """One change of an action or, with `indicator`, of one of its indicators. `before` and `after`
    are the values themselves: dates, Money, Decimals …; None where there was or is nothing."""

    what: What
    action: str
    indicator: str = ""
    due: date | None = None
    before: object = None
    after: object = None


def changes(before: Content, after: Content) -> list[Change]:
    """All changes in the order of the later plan, what was dropped at the end."""
    old = {action.code: action for action in before.actions}
    found: list[Change] = []
    for action in after.actions:
        was = old.pop(action.code, None)
        if was is None:
            found.append(Change(What.ADDED, action.code, after=action))
        elif was != action:
            found += _of_action(was, action)
    return [*found, *(Change(What.DROPPED, code, before=was) for code, was in old.items())]


def moved_targets(before: Content, after: Content) -> list[Change]:
    """Targets and baselines that are no longer what they were, with indicators gone or new."""
    old = {one.code: one for one in before.indicators}
    found: list[Change] = []
    for indicator in after.indicators:
        was = old.pop(indicator.code, None)
        found += _of_indicator(was, indicator) if was else [_new(indicator)]
    return [*found, *(_gone(indicator) for indicator in old.values())]


def _new(indicator: Indicator) -> Change:
    return Change(What.ADDED, "", indicator.code, after=indicator)


def _gone(indicator: Indicator) -> Change:
    return Change(What.DROPPED, "", indicator.code, before=indicator)


ASPECTS = (
    (What.TITLE, ("title", "text", "block")),
    (What.PERIOD, ("starts", "finishes", "is_open_ended")),
    (What.COST, ("cost", "cost_also")),
    (What.MONEY, ("lines",)),
    (What.PARTNERS, ("partners",)),
)
# Its place and a table's own words for a cell are no promise.
UNSAID = ("code", "place", "written", "indicators")


def _of_action(was: Action, now: Action) -> Iterator[Change]:
    told = {name for _what, names in ASPECTS for name in names}
    rest = tuple(one.name for one in fields(Action) if one.name not in (*told, *UNSAID))
    for what, names in (*ASPECTS, (What.OTHER, rest)):
        old = tuple(getattr(was, name) for name in names)
        new = tuple(getattr(now, name) for name in names)
        if old != new:
            yield Change(what, now.code, before=old, after=new)
    before = {one.code: one for one in was.indicators}
    for indicator in now.indicators:
        known = before.pop(indicator.code, None)
        for change in _of_indicator(known, indicator) if known else [_new(indicator)]:
            yield _within(change, now.code)
    yield from (_within(_gone(one), now.code) for one in before.values())


def _within(change: Change, action: str) -> Change:
    return Change(change.what, action, change.indicator, change.due, change.before, change.after)


def _of_indicator(was: Indicator, now: Indicator) -> Iterator[Change]:
    if was.baseline != now.baseline:
        yield Change(What.BASELINE, "", now.code, before=was.baseline, after=now.baseline)
    old = {target.due: target.value for target in was.targets}
    new = {target.due: target.value for target in now.targets}
    for due in sorted(old | new):
        if old.get(due) != new.get(due):
            yield Change(What.TARGET, "", now.code, due, old.get(due), new.get(due))
    told = ("baseline", "targets")
    rest = [one.name for one in fields(Indicator) if one.name not in told]
    if any(getattr(was, name) != getattr(now, name) for name in rest):
        yield Change(What.OTHER, "", now.code, before=was, after=now)
