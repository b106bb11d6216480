"""What stands in the open tables: words in the reader's language, figures and days as such."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qvevri.core.languages import current, in_language
from qvevri.monitoring.opendata import headings
from qvevri.plan.programme.content import Text

Cell = str | int | Decimal | date | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A table by its name ("actions"): the names of its columns, and its rows."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]

    def headed(self) -> list[str]:
        """The headings in the reader's language."""
        return [headings.column(name, current()) for name in self.columns]


def said(text: Text) -> str:
    """The words in the reader's language, else in any."""
    return in_language(text, current())


def word(code: str) -> str:
    """A code as a word."""
    return headings.word(code, current())


def major(amount: int) -> Decimal:
    """Minor units as people write money."""
    return Decimal(amount) / 100
