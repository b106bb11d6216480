"""A file brought on the command line: the same plan and the same writing as on the page."""

from qvevri.core.import_answers import Answer, answer_of_unreadable
from qvevri.market.sheets.actions import SheetRefused, write_content
from qvevri.market.sheets.answers import answer_of
from qvevri.market.sheets.planning import plan
from qvevri.market.sheets.reading import NoSheet
from qvevri.market.sheets.remarks import why_unreadable
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
        return answer_of_unreadable(name, why_unreadable(error.why))
    except SheetRefused as refusal:
        return answer_of(refusal.plan, written=False)
