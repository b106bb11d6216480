"""What a mirror says: blocks, actions, indicators and lights of a town's public plans."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field, TypeAdapter

Text = Mapping[str, Annotated[str, Field(max_length=4000)]]
Code = Annotated[str, Field(max_length=60)]


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
class Mirror:
    """All of it, good until a moment; `licence` is the address of what allows its use."""

    municipality: Code
    name: Text
    url: Annotated[str, Field(max_length=500)]
    made_at: datetime
    good_until: datetime
    plans: tuple[Plan, ...] = ()
    licence: Annotated[str, Field(max_length=500)] = ""

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
