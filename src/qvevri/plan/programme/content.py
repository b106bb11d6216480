"""A plan as one value: what pages show, editions freeze, tables bring in and neighbours read.

Amounts of money are integers in minor units (tetri, cents). Figures of indicators are Decimals.
Text is a mapping of language to words; a language that nobody wrote yet is not in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import TypeAdapter

Text = Mapping[str, str]


class Source(StrEnum):
    """The groups of sources in the guideline's financing scheme."""

    LOCAL = "local_budget"
    HIGHER = "higher_budget"
    PRIVATE = "private"
    DONOR = "donor"
    BANK = "bank_ifi"
    GAP = "gap"


class Role(StrEnum):
    """What a partner does in an action."""

    LEAD = "lead"
    PARTNER = "partner"


class Direction(StrEnum):
    """Which way an indicator should go."""

    UP = "up"
    DOWN = "down"


class Combine(StrEnum):
    """How the values of several periods make one."""

    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    RATIO = "ratio"


class Frequency(StrEnum):
    """How often an indicator is measured: in every period, once a year, once at the end."""

    PERIOD = "period"
    YEAR = "year"
    ONCE = "once"


class Level(StrEnum):
    """An output is what an action makes; a result is what it changes."""

    OUTPUT = "output"
    RESULT = "result"


@dataclass(frozen=True)
class Money:
    """An amount in minor units and its ISO 4217 code."""

    amount: int
    currency: str


@dataclass(frozen=True)
class BudgetLine:
    """Money from one source, in one year where the plan says so."""

    source: Source
    money: Money
    year: int | None = None
    name: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Partner:
    """Who takes part; `organisation` is its number where it is one of ours."""

    name: Text
    role: Role = Role.PARTNER
    organisation: int | None = None


@dataclass(frozen=True)
class Milestone:
    """A step on the way, and the day by which it should be done."""

    title: Text
    due: date


@dataclass(frozen=True)
class Target:
    """What an indicator should have reached by a day."""

    due: date
    value: Decimal


@dataclass(frozen=True)
class Part:
    """The share of the target that a group should have: `of` "sex", `value` "female"."""

    of: str
    value: str
    target: Decimal


@dataclass(frozen=True)
class Indicator:
    """How it will be seen that a promise was kept. Codes are unique within a plan. `measure` is the
    count of the house that feeds it, `narrowing` what that is narrowed to."""

    code: str
    name: Text
    unit: Text = field(default_factory=dict)
    level: Level = Level.OUTPUT
    direction: Direction = Direction.UP
    combine: Combine = Combine.LAST
    baseline: Decimal | None = None
    baseline_year: int | None = None
    baseline_source: Text = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    parts: tuple[Part, ...] = ()
    verification: Text = field(default_factory=dict)
    note: Text = field(default_factory=dict)
    frequency: Frequency = Frequency.PERIOD
    measure: str = ""
    narrowing: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def target(self) -> Decimal | None:
        """The last of its targets."""
        return self.targets[-1].value if self.targets else None


@dataclass(frozen=True)
class Action:
    """What will be done. `place` orders all actions of the plan, whatever their objective;
    `settlements` are the slugs of where it happens, none where it is the whole municipality;
    `written` keeps a table's own words for a cell: column → words."""

    code: str
    title: Text
    place: int = 0
    block: str = ""
    text: Text = field(default_factory=dict)
    starts: date | None = None
    finishes: date | None = None
    is_open_ended: bool = False
    weight: int = 1
    cost: Money | None = None
    cost_also: Money | None = None
    partners: tuple[Partner, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    risks: Text = field(default_factory=dict)
    settlements: tuple[str, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Objective:
    """What the plan wants to reach, and the actions by which."""

    code: str
    title: Text
    text: Text = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A chapter of the plan's text; Markdown in each language that is written."""

    code: str
    text: Text


@dataclass(frozen=True)
class Content:
    """A whole plan. `rate` is tetri for one euro on `rate_on`, as the National Bank said. Chapters
    stand in the order of their codes; those nobody wrote are not among them."""

    title: Text
    starts: date
    finishes: date
    vision: Text = field(default_factory=dict)
    rate: Decimal | None = None
    rate_on: date | None = None
    objectives: tuple[Objective, ...] = ()
    chapters: tuple[Chapter, ...] = ()

    @property
    def actions(self) -> Iterator[Action]:
        """All actions in the plan's order."""
        found = (action for objective in self.objectives for action in objective.actions)
        return iter(sorted(found, key=lambda action: action.place))

    @property
    def indicators(self) -> Iterator[Indicator]:
        """All indicators in the plan's order: an objective's own, then those of its actions."""
        for objective in self.objectives:
            yield from objective.indicators
            for action in objective.actions:
                yield from action.indicators


_JSON = TypeAdapter(Content)


def to_json(content: Content) -> str:
    """The plan as JSON: equal plans give equal text. Dates in ISO 8601, figures as strings."""
    return _JSON.dump_json(content).decode()


def from_json(text: str | bytes) -> Content:
    """The plan that `to_json` wrote. Raises pydantic.ValidationError."""
    return _JSON.validate_json(text)
