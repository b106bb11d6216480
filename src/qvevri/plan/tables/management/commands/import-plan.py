"""`qvevri import-plan FILE --municipality SLUG [--dry-run] [--json]`: an action table in."""

from qvevri.core.import_answers import Answer
from qvevri.people.import_command import ImportCommand
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.tables.answers import import_plan
from qvevri.plan.tables.grids import LARGEST_FILE


class Command(ImportCommand):
    help = "Put an action table into the newest draft plan, all of it or nothing; else begin one."
    takes = "a .docx or .xlsx file"
    largest = LARGEST_FILE

    def bring(
        self, content: bytes, name: str, *, municipality: Municipality, by: Person | None
    ) -> Answer:
        return import_plan(content, name, municipality=municipality, by=by)
