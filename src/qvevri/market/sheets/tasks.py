"""Work on sheets that must not keep a page waiting."""

from django.utils import translation
from django_tasks import task

from qvevri.core.errors import Refused
from qvevri.core.import_answers import lines_of
from qvevri.market.sheets import actions
from qvevri.market.sheets.answers import answer_of
from qvevri.market.sheets.models import Sheet
from qvevri.people.models import Person


@task()
def write_sheet(sheet_id: int, person_id: int) -> None:
    """Write a sheet that an officer handed over, unless it was thrown away. Twice is as once."""
    sheet = Sheet.objects.filter(pk=sheet_id).first()
    by = Person.objects.filter(pk=person_id).first()
    if sheet is None or by is None:
        return
    with translation.override(by.language):
        try:
            actions.write(sheet, by=by)
        except actions.SheetRefused as refusal:
            refused = answer_of(refusal.plan, written=False)["refused"]
            actions.give_back(sheet, "\n".join(lines_of(refused[:20])))
        except Refused as refusal:
            # A seller was blocked, or a listing removed, since the sheet was looked at.
            actions.give_back(sheet, str(refusal))
