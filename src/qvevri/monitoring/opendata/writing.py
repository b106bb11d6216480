"""Open tables as files: a workbook of all of them, or one as CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Alignment, Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from qvevri.core.languages import current
from qvevri.core.text import clean
from qvevri.monitoring.opendata import headings
from qvevri.monitoring.opendata.tables import Cell, Table

# What a table program would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NARROW, WIDE, WIDEST = 12, 34, 60
LONG = {"title", "action_title", "name", "objective", "block", "partners", "lead", "risks"}
LONGEST = {"happened", "obstacles", "why", "verification", "text", "answer"}
MOST_IN_A_CELL = 32_000  # A workbook's cell holds 32,767 signs.
Look = tuple[str, bool, bool]
DAY, AMOUNT, COUNT = "DD.MM.YYYY", "#,##0.00", "#,##0"


def as_book(tables: Sequence[Table]) -> bytes:
    """A workbook, a sheet for each table: headings frozen, days and figures as such."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(headings.sheet(table.name, current())[:31]), table)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    for place, (name, heading) in enumerate(zip(table.columns, table.headed(), strict=True), 1):
        cell = sheet.cell(1, place, heading)
        assert isinstance(cell, BookCell)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        width = WIDEST if name in LONGEST else WIDE if name in LONG else NARROW
        sheet.column_dimensions[get_column_letter(place)].width = max(width, len(heading) // 2 + 4)
    looks: dict[Look, StyleArray] = {}
    for number, row in enumerate(table.rows, 2):
        for place, value in enumerate(row, 1):
            if value not in (None, ""):
                _put(sheet, number, place, value, looks)
    sheet.freeze_panes = "B2"
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"


def _put(
    sheet: Worksheet, row: int, column: int, value: Cell, looks: dict[Look, StyleArray]
) -> None:
    cell = sheet.cell(row, column)
    assert isinstance(cell, BookCell)
    if isinstance(value, str):
        tidy = value if value.isprintable() else clean(value)
        cell.value = tidy[:MOST_IN_A_CELL]
    else:
        cell.value = value
    look = _look(value)
    # A cell's look is worked out once for a sheet: for each of 90,000 cells it took two seconds.
    known = looks.get(look)
    if known is None:
        _dress(cell, *look)
        looks[look] = cell._style  # type: ignore[attr-defined]  # its stubs leave it out
    else:
        cell._style = known  # type: ignore[attr-defined]
    if isinstance(value, str):
        # Whatever it begins with, it is text: no formula is ever written.
        cell.data_type = "s"


def _look(value: Cell) -> Look:
    """How a cell is formatted, whether it is wrapped text, and whether it begins like a formula."""
    if isinstance(value, str):
        return "General", True, value.startswith(FORMULA)
    if isinstance(value, date):
        return DAY, False, False
    if isinstance(value, Decimal):
        return COUNT if value == value.to_integral_value() else AMOUNT, False, False
    return "General", False, False


def _dress(cell: BookCell, form: str, is_text: bool, is_quoted: bool) -> None:  # noqa: FBT001
    cell.number_format = form
    cell.quotePrefix = is_quoted
    cell.alignment = Alignment(wrap_text=is_text or None, vertical="top")


def as_csv(table: Table) -> bytes:
    """Comma-separated, UTF-8 with its mark, so that table programs read Georgian; days in ISO."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(table.columns)
    rows.writerows([_plain(value) for value in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


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
