"""A file as it was brought, read into rows of text; nothing is understood yet."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from qvevri.core.text import clean_line
from qvevri.market.sheets.columns import Header, find_header

LARGEST_FILE = 10 * 1024 * 1024
# What a file of 10 MB may unpack to; a bomb says in its own index that it is larger.
LARGEST_UNPACKED = 128 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST_CELL = 5_000
DELIMITERS = (",", ";", "\t", "|")

PAGE = re.compile(r"xl/worksheets/[^/]+\.xml")
# A cell with a formula and without its outcome; an outcome of no letter is a text (t="str").
UNRECKONED = re.compile(
    rb'<c(?: (?!t="str")[a-z]+="[^"]*")*><f(?:/|[^<]*</f)>(?:<v/>|<v></v>|</c>)'
)
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK"
OTHER_FILES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc",
    b"{\\rtf",
    b"\x1f\x8b",
)


class Unreadable(StrEnum):
    """Why a file is no sheet of ours."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    OLD_EXCEL = "old_excel"
    NOT_A_SHEET = "not_a_sheet"
    DAMAGED = "damaged"
    TOO_MANY_ROWS = "too_many_rows"
    NO_HEADER = "no_header"
    TOO_LARGE_INSIDE = "too_large_inside"
    UNRECKONED = "unreckoned"


class NoSheet(ValueError):
    """The file cannot be read as a sheet; `why` says what is the matter."""

    def __init__(self, why: Unreadable) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Line:
    """One row of the sheet: its number as a person counts it, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A sheet's header and the filled rows below it. `left_out` names other sheets of the book."""

    header: Header
    lines: tuple[Line, ...]
    left_out: tuple[str, ...] = ()


def read(content: bytes) -> Grid:
    """The rows of an XLSX or CSV file below its header. Raises NoSheet."""
    if not content.strip():
        raise NoSheet(Unreadable.EMPTY)
    if len(content) > LARGEST_FILE:
        raise NoSheet(Unreadable.TOO_LARGE)
    if content.startswith(OLD_EXCEL):
        raise NoSheet(Unreadable.OLD_EXCEL)
    if content.startswith(OTHER_FILES):
        raise NoSheet(Unreadable.NOT_A_SHEET)
    return _read_book(content) if content.startswith(ZIP) else _read_csv(content)


def _read_book(content: bytes) -> Grid:
    _refuse_bomb(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        _refuse_unreckoned(content)
        pages = [page for page in book.worksheets if page.sheet_state == "visible"]
        read_pages = [(page.title, _book_lines(page)) for page in pages]
    except NoSheet:
        raise
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError) as error:
        raise NoSheet(Unreadable.DAMAGED) from error
    except (ValueError, TypeError, AttributeError, SyntaxError, IndexError) as error:
        # openpyxl has no error of its own for XML that is not as the standard says.
        raise NoSheet(Unreadable.DAMAGED) from error
    return _chosen(read_pages)


def _refuse_bomb(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            unpacked = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile as error:
        raise NoSheet(Unreadable.DAMAGED) from error
    if "xl/workbook.xml" not in names:
        raise NoSheet(Unreadable.NOT_A_SHEET)
    if unpacked > LARGEST_UNPACKED:
        raise NoSheet(Unreadable.TOO_LARGE_INSIDE)


def _refuse_unreckoned(content: bytes) -> None:
    """A formula that no table program has reckoned would be read as an empty cell."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if PAGE.fullmatch(name) and UNRECKONED.search(archive.read(name)):
                raise NoSheet(Unreadable.UNRECKONED)


def _book_lines(page: object) -> list[Line]:
    # What a sheet says of its own size is often wrong: 1,048,576 rows of nothing.
    page.reset_dimensions()  # type: ignore[attr-defined]
    rows = page.iter_rows(max_col=MOST_COLUMNS, values_only=True)  # type: ignore[attr-defined]
    return _filled(
        (number, [text_of_cell(cell) for cell in row]) for number, row in enumerate(rows, 1)
    )


def _filled(rows: Iterable[tuple[int, Sequence[str]]]) -> list[Line]:
    lines = []
    for number, cells in rows:
        if any(cells):
            end = max(place for place, cell in enumerate(cells, 1) if cell)
            lines.append(Line(number, tuple(cells[:end])))
        if len(lines) > MOST_ROWS:
            raise NoSheet(Unreadable.TOO_MANY_ROWS)
    return lines


def _chosen(pages: list[tuple[str, list[Line]]]) -> Grid:
    """The first page with a header; other pages with one are named, not read."""
    found: Grid | None = None
    left_out = []
    for title, lines in pages:
        header = find_header((line.number, line.cells) for line in lines)
        if header is None:
            continue
        if found is None:
            below = tuple(line for line in lines if line.number > header.row)
            found = Grid(header, below)
        else:
            left_out.append(title)
    if found is None:
        empty = not any(lines for _title, lines in pages)
        raise NoSheet(Unreadable.EMPTY if empty else Unreadable.NO_HEADER)
    return Grid(found.header, found.lines, tuple(left_out))


def text_of_cell(cell: object) -> str:
    """A cell as a person sees it; a fraction keeps no look of a thousand: 1.5, 1.2340."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _tidy(cell)
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else _tidy(str(cell))


def _number_text(number: float) -> str:
    # Excel keeps 0.3 as 0.30000000000000004.
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    _whole, _point, rest = text.partition(".")
    # "1.234" in a text may be a thousand and more; a number cell leaves no such doubt.
    return f"{text}0" if len(rest) == 3 else text


@lru_cache(maxsize=8192)
def _tidy(text: str) -> str:
    line = clean_line(text[:LONGEST_CELL])
    # Our own CSV writes an apostrophe before what a table program would take for a formula.
    return line[1:] if line[:1] == "'" and line[1:2] in ("=", "+", "-", "@") else line


def _read_csv(content: bytes) -> Grid:
    text = decoded(content)
    grids = []
    for delimiter in DELIMITERS:
        head = find_header(_csv_rows(text[:20_000], delimiter, limit=10))
        if head is not None:
            grids.append((len(head.columns), -DELIMITERS.index(delimiter), delimiter))
    if not grids:
        raise NoSheet(Unreadable.NO_HEADER)
    return _chosen([("", _filled(_csv_rows(text, max(grids)[2])))])


def _csv_rows(text: str, delimiter: str, limit: int = 0) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        # Numbered by record, as a table program shows them: a cell may hold several lines.
        for number, cells in enumerate(reader, 1):
            yield number, [_tidy(cell) for cell in cells[:MOST_COLUMNS]]
            if number == limit:
                return
    except csv.Error as error:
        raise NoSheet(Unreadable.DAMAGED) from error


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or, as old Russian table programs write, cp1251.

    Raises NoSheet for what is no text.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decoded(content, encoding)
    pairs = content[:200]
    if pairs[1::2].count(0) > len(pairs) // 8:
        return _decoded(content, "utf-16-le")
    if pairs[::2].count(0) > len(pairs) // 8:
        return _decoded(content, "utf-16-be")
    try:
        return _plain(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _decoded(content, "cp1251")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return _plain(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise NoSheet(Unreadable.NOT_A_SHEET) from error


def _plain(text: str) -> str:
    if any(sign < " " and sign not in "\t\r\n\f" for sign in text[:20_000]):
        raise NoSheet(Unreadable.NOT_A_SHEET)
    return text
