"""What a mirror says: blocks, actions, indicators and lights of a town's public plans."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field, TypeAdapter

Text = Mapping[str, Annotated[str, Field(max_length=4000)]]
Code = Annotated[str, Field(max_length=60)]
# A seal of the log or a public key.
Seal = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
# A day's seal covers all days before it: a month is enough to notice what was written anew.
MOST_HEADS = 31


@dataclass(frozen=True)
class Indicator:
    """An indicator with its last target and its last approved value. `measure` is the count of the
    house that feeds it: two towns with the same measure count the same thing in the same way."""

    code: Code
    name: Text
    unit: Text = field(default_factory=dict)
    direction: Code = "up"
    level: Code = "output"
    measure: Code = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    due: date | None = None
    value: Decimal | None = None
    value_on: date | None = None


@dataclass(frozen=True)
class Action:
    """An action with its light. `cost` in minor units."""

    code: Code
    title: Text
    text: Text = field(default_factory=dict)
    block: Code = ""
    starts: date | None = None
    finishes: date | None = None
    cost: int | None = None
    currency: Annotated[str, Field(max_length=3)] = ""
    light: Code = ""
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A public plan."""

    id: int
    title: Text
    starts: date
    finishes: date
    is_illustrative: bool = False
    actions: tuple[Action, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class Head:
    """The last entry of a day in the town's log; its seal stands for all written by then."""

    day: date
    number: Annotated[int, Field(ge=1, le=2**62)]
    seal: Seal


@dataclass(frozen=True)
class Seen:
    """A head of another town's log as the town was witness of it; `key` signs that one's mirror."""

    key: Seal
    town: Code
    day: date
    number: Annotated[int, Field(ge=1, le=2**62)]
    seal: Seal


@dataclass(frozen=True)
class Mirror:
    """All of it, good until a moment; `licence` is the address of what allows its use. `heads` are
    of days that are over, the oldest first."""

    municipality: Code
    name: Text
    url: Annotated[str, Field(max_length=500)]
    made_at: datetime
    good_until: datetime
    plans: tuple[Plan, ...] = ()
    licence: Annotated[str, Field(max_length=500)] = ""
    heads: Annotated[tuple[Head, ...], Field(max_length=MOST_HEADS)] = ()
    seen: Annotated[tuple[Seen, ...], Field(max_length=100 * MOST_HEADS)] = ()

    @property
    def plan(self) -> Plan | None:
        """The first of its plans: the newest."""
        return next(iter(self.plans), None)


_JSON = TypeAdapter(Mirror)


def to_json(mirror: Mirror) -> str:
    """The mirror as the text that is signed."""
    return _JSON.dump_json(mirror).decode()


def from_json(text: str) -> Mirror:
    """The mirror that `to_json` wrote. Raises pydantic.ValidationError."""
    return _JSON.validate_json(text)
