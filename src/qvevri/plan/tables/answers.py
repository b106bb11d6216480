"""The import answer of the contract, for people and for machines."""

from collections.abc import Iterable

from qvevri.core.import_answers import Answer, Refusal, answer_of_unreadable
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.tables.actions import TableRefused, write_content
from qvevri.plan.tables.grids import NoTable
from qvevri.plan.tables.merging import CHANGED, NEW, UNCHANGED
from qvevri.plan.tables.planning import Planned, planned
from qvevri.plan.tables.remarks import name_of, sentence, why_unreadable
from qvevri.plan.tables.rows import Remark


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
        return answer_of_unreadable(name, why_unreadable(error))
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
