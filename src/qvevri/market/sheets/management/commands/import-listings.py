"""`qvevri import-listings FILE --municipality SLUG [--dry-run] [--json]`: a sheet in."""

from qvevri.core.import_answers import Answer
from qvevri.market.sheets.importing import import_listings
from qvevri.market.sheets.reading import LARGEST_FILE
from qvevri.people.import_command import ImportCommand
from qvevri.people.models import Person
from qvevri.places.models import Municipality


class Command(ImportCommand):
    help = "Put the rows of a sheet on the market, all or none. Exit code 1 when a row is refused."
    takes = "an .xlsx or .csv file"
    largest = LARGEST_FILE

    def bring(
        self, content: bytes, name: str, *, municipality: Municipality, by: Person | None
    ) -> Answer:
        return import_listings(content, name, municipality=municipality, by=by)
