"""The import answer of the contract, for people and for machines."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.tables.actions import TableRefused, write_content
from qvevri.plan.tables.grids import NoTable
from qvevri.plan.tables.merging import CHANGED, NEW, UNCHANGED
from qvevri.plan.tables.planning import Planned, planned
from qvevri.plan.tables.remarks import name_of, sentence, why_unreadable
from qvevri.plan.tables.rows import Remark


class Refusal(TypedDict):
    """One cell, and what is the matter with it."""

    row: int
    column: str
    value: str
    reason: str


class Answer(TypedDict):
    """What became of a table. Any refusal means that nothing was written."""

    rows: int
    new: int
    changed: int
    unchanged: int
    written: bool
    refused: list[Refusal]
    warnings: list[Refusal]


def import_plan(
    content: bytes, name: str, *, municipality: Municipality, by: Person | None
) -> Answer:
    """Write a file's rows, or, with nobody to write them (`by` None), say what would be written."""
    try:
        if by is None:
            return answer_of(planned(content, municipality), written=False)
        made, _plan = write_content(content, municipality=municipality, by=by)
        return answer_of(made, written=True)
    except NoTable as error:
        refusal = Refusal(row=1, column="", value=name, reason=why_unreadable(error))
        return Answer(
            rows=0, new=0, changed=0, unchanged=0, written=False, refused=[refusal], warnings=[]
        )
    except TableRefused as refused:
        return answer_of(refused.planned, written=False)


def answer_of(made: Planned, *, written: bool) -> Answer:
    """The answer about a table, its sentences in the reader's language."""
    return Answer(
        rows=len(made.table.rows),
        new=made.merged.count(NEW),
        changed=made.merged.count(CHANGED),
        unchanged=made.merged.count(UNCHANGED),
        written=written,
        refused=_told(made, (one for one in made.remarks if one.is_refusal)),
        warnings=_told(made, (one for one in made.remarks if not one.is_refusal)),
    )


def _told(made: Planned, remarks: Iterable[Remark]) -> list[Refusal]:
    return [
        Refusal(
            row=one.row,
            column=name_of(one.column, made.table.heading),
            value=one.note.words,
            reason=sentence(one),
        )
        for one in remarks
    ]


def counts_of(answer: Answer) -> str:
    """The figures of an answer in one line."""
    written = "written" if answer["written"] else "not written"
    return (
        f"{answer['rows']} rows: {answer['new']} new, {answer['changed']} changed, "
        f"{answer['unchanged']} unchanged; {written}"
    )


def lines_of(remarks: list[Refusal]) -> Iterator[str]:
    """One line for each cell: its row, its column, what stands there, and the reason."""
    for one in remarks:
        where = ", ".join(part for part in (str(one["row"] or ""), one["column"]) if part)
        value = f" „{one['value']}“" if one["value"] else ""
        yield f"{where}{value}: {one['reason']}"
