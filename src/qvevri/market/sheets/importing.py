"""A file brought on the command line: the same plan and the same writing as on the page."""

from collections.abc import Iterator

from qvevri.market.sheets.actions import SheetRefused, write_content
from qvevri.market.sheets.answers import Answer, Refusal, answer_of, answer_of_unreadable
from qvevri.market.sheets.planning import plan
from qvevri.market.sheets.reading import NoSheet
from qvevri.people.models import Person
from qvevri.places.models import Municipality


def import_listings(
    content: bytes, name: str, *, municipality: Municipality, by: Person | None
) -> Answer:
    """Write a file's rows, or, with nobody to write them (`by` None), say what would be written."""
    try:
        if by is None:
            return answer_of(plan(municipality, content), written=False)
        return answer_of(write_content(content, municipality=municipality, by=by), written=True)
    except NoSheet as error:
        return answer_of_unreadable(error.why, name)
    except SheetRefused as refusal:
        return answer_of(refusal.plan, written=False)


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
        where = ", ".join(part for part in (str(one["row"]), one["column"]) if part)
        value = f" „{one['value']}“" if one["value"] else ""
        yield f"{where}{value}: {one['reason']}"
