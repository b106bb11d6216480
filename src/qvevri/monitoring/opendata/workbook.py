"""A workbook as table programs read it (Office Open XML, ECMA-376), written quickly and whole.

A library that keeps an object for each cell takes seconds for the hundred thousand of a large plan;
here each row is text at once. Nothing is ever a formula: text goes to the table of shared strings.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZipFile

from qvevri.core.text import clean
from qvevri.monitoring.opendata import workbook_parts as parts
from qvevri.monitoring.opendata.cells import Cell
from qvevri.monitoring.opendata.workbook_parts import Look, escaped

MOST_IN_A_CELL = 32_767
MOST_IN_A_NAME = 31
FORMULA = ("=", "+", "-", "@", "\t", "\r")
FORBIDDEN_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
# A day's number counts from here; earlier ones are text, table programs disagree about them.
DAY_NOUGHT, FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)
QUICKLY = 3
PRESERVED = ' xml:space="preserve"'
ONES_LOOK = re.compile(r's="\d+"')


@dataclass(frozen=True)
class Sheet:
    """A sheet; `widths` in signs. With headings they stay in sight, and rows can be filtered.
    `links` lead from a cell ("B4") to an address, or to a sheet of the book (by "#" and its name);
    `looks` are those of single cells.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    headings: Sequence[str] = ()
    widths: Sequence[int] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)


@dataclass(frozen=True)
class About:
    """What the file says of itself."""

    title: str
    by: str
    language: str
    made_at: datetime


def written(sheets: Sequence[Sheet], about: About) -> bytes:
    """The file."""
    names = unique_names([sheet.name for sheet in sheets])
    known = dict(zip((sheet.name for sheet in sheets), names, strict=True))
    strings = _Strings()
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=QUICKLY) as archive:
        for path, text in parts.fixed(len(sheets), about.title, about.by, about.made_at):
            archive.writestr(path, text)
        spans = [(_last(sheet), bool(sheet.headings)) for sheet in sheets]
        archive.writestr("xl/workbook.xml", parts.book(names, spans))
        for number, sheet in enumerate(sheets, 1):
            told = parts.Told(
                sheet.widths, sheet.links, known, _last(sheet), bool(sheet.headings), number == 1
            )
            path = f"xl/worksheets/sheet{number}.xml"
            archive.writestr(path, parts.sheet("".join(_rows(sheet, strings)), told))
            if outer := parts.outer_links(sheet.links):
                archive.writestr(f"xl/worksheets/_rels/sheet{number}.xml.rels", outer)
        archive.writestr("xl/sharedStrings.xml", strings.written())
    return made.getvalue()


def unique_names(wanted: Sequence[str]) -> list[str]:
    """Names that table programs take: short, without their own signs, no two alike."""
    found: list[str] = []
    taken = {"history", ""}
    for one in wanted:
        plain = FORBIDDEN_IN_A_NAME.sub(" ", one).strip("' ")[:MOST_IN_A_NAME].strip("' ")
        name, count = plain, 1
        while name.casefold() in taken:
            count += 1
            more = f" {count}"
            name = plain[: MOST_IN_A_NAME - len(more)] + more
        taken.add(name.casefold())
        found.append(name)
    return found


def _last(sheet: Sheet) -> tuple[int, int]:
    """Row and column of the last cell, counted from one."""
    columns = max(len(sheet.headings), *(len(row) for row in sheet.rows[:200]), 1)
    return max(1, len(sheet.rows) + bool(sheet.headings)), columns


class _Strings:
    """Each text once; what a cell needs to show it is made ready at the same time."""

    def __init__(self) -> None:
        self.cells: dict[str, str] = {}
        self.items: list[str] = []
        self.used = 0

    def cell(self, text: str) -> str:
        """What follows the address of a cell that shows the text."""
        self.used += 1
        known = self.cells.get(text)
        if known is None:
            look = Look.QUOTED if text.startswith(FORMULA) else Look.TEXT
            known = f'" s="{look}" t="s"><v>{len(self.items)}</v></c>'
            self.cells[text] = known
            told = fitting(text)
            kept = PRESERVED if "\n" in told or told != told.strip() else ""
            self.items.append(f"<si><t{kept}>{escaped(told)}</t></si>")
        return known

    def written(self) -> str:
        """The part of the file."""
        counts = f'count="{self.used}" uniqueCount="{len(self.items)}"'
        return f'{parts.XML}<sst xmlns="{parts.MAIN}" {counts}>{"".join(self.items)}</sst>'


def fitting(text: str) -> str:
    """The text without what no file may hold, as much of it as a cell does."""
    tidy = text if text.isprintable() else clean(text)
    if len(tidy) * 2 <= MOST_IN_A_CELL:
        return tidy
    units = tidy.encode("utf-16-le")
    if len(units) <= 2 * MOST_IN_A_CELL:
        return tidy
    return units[: 2 * MOST_IN_A_CELL - 2].decode("utf-16-le", "ignore") + "…"


def _rows(sheet: Sheet, strings: _Strings) -> Iterator[str]:
    letters = [f'<c r="{letter}' for letter in parts.letters(_last(sheet)[1])]
    if sheet.headings:
        head = "".join(
            _looking(f"{letter}1{strings.cell(text)}", Look.HEAD)
            for letter, text in zip(letters, sheet.headings, strict=False)
        )
        yield f'<row r="1">{head}</row>'
    for number, row in enumerate(sheet.rows, 2 if sheet.headings else 1):
        made = []
        for letter, value in zip(letters, row, strict=False):
            if type(value) is str:
                if value:
                    made.append(f"{letter}{number}{strings.cell(value)}")
            elif value is not None:
                made.append(f"{letter}{number}{_plain(value, strings)}")
        if sheet.looks:
            made = [_looked_up(cell, sheet.looks) for cell in made]
        yield f'<row r="{number}">{"".join(made)}</row>'


def _looked_up(cell: str, looks: Mapping[str, Look]) -> str:
    look = looks.get(cell.split('"', 2)[1])
    return cell if look is None else _looking(cell, look)


def _looking(cell: str, look: Look) -> str:
    return ONES_LOOK.sub(f's="{look}"', cell, count=1)


def _plain(value: Cell, strings: _Strings) -> str:
    """What follows the address of a cell with a figure or a day."""
    if isinstance(value, date):
        if value < FIRST_DAY:
            return strings.cell(value.isoformat())
        return f'" s="{Look.DAY}"><v>{(value - DAY_NOUGHT).days}</v></c>'
    if isinstance(value, Decimal):
        look = Look.COUNT if value == value.to_integral_value() else Look.AMOUNT
        return f'" s="{look}"><v>{value:f}</v></c>'
    return f'" s="{Look.FIGURE}"><v>{value}</v></c>'
