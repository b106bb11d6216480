"""What an owner says of an action in a period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class ValueInput:
    """A value, or the two parts of a ratio; `parts` {"sex": {"female": Decimal}}."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    parts: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)


@dataclass(frozen=True)
class SpendingInput:
    """Money of one budget line, in minor units; `line` empty: of the whole source."""

    source: str
    committed: int = 0
    paid: int = 0
    currency: str = "GEL"
    line: str = ""
    year: int | None = None
    contract: str = ""


@dataclass(frozen=True)
class ReportInput:
    """One saving of the form. Keys are numbers of the action's indicators and milestones."""

    progress: int | None = None
    is_complete: bool = False
    happened: str = ""
    obstacles: str = ""
    language: str = "ka"
    links: tuple[str, ...] = ()
    values: Mapping[int, ValueInput] = field(default_factory=dict)
    reached: Mapping[int, date] = field(default_factory=dict)
    spending: tuple[SpendingInput, ...] = ()


@dataclass(frozen=True)
class ReadingInput:
    """What the owner of an objective's indicator says of a period."""

    figure: ValueInput
    note: str = ""
    link: str = ""
    language: str = "ka"
