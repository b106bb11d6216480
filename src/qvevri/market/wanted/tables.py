"""Tables to take along: the answers to a request, and unmet demand, as XLSX."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from qvevri.core.languages import current
from qvevri.market.wanted.comparing import Row
from qvevri.market.wanted.demand import Demand
from qvevri.market.wanted.models import Wanted
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.units import per_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME = 31
FORBIDDEN_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
Value = str | Decimal | date | int | None


def as_book(title: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """An XLSX file of one page; numbers and days are such cells, all else is text, never a formula.

    What begins with "=" and the like would be run by table programs (CWE-1236).
    """
    book = Workbook(write_only=True)
    page = book.create_sheet(title.translate(FORBIDDEN_IN_NAME)[:LONGEST_NAME])
    assert isinstance(page, WriteOnlyWorksheet)
    page.freeze_panes = "A2"
    for place in range(1, len(heads) + 1):
        width = page.column_dimensions[get_column_letter(place)]  # type: ignore[attr-defined]
        width.width = 28 if place == 1 else 16
    page.append([_head(page, text) for text in heads])
    for row in rows:
        page.append([_cell(page, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _head(page: WriteOnlyWorksheet, text: str) -> Cell:
    cell = WriteOnlyCell(page, value=text)
    cell.font = Font(bold=True)
    return cell


def _cell(page: WriteOnlyWorksheet, value: Value) -> Cell | None:
    if value is None or value == "":
        return None
    cell: Cell = WriteOnlyCell(page)
    cell.value = float(value) if isinstance(value, Decimal) else value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def answers_book(wanted: Wanted, title: str, rows: Iterable[Row]) -> bytes:
    """The answers to one request, in the order of the page."""
    unit = per_text(vocabulary.units()[wanted.base], current())
    heads = [
        _("Seller"),
        _("Verified"),
        _("How much"),
        _("How much, in %(unit)s") % {"unit": unit},
        _("Price"),
        _("Lari for one %(unit)s") % {"unit": unit},
        _("From when"),
        _("Place"),
        _("Distance, km"),
        _("Brings it"),
        _("In the seller's own words"),
    ]
    return as_book(title, heads, [_answer(row) for row in rows])


def _answer(row: Row) -> list[Value]:
    answer = row.answer
    per = answer.price_base
    return [
        row.seller,
        _("yes") if row.is_verified else "",
        row.amount,
        answer.amount_base,
        row.price,
        None if per is None else (per / 100).quantize(Decimal("0.0001")),
        row.ready_from,
        row.place,
        row.km,
        _("yes") if row.delivers else "",
        row.text,
    ]


def demand_heads() -> list[str]:
    """The heads of the table of demand."""
    return [
        _("Month"),
        _("Product"),
        _("Requests"),
        _("Without an answer"),
        _("Amount wanted"),
        _("Amount missing"),
        _("Unit"),
    ]


def demand_book(title: str, rows: Iterable[Demand]) -> bytes:
    """Demand by concept and month."""
    terms, units, language = vocabulary.terms(), vocabulary.units(), current()
    lines: list[list[Value]] = [
        [
            date_format(row.month, "YEAR_MONTH_FORMAT"),
            terms[row.code].name(language),
            row.requests,
            row.unmet,
            row.wanted,
            row.missing,
            per_text(units[row.base], language),
        ]
        for row in rows
    ]
    return as_book(title, demand_heads(), lines)
