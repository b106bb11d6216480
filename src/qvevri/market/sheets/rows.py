"""One row of a sheet being understood: its cells by column, and what was remarked about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qvevri.market.sheets.columns import Column, Header
from qvevri.market.sheets.lexicon import Lexicon
from qvevri.market.sheets.reading import Line
from qvevri.market.sheets.remarks import Fact, Reason, Remark

NOTHING = ("-", "–", "—", "?", "n/a", "x", "х", "...", "…")


@dataclass(frozen=True)
class Layout:
    """What holds for every row: the header's places, the words, today, the language of numbers."""

    header: Header
    lexicon: Lexicon
    today: date
    language: str = ""

    def place(self, column: Column) -> int | None:
        """Where the column stands, from 0; None if the sheet has none."""
        found = (head.place for head in self.header.heads if head.column is column)
        return next(found, None)

    def hint(self, column: Column) -> str:
        """What the head of a column says besides its name: "Price, GEL"."""
        found = (head.hint for head in self.header.heads if head.column is column)
        return next(found, "")


@dataclass
class Row:
    """A row, and the remarks made while it is understood."""

    line: Line
    layout: Layout
    cells: Mapping[Column, str]
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether any of its cells was refused."""
        return any(remark.is_refusal for remark in self.remarks)

    def cell(self, column: Column) -> str:
        """What stands in the column; empty too for a sign that means nothing is there."""
        text = self.cells.get(column, "")
        return "" if text.lower() in NOTHING else text

    def doubt(self, column: Column, reason: Reason, **facts: Fact) -> None:
        """Remark that the cell was understood, but perhaps not as it was meant."""
        self._remark(column, reason, facts, is_refusal=False)

    def refuse(self, column: Column, reason: Reason, **facts: Fact) -> None:
        """Remark that the cell keeps the sheet from being written."""
        self._remark(column, reason, facts, is_refusal=True)

    def _remark(
        self, column: Column, reason: Reason, facts: Mapping[str, Fact], *, is_refusal: bool
    ) -> None:
        self.remarks.append(
            Remark(
                row=self.line.number,
                column=column.value,
                value=self.cells.get(column, ""),
                reason=reason,
                facts=facts,
                is_refusal=is_refusal,
                place=self.layout.place(column),
            )
        )


def row_of(line: Line, layout: Layout) -> Row:
    """The line's cells by column; two columns of one meaning are read as one."""
    cells: dict[Column, str] = {}
    for head in layout.header.heads:
        text = line.cells[head.place] if head.place < len(line.cells) else ""
        before = cells.get(head.column, "")
        cells[head.column] = f"{before} {text}".strip() if before else text
    return Row(line, layout, cells)
