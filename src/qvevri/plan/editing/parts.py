"""The parts of a plan that are written one at a time: each found, put back and removed alone."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Content,
    Indicator,
    Money,
    Objective,
    Text,
)

T = TypeVar("T", Objective, Action, Indicator)


class Kind(StrEnum):
    """What kind of part it is."""

    HEAD = "head"
    OBJECTIVE = "objective"
    ACTION = "action"
    MONEY = "money"
    INDICATOR = "indicator"


@dataclass(frozen=True)
class Part:
    """Where in a plan: a kind and a code; the head has none, nor has what is still to be added."""

    kind: Kind
    code: str = ""


@dataclass(frozen=True)
class Head:
    """What the plan says of itself."""

    title: Text
    vision: Text
    starts: date
    finishes: date
    rate: Decimal | None = None
    rate_on: date | None = None


@dataclass(frozen=True)
class Aim:
    """An objective without what belongs to it."""

    code: str
    title: Text
    text: Text


@dataclass(frozen=True)
class Deed:
    """An action without its money and indicators, and the objective that it serves."""

    objective: str
    action: Action

    @property
    def code(self) -> str:
        """Its code."""
        return self.action.code


@dataclass(frozen=True)
class Funds:
    """The money of an action."""

    cost: Money | None
    cost_also: Money | None
    lines: tuple[BudgetLine, ...]


@dataclass(frozen=True)
class Gauge:
    """An indicator, and the objective or the action that it belongs to."""

    indicator: Indicator
    objective: str = ""
    action: str = ""

    @property
    def code(self) -> str:
        """Its code."""
        return self.indicator.code


Said = Head | Aim | Deed | Funds | Gauge


def parts_of(content: Content) -> Iterator[tuple[Part, Said]]:
    """All parts in an order in which they can be put into an empty plan."""
    yield (
        Part(Kind.HEAD),
        Head(
            content.title,
            content.vision,
            content.starts,
            content.finishes,
            content.rate,
            content.rate_on,
        ),
    )
    for one in content.objectives:
        yield Part(Kind.OBJECTIVE, one.code), Aim(one.code, one.title, one.text)
    for one in content.objectives:
        for gauge in one.indicators:
            yield Part(Kind.INDICATOR, gauge.code), Gauge(gauge, objective=one.code)
        for action in one.actions:
            yield from _of_action(action, one.code)


def _of_action(action: Action, objective: str) -> Iterator[tuple[Part, Said]]:
    yield Part(Kind.ACTION, action.code), Deed(objective, bare(action))
    funds = Funds(action.cost, action.cost_also, action.lines)
    yield Part(Kind.MONEY, action.code), funds
    for gauge in action.indicators:
        yield Part(Kind.INDICATOR, gauge.code), Gauge(gauge, action=action.code)


def bare(action: Action) -> Action:
    """An action without its place, money and indicators, which are parts of their own."""
    return replace(action, place=0, cost=None, cost_also=None, lines=(), indicators=())


def found(content: Content, part: Part) -> Said | None:
    """What the plan says there; None if it is not there."""
    return next((said for one, said in parts_of(content) if one == part), None)


def digest(said: Said | None) -> str:
    """Equal parts have equal digests; of nothing it is empty."""
    return "" if said is None else hashlib.sha256(repr(said).encode()).hexdigest()[:32]


def put(content: Content, part: Part, said: Said) -> Content:
    """The plan with this instead of what stood there; added where nothing did."""
    match said:
        case Head():
            return replace(
                content,
                title=said.title,
                vision=said.vision,
                starts=said.starts,
                finishes=said.finishes,
                rate=said.rate,
                rate_on=said.rate_on,
            )
        case Aim():
            return _put_aim(content, part.code, said)
        case Deed():
            return _put_deed(content, part.code, said)
        case Funds():
            return _with_actions(content, part.code, lambda one: _funded(one, said))
        case Gauge():
            return _put_gauge(content, part.code, said)


def _funded(action: Action, funds: Funds) -> Action:
    return replace(action, cost=funds.cost, cost_also=funds.cost_also, lines=funds.lines)


def _replaced(things: tuple[T, ...], code: str, new: T) -> tuple[T, ...]:
    """`new` where the thing of this code stood, at the end where there was none."""
    if all(one.code != code for one in things):
        added: tuple[T, ...] = (new,)
        return things + added
    return tuple(new if one.code == code else one for one in things)


def _put_aim(content: Content, code: str, aim: Aim) -> Content:
    old = next((one for one in content.objectives if one.code == code), Objective("", {}))
    new = replace(old, code=aim.code, title=aim.title, text=aim.text)
    return replace(content, objectives=_replaced(content.objectives, code, new))


def _put_deed(content: Content, code: str, deed: Deed) -> Content:
    last = max((one.place for one in content.actions), default=-1)
    old = next((one for one in content.actions if one.code == code), None)
    new = replace(deed.action, place=last + 1)
    if old is not None:
        funds = Funds(old.cost, old.cost_also, old.lines)
        new = replace(_funded(new, funds), place=old.place, indicators=old.indicators)
    objectives = [
        replace(
            one,
            actions=_replaced(one.actions, code, new)
            if one.code == deed.objective
            else tuple(action for action in one.actions if action.code != code),
        )
        for one in content.objectives
    ]
    return replace(content, objectives=tuple(objectives))


def _put_gauge(content: Content, code: str, gauge: Gauge) -> Content:
    objectives = []
    for one in content.objectives:
        own = one.indicators
        if one.code == gauge.objective:
            own = _replaced(own, code, gauge.indicator)
        objectives.append(replace(one, indicators=own))
    content = replace(content, objectives=tuple(objectives))
    return _with_actions(
        content,
        gauge.action,
        lambda one: replace(one, indicators=_replaced(one.indicators, code, gauge.indicator)),
    )


def _with_actions(content: Content, code: str, change: Callable[[Action], Action]) -> Content:
    objectives = [
        replace(
            one,
            actions=tuple(
                change(action) if action.code == code else action for action in one.actions
            ),
        )
        for one in content.objectives
    ]
    return replace(content, objectives=tuple(objectives))


def without(content: Content, part: Part) -> Content:
    """The plan without an objective, an action with all that belongs to it, or an indicator."""
    objectives = content.objectives
    if part.kind is Kind.OBJECTIVE:
        return replace(content, objectives=_left(objectives, part.code))
    if part.kind is Kind.ACTION:
        kept = tuple(replace(one, actions=_left(one.actions, part.code)) for one in objectives)
        return replace(content, objectives=kept)
    kept = tuple(
        replace(
            one,
            indicators=_left(one.indicators, part.code),
            actions=tuple(
                replace(action, indicators=_left(action.indicators, part.code))
                for action in one.actions
            ),
        )
        for one in objectives
    )
    return replace(content, objectives=kept)


def _left(things: tuple[T, ...], code: str) -> tuple[T, ...]:
    return tuple(one for one in things if one.code != code)


def stepped(content: Content, part: Part, by: int) -> Content:
    """The plan with an objective, or an action among those of its objective, moved by one place.

    What stands at the end already stays there.
    """
    if part.kind is Kind.OBJECTIVE:
        return replace(content, objectives=_moved(content.objectives, part.code, by))
    objectives = []
    for one in content.objectives:
        actions = sorted(one.actions, key=lambda action: action.place)
        places = [action.place for action in actions]
        moved = _moved(tuple(actions), part.code, by)
        placed = [replace(action, place=place) for action, place in zip(moved, places, strict=True)]
        objectives.append(replace(one, actions=tuple(placed)))
    return replace(content, objectives=tuple(objectives))


def _moved(things: tuple[T, ...], code: str, by: int) -> tuple[T, ...]:
    rest = list(things)
    at = next((n for n, one in enumerate(rest) if one.code == code), None)
    if at is None:
        return things
    one = rest.pop(at)
    rest.insert(max(0, at + by), one)
    return tuple(rest)


def free_code(content: Content, owner: str, kind: Kind) -> str:
    """The next code under an objective or action: after 1.1 and 1.2 it is 1.3; objectives 1, 2."""
    if kind is Kind.OBJECTIVE:
        codes, start = [one.code for one in content.objectives], ""
    elif kind is Kind.ACTION:
        codes, start = [one.code for one in content.actions], f"{owner}."
    else:
        codes, start = [one.code for one in content.indicators], f"{owner}."
    ends = (code.removeprefix(start) for code in codes if code.startswith(start))
    numbers = [int(end) for end in ends if re.fullmatch(r"\d{1,6}", end)]
    number = max(numbers, default=0) + 1
    while f"{start}{number}" in codes:
        number += 1
    return f"{start}{number}"
