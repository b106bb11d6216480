"""Open tables as files: a workbook of all of them, or one as CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from qvevri.core.languages import current
from qvevri.monitoring.opendata import headings
from qvevri.monitoring.opendata.cells import Cell, Table
from qvevri.monitoring.opendata.workbook import FORMULA, About, Sheet, written

NARROW, WIDE, WIDEST = 12, 34, 60
LONG = {
    *("title", "action_title", "name", "objective", "block", "partners", "lead", "risks"),
    *("chapter", "decision", "links", "counted_as"),
}
LONGEST = {"happened", "obstacles", "why", "verification", "text", "answer", "note", "reason"}


def as_book(tables: Sequence[Table], about: About, cover: Sheet | None = None) -> bytes:
    """A workbook: its cover, then a sheet for each table, days and figures as such."""
    sheets = [_sheet(table) for table in tables]
    return written([cover, *sheets] if cover else sheets, about)


def _sheet(table: Table) -> Sheet:
    told = table.headed()
    widths = [_width(name, words) for name, words in zip(table.columns, told, strict=True)]
    return Sheet(headings.sheet(table.name, current()), table.rows, told, widths)


def _width(name: str, heading: str) -> int:
    width = WIDEST if name in LONGEST else WIDE if name in LONG else NARROW
    longest = max((len(word) for word in heading.split()), default=0)
    return max(width, longest + 4)


def as_csv(table: Table) -> bytes:
    """Comma-separated, UTF-8 with its mark, so that table programs read Georgian; days in ISO."""
    made = io.StringIO()
    rows = csv.writer(made)
    rows.writerow(table.columns)
    rows.writerows([_plain(value) for value in row] for row in table.rows)
    return made.getvalue().encode("utf-8-sig")


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    # An apostrophe keeps table programs from reckoning; numbers are not text and stay.
    is_formula = isinstance(value, str) and text.startswith(FORMULA)
    return f"'{text}" if is_formula else text
