"""Handing a long sheet to the job worker."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.market.sheets import tasks
from qvevri.market.sheets.models import Sheet
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer

# Some 2 ms a row: beyond this a page would keep its reader, and other writers, waiting.
LONG = 300


@transaction.atomic
def hand_over(sheet: Sheet, *, by: Person) -> Sheet:
    """The job worker writes the sheet from now on. Raises PermissionDenied.

    Twice is as once, unless the worker died over it.
    """
    if not is_officer(by, sheet.municipality):
        raise PermissionDenied
    sheet = Sheet.objects.select_for_update().get(pk=sheet.pk)
    now = timezone.now()
    is_waiting = sheet.handed_over_at is None or sheet.is_stuck(now)
    if sheet.written_at is None and is_waiting:
        sheet.handed_over_at, sheet.begun_at, sheet.trouble = now, None, ""
        sheet.save(update_fields=["handed_over_at", "begun_at", "trouble"])
        transaction.on_commit(lambda: tasks.write_sheet.enqueue(sheet.pk, by.pk))
    return sheet
