"""Bringing a sheet, and writing it: all of its rows or none."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.text import clean_line
from qvevri.history import actions as history
from qvevri.market.listings import actions as listings
from qvevri.market.sheets import queries
from qvevri.market.sheets.checking import input_of
from qvevri.market.sheets.models import Sheet
from qvevri.market.sheets.planning import CHANGED, NEW, Plan, Planned, plan_of, understood
from qvevri.market.sheets.reading import NoSheet, read
from qvevri.market.sheets.remarks import why_unreadable
from qvevri.market.sheets.sellers import SellerSaid
from qvevri.market.sheets.understanding import Sheet as Understood
from qvevri.organisations import actions as organisations
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality

KEPT_UNWRITTEN = timedelta(days=30)


class SheetUnreadable(Refused):
    """The file is no sheet of producers."""


class SheetRefused(Refused):
    """A row of the sheet cannot be written, so none is; `plan` says which and why."""

    def __init__(self, refused: Plan) -> None:
        super().__init__(_("Nothing was written: some rows need a look first."))
        self.plan = refused


@transaction.atomic
def bring(name: str, content: bytes, *, municipality: Municipality, by: Person) -> Sheet:
    """The file is kept until it is written or thrown away; nothing of it is on the market yet.

    Raises PermissionDenied for one who is no officer, SheetUnreadable.
    """
    if not is_officer(by, municipality):
        raise PermissionDenied
    try:
        read(content)
    except NoSheet as error:
        raise SheetUnreadable(why_unreadable(error.why)) from error
    return Sheet.objects.create(
        municipality=municipality, brought_by=by, name=clean_line(name)[-200:], content=content
    )


@transaction.atomic
def throw_away(sheet: Sheet, *, by: Person) -> None:
    """The file is gone; what was written of it stays. Raises PermissionDenied."""
    if not is_officer(by, sheet.municipality):
        raise PermissionDenied
    sheet.delete()


@transaction.atomic
def forget_old(now: datetime) -> int:
    """Retention: sheets that nobody wrote for a month are thrown away; returns how many."""
    count, _of_kinds = Sheet.objects.old(now - KEPT_UNWRITTEN).delete()
    return count


@transaction.atomic
def give_back(sheet: Sheet, trouble: str) -> None:
    """The job worker could not write it: it waits for the officer again, with the reason."""
    rows = Sheet.objects.filter(pk=sheet.pk, written_at=None)
    rows.update(handed_over_at=None, begun_at=None, rows=0, trouble=trouble)


def write(sheet: Sheet, *, by: Person) -> Sheet:
    """The sheet's rows are on the market, its file is forgotten. Written before: nothing happens.

    Its rows are read before anything is locked: others can write meanwhile. Raises
    PermissionDenied, SheetRefused, and what `listings.bring_many` refuses when a seller or a
    listing has changed since.
    """
    sheet = Sheet.objects.select_related("municipality").get(pk=sheet.pk)
    if sheet.written_at is not None:
        return sheet
    _say_rows(sheet, 0)
    said = understood(sheet.municipality, bytes(sheet.content))
    _say_rows(sheet, len(said.rows))
    return _write(sheet, said, by=by)


@transaction.atomic
def _say_rows(sheet: Sheet, rows: int) -> None:
    """How far it has come, for the officer who watches: begun, and how many rows it has."""
    unwritten = Sheet.objects.filter(pk=sheet.pk, written_at=None)
    unwritten.update(begun_at=timezone.now(), rows=rows)


@transaction.atomic
def _write(sheet: Sheet, said: Understood, *, by: Person) -> Sheet:
    sheet = (
        Sheet.objects.select_for_update(of=("self",))
        .select_related("municipality")
        .get(pk=sheet.pk)
    )
    if sheet.written_at is not None:
        return sheet
    written = _write_rows(said, municipality=sheet.municipality, by=by)
    sheet.written_at = timezone.now()
    sheet.new, sheet.changed = written.count(NEW), written.count(CHANGED)
    sheet.rows = len(written.rows)
    # Names and numbers of people are kept once, beside their listings.
    sheet.content = b""
    sheet.save()
    facts = {"rows": sheet.rows, "new": sheet.new, "changed": sheet.changed}
    history.record(by, "sheet_written", sheet, municipality=sheet.municipality, facts=facts)
    return sheet


def write_content(content: bytes, *, municipality: Municipality, by: Person) -> Plan:
    """All rows of a file are on the market: its sellers founded or found by their phone, listings
    new, changed or as they were. Nobody gets a message for each.

    Raises PermissionDenied, NoSheet, SheetRefused when a single row cannot be written, and what
    `listings.bring_many` refuses when a seller or a listing has changed since.
    """
    return _write_rows(understood(municipality, content), municipality=municipality, by=by)


@transaction.atomic
def _write_rows(said: Understood, *, municipality: Municipality, by: Person) -> Plan:
    if not is_officer(by, municipality):
        raise PermissionDenied
    # The municipality's row is the lock: two sheets at once would both find a seller missing.
    municipality = Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    made = plan_of(municipality, said)
    if any(remark.is_refusal for remark in made.all_remarks):
        raise SheetRefused(made)
    rows = [row for row in made.rows if row.state in (NEW, CHANGED)]
    founded = _found(rows, municipality, by)
    listings.bring_many([_offer(row, founded) for row in rows], municipality=municipality, by=by)
    return made


def _found(
    rows: Iterable[Planned], municipality: Municipality, by: Person
) -> Mapping[str, Organisation]:
    """The sellers who were not there, by their phone; what the first row of each says counts."""
    settlements = queries.settlements_by_pk(municipality)
    first: dict[str, SellerSaid] = {}
    for row in rows:
        said = row.row.seller
        if row.seller is None and said is not None:
            first.setdefault(said.phone, said)
    new = [input_of(said, settlements, by.language) for said in first.values()]
    founded = organisations.found_many(new, municipality=municipality, by=by)
    return dict(zip(first, founded, strict=True))


def _offer(row: Planned, founded: Mapping[str, Organisation]) -> listings.Offer:
    assert row.said is not None
    assert row.row.seller is not None
    return listings.Offer(row.seller or founded[row.row.seller.phone], row.said, row.listing)
