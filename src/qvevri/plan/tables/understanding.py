"""An action table as a whole: rows understood, printed totals and footnotes held to them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from qvevri.plan.programme.content import Money
from qvevri.plan.tables.doubts import Doubt, Fault, Note
from qvevri.plan.tables.figures import FIGURE, currency_in, figure, minor
from qvevri.plan.tables.grids import Grid, Row
from qvevri.plan.tables.headings import MONEY_OF, Column, Heading
from qvevri.plan.tables.results import FOOTNOTE
from qvevri.plan.tables.rows import Remark, Understood, understand_row
from qvevri.plan.tables.sums import read_cost

TOTAL = re.compile(r"^\W*(?:ჯამი|სულ|total|sum|grand total|итого|всего)\b", re.I)
OFTEN = 3
MONEY = re.compile(
    rf"(?P<n>{FIGURE.pattern})\s*(?P<c>ლარ\w*|₾|gel|lari|лари|ევრო\w*|€|eur\w*|евро)", re.I
)


@dataclass(frozen=True)
class _Total:
    """A printed total: its row (0: below the table), its words, and its cell in the cost column."""

    row: int
    line: str
    cost: str = ""


@dataclass(frozen=True)
class Understanding:
    """What a table says: its actions in order, the language of its heading, all remarks."""

    heading: Heading
    rows: tuple[Understood, ...]
    remarks: tuple[Remark, ...]
    footnotes: dict[str, str]
    form: str

    @property
    def language(self) -> str:
        """The language the heading is in, and so the table."""
        return self.heading.language

    @property
    def is_refused(self) -> bool:
        """Is there a cell that cannot go in?"""
        return any(remark.is_refusal for remark in self.remarks)


def understand(grid: Grid, heading: Heading, rate: Decimal | None = None) -> Understanding:
    """The table's rows and everything that somebody should look at, in its order."""
    totals: list[_Total] = []
    rows = list(_rows(grid, heading, rate, totals))
    totals += [_Total(0, line) for line in grid.below if TOTAL.match(line)]
    rows = _with_repeated_sums(rows)
    remarks = [remark for row in rows for remark in row.remarks]
    remarks += [*_same_codes(rows), *_same_actions(rows)]
    remarks += [one for total in totals if (one := _held(total, rows, heading))]
    return Understanding(heading, tuple(rows), tuple(remarks), _footnotes(grid), grid.form)


def _rows(
    grid: Grid, heading: Heading, rate: Decimal | None, totals: list[_Total]
) -> Iterator[Understood]:
    banner = ""
    for row in grid.rows:
        if row.number <= heading.row or not any(row.cells):
            continue
        words = {cell for cell in row.cells if cell}
        if TOTAL.match(next(cell for cell in row.cells if cell)):
            place = heading.places.get(Column.COST, len(row.cells))
            cost = "".join(row.cells[place : place + 1])
            totals.append(_Total(row.number, " ".join(dict.fromkeys(row.cells)), cost))
        elif len(words) == 1 and len([cell for cell in row.cells if cell]) != 1:
            # One cell drawn over the whole width heads the rows below it.
            banner = words.pop()
        else:
            yield _understood(row, heading, rate, banner)


def _understood(row: Row, heading: Heading, rate: Decimal | None, banner: str) -> Understood:
    cells = {
        column: row.cells[place] if place < len(row.cells) else ""
        for column, place in heading.places.items()
    }
    if banner and not cells.get(Column.BLOCK):
        cells[Column.BLOCK] = banner
    understood = understand_row(row.number, cells, heading, rate)
    # What a merged cell says is doubted once, where it stands.
    covered = {column for column, place in heading.places.items() if place in row.covered}
    kept = tuple(one for one in understood.remarks if one.column not in covered)
    return replace(understood, remarks=kept)


def _with_repeated_sums(rows: list[Understood]) -> list[Understood]:
    """The same several sums in row after row look like the total of a plan, not of an action."""
    counted = Counter(_sums(row) for row in rows if len(row.lines) > 1)
    doubted = []
    for row in rows:
        if counted[_sums(row)] >= OFTEN:
            column = next(one for one in (Column.SOURCES, *MONEY_OF) if row.cells.get(one))
            note = Note(Doubt.REPEATED_SUMS, row.cells[column])
            row = replace(row, remarks=(*row.remarks, Remark(row.number, column, note)))
        doubted.append(row)
    return doubted


def _sums(row: Understood) -> tuple[Money, ...]:
    return tuple(line.money for line in row.lines)


def _same_codes(rows: list[Understood]) -> Iterator[Remark]:
    seen: set[str] = set()
    for row in rows:
        if row.code and row.code in seen:
            yield Remark(row.number, Column.CODE, Note(Fault.SAME_CODE, row.code))
        seen.add(row.code)


def _same_actions(rows: list[Understood]) -> Iterator[Remark]:
    """Without a code an action is known by its name: a second row of that name takes its place."""
    seen: set[str] = set()
    for row in rows:
        name = " ".join(row.title.casefold().split())
        if name and not row.code and name in seen:
            yield Remark(row.number, Column.ACTION, Note(Doubt.SAME_ACTION, row.title))
        seen.add("" if row.code else name)


def _held(total: _Total, rows: list[Understood], heading: Heading) -> Remark | None:
    """A doubt if a printed total is not what the rows add up to, currency by currency."""
    printed: Counter[str] = Counter()
    for found in MONEY.finditer(total.line):
        printed[currency_in(found["c"])] += minor(figure(found["n"]))
    alone = read_cost(total.cost, currency_in(heading.titles.get(Column.COST, ""))).money
    if not printed and alone is not None:
        printed[alone.currency] = alone.amount
    added: Counter[str] = Counter()
    for row in rows:
        if row.cost is not None:
            added[row.cost.currency] += row.cost.amount
    if not printed or all(added[code] == amount for code, amount in printed.items()):
        return None
    summed = " + ".join(f"{added[code] / 100:.2f} {code}" for code in printed)
    return Remark(total.row, Column.COST, Note(Doubt.TOTAL_DIFFERS, f"{total.line} ≠ {summed}"))


def _footnotes(grid: Grid) -> dict[str, str]:
    """Mark → text of the lines below the table that begin with a mark."""
    found = {}
    for line in grid.below:
        mark = FOOTNOTE.match(line)
        if mark:
            found[mark.group()] = line[mark.end() :].strip()
    return found
