"""A planned table made ready for the page: actions as understood, doubts beside their cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from qvevri.core.languages import current
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.tables import periods
from qvevri.plan.tables.exporting import amount
from qvevri.plan.tables.exporting import sources as sources_text
from qvevri.plan.tables.merging import CHANGED, NEW
from qvevri.plan.tables.planning import Planned
from qvevri.plan.tables.remarks import name_of, sentence
from qvevri.plan.tables.rows import Understood


@dataclass(frozen=True)
class Said:
    """One remark: where, what stands there, what is the matter."""

    row: int
    column: str
    value: str
    sentence: str
    is_refusal: bool


@dataclass(frozen=True)
class Shown:
    """One row as it was understood."""

    number: int
    state: str
    title: str
    block: str
    objective: str
    period: str
    cost: str
    sources: str
    aims: Sequence[str]
    remarks: Sequence[Said]


@dataclass(frozen=True)
class Preview:
    """The table as a whole."""

    rows: Sequence[Shown]
    refusals: Sequence[Said]
    doubts: Sequence[Said]
    new: int
    changed: int
    unchanged: int
    starts: str
    unknown: Sequence[str]

    @property
    def to_write(self) -> int:
        """How many actions would be written."""
        return self.new + self.changed


def preview_of(planned: Planned) -> Preview:
    """What the page shows."""
    said = [
        Said(
            one.row,
            name_of(one.column, planned.table.heading),
            one.note.words,
            sentence(one),
            one.is_refusal,
        )
        for one in planned.remarks
    ]
    states = planned.merged.states
    rows = [
        _shown(row, states.get(row.number, ""), [one for one in said if one.row == row.number])
        for row in planned.table.rows
    ]
    count = planned.merged.count
    content = planned.merged.content
    return Preview(
        rows,
        [one for one in said if one.is_refusal],
        [one for one in said if not one.is_refusal],
        count(NEW),
        count(CHANGED),
        len(rows) - count(NEW) - count(CHANGED),
        periods.written(content.starts, content.finishes),
        planned.table.heading.unknown,
    )


def _shown(row: Understood, state: str, remarks: list[Said]) -> Shown:
    language = current()
    return Shown(
        number=row.number,
        state=state,
        title=row.title,
        block=blocks()[row.block][language] if row.block else "",
        objective=row.objective,
        period="…"
        if row.period.is_open_ended
        else periods.written(row.period.starts, row.period.finishes),
        cost=amount(row.cost, language) if row.cost else "–",
        sources=sources_text(row.lines, "", language),
        aims=[
            f"{one.name}: {one.baseline if one.baseline is not None else '–'} → {one.target:f}"
            if one.target is not None
            else one.name
            for one in row.results
        ],
        remarks=remarks,
    )
