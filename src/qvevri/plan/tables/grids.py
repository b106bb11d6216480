"""A file as it was brought, read into a table of texts; merged cells speak for each they cover."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from docx import Document
from docx.document import Document as Document_
from docx.opc.exceptions import OpcError
from docx.table import Table, _Cell
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from qvevri.core.text import clean

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 128 * 1024 * 1024
MOST_ROWS = 3000
MOST_COLUMNS = 40
MOST_OF_LAYOUT = 50
LONGEST_CELL = 5000
DOCUMENT, BOOK = "word/document.xml", "xl/workbook.xml"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class Unreadable(StrEnum):
    """Why a file holds no action table."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    OLD_OR_LOCKED = "old_or_locked"
    NOT_A_TABLE = "not_a_table"
    DAMAGED = "damaged"
    TOO_MANY_ROWS = "too_many_rows"
    NO_HEADER = "no_header"


class NoTable(ValueError):
    """The file cannot be read as an action table; `why` says what is the matter."""

    def __init__(self, why: Unreadable, missing: tuple[str, ...] = ()) -> None:
        super().__init__(why.value)
        self.why, self.missing = why, missing


@dataclass(frozen=True)
class Row:
    """One row: its number as a person counts it, its cells as text, and which of them are the
    lower part of a cell that was merged downwards."""

    number: int
    cells: tuple[str, ...]
    covered: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Grid:
    """A table of the file, and the lines of text below it: footnotes, a printed total."""

    rows: tuple[Row, ...]
    below: tuple[str, ...] = ()
    form: str = "xlsx"


def grids_of(content: bytes) -> list[Grid]:
    """Every table in an XLSX or DOCX file. Raises NoTable."""
    names = _names_within(_refused(content))
    if not names & {DOCUMENT, BOOK}:
        raise NoTable(Unreadable.NOT_A_TABLE)
    try:
        if DOCUMENT in names:
            grids = list(_of_document(Document(io.BytesIO(content))))
        else:
            grids = list(_of_book(content))
    except (InvalidFileException, OpcError, SyntaxError, zipfile.BadZipFile) as error:
        raise NoTable(Unreadable.DAMAGED) from error
    except (KeyError, OSError, TypeError, AttributeError, IndexError) as error:
        # Neither library has an error of its own for XML that is not as the standard says.
        raise NoTable(Unreadable.DAMAGED) from error
    if not grids:
        raise NoTable(Unreadable.NO_HEADER)
    return grids


def _refused(content: bytes) -> bytes:
    if not content.strip():
        raise NoTable(Unreadable.EMPTY)
    if len(content) > LARGEST_FILE:
        raise NoTable(Unreadable.TOO_LARGE)
    if content.startswith(OLD_OFFICE):
        raise NoTable(Unreadable.OLD_OR_LOCKED)
    return content


def _names_within(content: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise NoTable(Unreadable.NOT_A_TABLE) from error
    if unpacked > LARGEST_UNPACKED:
        raise NoTable(Unreadable.TOO_LARGE)
    return names


def _of_document(document: Document_) -> Iterator[Grid]:
    """Each table with the paragraphs up to the next one."""
    tables: list[Table] = []
    below: list[list[str]] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            # A table that only lays out a page may hold the one that is looked for.
            for table in (block, *_within(block)):
                tables.append(table)
                below.append([])
        elif below and block.text.strip():
            below[-1].append(clean(block.text))
    for table, lines in zip(tables, below, strict=True):
        yield Grid(tuple(_rows_of(table)), tuple(lines), "docx")


def _within(table: Table) -> Iterator[Table]:
    for row in table.rows[:MOST_OF_LAYOUT]:
        for cell in row.cells:
            yield from cell.tables


def _words(cell: _Cell) -> str:
    """A cell's text, with that of tables drawn inside it."""
    if not cell._tc.tbl_lst:
        return cell.text
    rows = (row for table in cell.tables for row in table.rows[:MOST_OF_LAYOUT])
    inner = (" ".join(one.text.strip() for one in row.cells) for row in rows)
    return "\n".join(filter(None, (cell.text.strip(), *inner)))


def _rows_of(table: Table) -> Iterator[Row]:
    above: dict[int, object] = {}
    for number, row in enumerate(table.rows, 1):
        if number > MOST_ROWS:
            raise NoTable(Unreadable.TOO_MANY_ROWS)
        cells = [""] * row.grid_cols_before + [_tidy(_words(cell)) for cell in row.cells]
        # python-docx gives one and the same element for all cells that a merge covers.
        elements = {place: cell._tc for place, cell in enumerate(row.cells, row.grid_cols_before)}
        covered = {place for place, element in elements.items() if above.get(place) is element}
        above = dict(elements)
        yield Row(number, tuple(cells[:MOST_COLUMNS]), frozenset(covered))


def _of_book(content: bytes) -> Iterator[Grid]:
    book = load_workbook(io.BytesIO(content), data_only=True)
    for page in book.worksheets:
        if page.sheet_state == "visible" and page.max_row > 1:
            yield Grid(tuple(_rows_in(page)))


def _rows_in(page: Worksheet) -> Iterator[Row]:
    origin = {
        (row, column): (area.min_row, area.min_col)
        for area in page.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
    }
    empty = 0
    width = min(page.max_column, MOST_COLUMNS)
    for number, row in enumerate(page.iter_rows(max_col=width), 1):
        if number > MOST_ROWS:
            raise NoTable(Unreadable.TOO_MANY_ROWS)
        cells, covered = [], set()
        for place, cell in enumerate(row, 1):
            first = origin.get((number, place), (number, place))
            if first[0] < number:
                covered.add(place - 1)
            cells.append(_text(cell if first == (number, place) else page.cell(*first)))
        # What a book says of its own size is often wrong: a million rows of nothing.
        empty = 0 if any(cells) else empty + 1
        if empty > 50:
            return
        if any(cells):
            yield Row(number, tuple(cells), frozenset(covered))


def _text(cell: Cell | MergedCell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return _tidy(str(value))


def _tidy(text: str) -> str:
    words = clean(text[:LONGEST_CELL])
    # We write an apostrophe before what a table program would take for a formula.
    return words[1:] if words[:1] == "'" and words[1:2] in ("=", "+", "-", "@") else words
