"""One row of an action table, understood: what is promised in it and what of it is doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from qvevri.plan.programme.blocks import block_of
from qvevri.plan.programme.content import BudgetLine, Money, Source
from qvevri.plan.tables import partners, periods, results, sums
from qvevri.plan.tables.doubts import Doubt, Fault, Note
from qvevri.plan.tables.figures import currency_in
from qvevri.plan.tables.headings import MONEY_OF, Column, Heading
from qvevri.plan.tables.results import Result

C = Column
# Their words are kept as they stand, so that the same form can be given back.
KEPT = (C.PERIOD, C.START, C.FINISH, C.PARTNERS, C.COST, C.CURRENCY, C.SOURCES, C.RESULTS, C.REMARK)


@dataclass(frozen=True)
class Remark:
    """What somebody should know of a cell; `column` None is the row or the table as a whole."""

    row: int
    column: Column | None
    note: Note

    @property
    def is_refusal(self) -> bool:
        """Does it keep the table from being written?"""
        return isinstance(self.note.why, Fault)


@dataclass(frozen=True)
class Understood:
    """A row that names an action."""

    number: int
    cells: Mapping[Column, str]
    code: str
    block: str
    objective: str
    title: str
    period: periods.Period
    partners: tuple[partners.Named, ...]
    cost: Money | None
    cost_also: Money | None
    lines: tuple[BudgetLine, ...]
    results: tuple[Result, ...]
    written: Mapping[str, str]
    remarks: tuple[Remark, ...] = field(default=())


def understand_row(
    number: int, cells: Mapping[Column, str], heading: Heading, rate: Decimal | None
) -> Understood:
    """What a row says. `cells` has every column of the heading; `rate` is lari for one euro."""
    reader = _Reader(number, cells, heading, rate)
    cost, lines = reader.money()
    return Understood(
        number=number,
        cells=cells,
        code=" ".join(cells.get(C.CODE, "").split())[:20],
        block=reader.block(),
        objective=reader.objective(),
        title=reader.title(),
        period=reader.period(),
        partners=reader.partners(),
        cost=cost.money,
        cost_also=cost.also,
        lines=lines,
        results=reader.results(),
        written={c.value: cells[c] for c in KEPT if cells.get(c)},
        remarks=tuple(sorted(reader.remarks, key=lambda one: reader.order(one.column))),
    )


class _Reader:
    """Reads the cells of one row and gathers what is remarkable."""

    def __init__(
        self, number: int, cells: Mapping[Column, str], heading: Heading, rate: Decimal | None
    ) -> None:
        self.number, self.cells, self.heading, self.rate = number, cells, heading, rate
        self.remarks: list[Remark] = []

    def order(self, column: Column | None) -> int:
        """The place of a column in the table."""
        return -1 if column is None else self.heading.places.get(column, 99)

    def note(self, column: Column, *notes: Note) -> None:
        self.remarks += [Remark(self.number, column, note) for note in notes]

    def has(self, column: Column) -> bool:
        return column in self.heading.places

    def cell(self, column: Column) -> str:
        return self.cells.get(column, "")

    def block(self) -> str:
        words = self.cell(C.BLOCK)
        code = block_of(words) if words else None
        if code is None and self.has(C.BLOCK):
            self.note(C.BLOCK, Note(Doubt.UNKNOWN_BLOCK, words))
        return code or ""

    def objective(self) -> str:
        words = " ".join(self.cell(C.OBJECTIVE).split())
        is_aside = words.startswith("(") and words.endswith(")")
        if self.has(C.OBJECTIVE) and (not words or is_aside):
            self.note(C.OBJECTIVE, Note(Doubt.NO_OBJECTIVE, words))
        return words

    def title(self) -> str:
        words = " ".join(self.cell(C.ACTION).split())
        if not words:
            self.note(C.ACTION, Note(Fault.NO_TITLE))
        return words

    def period(self) -> periods.Period:
        if self.has(C.PERIOD):
            found = periods.read_period(self.cell(C.PERIOD))
            self.note(C.PERIOD, *found.notes)
            return found
        if not self.has(C.START) and not self.has(C.FINISH):
            return periods.Period()
        start, finish = self.cell(C.START), self.cell(C.FINISH)
        found = periods.read_two(start, finish)
        for note in found.notes:
            self.note(C.FINISH if note.words and note.words in finish else C.START, note)
        return found

    def partners(self) -> tuple[partners.Named, ...]:
        if not self.has(C.PARTNERS):
            return ()
        named, notes = partners.read_partners(self.cell(C.PARTNERS))
        self.note(C.PARTNERS, *notes)
        return named

    def money(self) -> tuple[sums.Cost, tuple[BudgetLine, ...]]:
        """The cost and who pays it, from the cell of sources or from a column for each source."""
        currency = currency_in(self.cell(C.CURRENCY)) or currency_in(
            self.heading.titles.get(C.COST, "")
        )
        cost = sums.Cost()
        if self.has(C.COST):
            cost = sums.read_cost(self.cell(C.COST), currency, self.rate)
            self.note(C.COST, *cost.notes)
        if self.has(C.SOURCES):
            found = sums.read_lines(self.cell(C.SOURCES), cost.money)
            self.note(C.SOURCES, *found.notes)
            return cost, found.lines
        return cost, self._lines_by_column(cost, currency)

    def _lines_by_column(self, cost: sums.Cost, currency: str) -> tuple[BudgetLine, ...]:
        lines = []
        home = cost.money.currency if cost.money else currency
        for column in MONEY_OF:
            words = self.cell(column)
            if not words or sums.NONE.match(words):
                continue
            for part in words.split(" + "):
                found = sums.read_cost(part, home)
                self._note_currency_once(column, found)
                if found.money is not None:
                    lines.append(BudgetLine(Source(column.value), found.money))
        if lines:
            last = next(column for column in reversed(MONEY_OF) if self.cell(column))
            self.note(last, *sums.over_cost(lines, cost.money))
        return tuple(lines)

    def _note_currency_once(self, column: Column, found: sums.Cost) -> None:
        """One doubt about the currency is enough for a row."""
        known = any(one.note.why is Doubt.NO_CURRENCY for one in self.remarks)
        told = (one for one in found.notes if not (known and one.why is Doubt.NO_CURRENCY))
        self.note(column, *told)

    def results(self) -> tuple[Result, ...]:
        if not self.has(C.RESULTS):
            return ()
        found, notes = results.read_results(self.cell(C.RESULTS))
        self.note(C.RESULTS, *notes)
        return found
