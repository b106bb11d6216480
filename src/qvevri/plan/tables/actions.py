"""Bringing an action table, and writing it: all of its rows or none."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.text import clean_line
from qvevri.history import actions as history
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.permissions import may_write
from qvevri.plan.tables.grids import NoTable, grids_of
from qvevri.plan.tables.headings import Column, chosen, key_of
from qvevri.plan.tables.merging import CHANGED, NEW
from qvevri.plan.tables.models import Form, Table, Title
from qvevri.plan.tables.planning import Planned, planned
from qvevri.plan.tables.queries import titles_of
from qvevri.plan.tables.remarks import why_unreadable

KEPT_UNWRITTEN = timedelta(days=30)


class TableUnreadable(Refused):
    """The file holds no action table."""


class TableRefused(Refused):
    """A cell cannot be written, so nothing is; `planned` says which and why."""

    def __init__(self, refused: Planned) -> None:
        super().__init__(_("Nothing was written: some cells must be corrected first."))
        self.planned = refused


@transaction.atomic
def bring(name: str, content: bytes, *, municipality: Municipality, by: Person) -> Table:
    """The file is kept until it is written or discarded; nothing of it is in the plan yet.

    Raises PermissionDenied, TableUnreadable.
    """
    if not may_write(by, municipality):
        raise PermissionDenied
    try:
        chosen(grids_of(content), titles_of(municipality))
    except NoTable as error:
        raise TableUnreadable(why_unreadable(error)) from error
    return Table.objects.create(
        municipality=municipality, brought_by=by, name=clean_line(name)[-200:], content=content
    )


@transaction.atomic
def name_columns(told: Mapping[str, Column], *, municipality: Municipality, by: Person) -> None:
    """From now on these titles head these columns in every table of the town.

    Raises PermissionDenied.
    """
    if not may_write(by, municipality):
        raise PermissionDenied
    for words, column in told.items():
        said = {"words": words[:300], "column": column}
        row, _new = Title.objects.update_or_create(
            municipality=municipality, key=key_of(words)[:300], defaults=said
        )
        history.record(by, "title_told", row, municipality=municipality, facts=said)


@transaction.atomic
def discard(table: Table, *, by: Person) -> None:
    """The file is gone; what was written of it stays. Raises PermissionDenied."""
    if not may_write(by, table.municipality):
        raise PermissionDenied
    table.delete()


@transaction.atomic
def forget_old(now: datetime) -> int:
    """Retention: tables that nobody wrote for a month are deleted; returns how many."""
    count, _of_kinds = Table.objects.old(now - KEPT_UNWRITTEN).delete()
    return count


@transaction.atomic
def write(table: Table, *, by: Person) -> Table:
    """The table's rows are in the plan. Written before: nothing happens.

    Raises PermissionDenied, TableRefused and what `programme.actions.write` does.
    """
    table = Table.objects.select_for_update().get(pk=table.pk)
    if table.written_at is not None:
        return table
    done, plan = write_content(bytes(table.content), municipality=table.municipality, by=by)
    table.plan, table.written_at = plan, timezone.now()
    table.new, table.changed = done.merged.count(NEW), done.merged.count(CHANGED)
    table.save()
    facts = {"new": table.new, "changed": table.changed}
    history.record(by, "table_written", table, municipality=table.municipality, facts=facts)
    return table


@transaction.atomic
def write_content(
    content: bytes, *, municipality: Municipality, by: Person
) -> tuple[Planned, Plan]:
    """All rows of a file are in the newest draft of their years; the plan is returned with them.

    Where no draft has these years, they make one.

    Raises PermissionDenied, NoTable, TableRefused.
    """
    if not may_write(by, municipality):
        raise PermissionDenied
    # The municipality's row is the lock: two tables at once would each begin a plan.
    municipality = Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    made = planned(content, municipality)
    if made.is_refused:
        raise TableRefused(made)
    if made.plan is None:
        plan = programme.begin(made.merged.content, municipality=municipality, by=by)
    else:
        plan = programme.write(made.plan, made.merged.content, by=by)
    heading = made.table.heading
    ordered = sorted(heading.places, key=lambda column: heading.places[column])
    columns = [[column.value, heading.titles[column]] for column in ordered]
    said = {"language": heading.language, "columns": columns}
    Form.objects.update_or_create(plan=plan, defaults=said)
    return made, plan
