"""A whole sheet understood: who sells what, and every doubt and refusal on the way."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from qvevri.core.languages import CODES
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.sheets.columns import Column, Header, title_of
from qvevri.market.sheets.lexicon import Lexicon
from qvevri.market.sheets.offers import read_offer
from qvevri.market.sheets.reading import Grid, Line
from qvevri.market.sheets.remarks import Fact, Reason, Remark
from qvevri.market.sheets.rows import Layout, Row, row_of
from qvevri.market.sheets.sellers import SellerSaid, read_seller

TOTALS = re.compile(r"^\W*(სულ|ჯამი|ჯამში|total|sum|in all|итого|всего)(?!\w)", re.IGNORECASE)
OF_SELLER = (Column.SELLER_NAME, Column.SELLER_PHONE, Column.SETTLEMENT)


@dataclass(frozen=True)
class Understood:
    """A row: who sells what. Either is None only where the row was refused."""

    number: int
    seller: SellerSaid | None
    said: ListingInput | None
    cells: Mapping[Column, str]
    places: Mapping[Column, int]
    remarks: tuple[Remark, ...] = ()

    def remark(self, column: Column, reason: Reason, facts: Mapping[str, Fact]) -> Remark:
        """A doubt about one of its cells that is found later, beside what is known already."""
        value, place = self.cells.get(column, ""), self.places.get(column)
        return Remark(self.number, column.value, value, reason, facts, place=place)


@dataclass(frozen=True)
class Sheet:
    """All the rows of a sheet, its columns, and what was remarked about the sheet as a whole.

    `language` is that of its words: Georgian under the names of the contract.
    """

    rows: tuple[Understood, ...]
    columns: frozenset[Column]
    language: str
    remarks: tuple[Remark, ...] = ()


def understand(grid: Grid, lexicon: Lexicon, today: date) -> Sheet:
    """Understand every row. A sheet without a column it needs has no rows, only the refusals."""
    header = grid.header
    remarks = [*_missing(header), *_unknown(grid)]
    language = language_of(header)
    if header.missing:
        return Sheet((), header.columns, language or "ka", tuple(remarks))
    layout = Layout(header, lexicon, today, language)
    rows = tuple(_rows(grid, layout))
    return Sheet(rows, header.columns, language or "ka", tuple(remarks))


def _missing(header: Header) -> Iterator[Remark]:
    for column in header.missing:
        title = {code: title_of(column, code) for code in CODES}
        facts = {"title": title}
        yield Remark(header.row, column.value, "", Reason.COLUMN_MISSING, facts, is_refusal=True)


def _unknown(grid: Grid) -> Iterator[Remark]:
    row = grid.header.row
    for place, title in grid.header.unknown:
        yield Remark(row, title, title, Reason.COLUMN_UNKNOWN, place=place)
    for title in grid.left_out:
        yield Remark(1, "", title, Reason.PAGE_LEFT_OUT)


def language_of(header: Header) -> str:
    """The language of the heads, in which numbers are then read; empty for our own names."""
    titles = " ".join(head.title for head in header.heads if head.title != head.column.value)
    if re.search("[ა-ჺ]", titles):
        return "ka"
    if re.search("[а-яё]", titles, re.IGNORECASE):
        return "ru"
    return "en" if titles else ""


def _rows(grid: Grid, layout: Layout) -> Iterator[Understood]:
    above: Row | None = None
    for line in grid.lines:
        row = row_of(line, layout)
        if _is_total(line, row) or not any(row.cells.values()):
            continue
        if above is not None:
            _fill_down(row, above)
        above = row
        yield _understood(row)


def _is_total(line: Line, row: Row) -> bool:
    """ "სულ მწარმოებელი: 15": a line about the sheet, not a row of it."""
    first = next((cell for cell in line.cells if cell), "")
    return bool(TOTALS.match(first)) and not row.cell(Column.PRODUCT)


def _fill_down(row: Row, above: Row) -> None:
    """A seller is often written once, beside the first of several offers."""
    name, phone = row.cell(Column.SELLER_NAME), row.cell(Column.SELLER_PHONE)
    is_same = not phone and (not name or name == above.cell(Column.SELLER_NAME))
    if is_same and row.cell(Column.PRODUCT):
        filled = {column: row.cell(column) or above.cell(column) for column in OF_SELLER}
        row.cells = {**row.cells, **filled}


def _understood(row: Row) -> Understood:
    seller = read_seller(row)
    said = read_offer(row)
    if seller is not None and said is not None:
        said = replace(said, settlement=seller.settlement)
    places = {head.column: head.place for head in row.layout.header.heads}
    return Understood(row.line.number, seller, said, row.cells, places, tuple(row.remarks))
