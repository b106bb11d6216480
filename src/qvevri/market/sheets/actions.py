"""Bringing a sheet, and writing it: all of its rows or none."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.text import clean_line
from qvevri.history import actions as history
from qvevri.market.listings import actions as listings
from qvevri.market.listings.models import Listing
from qvevri.market.sheets.checking import refusal_of
from qvevri.market.sheets.models import Sheet
from qvevri.market.sheets.planning import CHANGED, NEW, REFUSED, Plan, Planned, plan
from qvevri.market.sheets.reading import NoSheet, read
from qvevri.market.sheets.remarks import why_unreadable
from qvevri.market.sheets.sellers import SellerSaid
from qvevri.organisations import actions as organisations
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality, Settlement

KEPT_UNWRITTEN = timedelta(days=30)
BACK_AGAIN = (Listing.Status.SOLD_OUT, Listing.Status.EXPIRED)


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
    rows.update(handed_over_at=None, trouble=trouble)


@transaction.atomic
def write(sheet: Sheet, *, by: Person) -> Sheet:
    """The sheet's rows are on the market, its file is forgotten. Written before: nothing happens.

    Raises PermissionDenied, SheetRefused.
    """
    sheet = Sheet.objects.select_for_update().select_related("municipality").get(pk=sheet.pk)
    if sheet.written_at is not None:
        return sheet
    written = write_content(bytes(sheet.content), municipality=sheet.municipality, by=by)
    sheet.written_at = timezone.now()
    sheet.new, sheet.changed = written.count(NEW), written.count(CHANGED)
    sheet.rows = len(written.rows)
    # Names and numbers of people are kept once, beside their listings.
    sheet.content = b""
    sheet.save()
    facts = {"rows": sheet.rows, "new": sheet.new, "changed": sheet.changed}
    history.record(by, "sheet_written", sheet, municipality=sheet.municipality, facts=facts)
    return sheet


@transaction.atomic
def write_content(content: bytes, *, municipality: Municipality, by: Person) -> Plan:
    """All rows of a file are on the market: its sellers founded or found by their phone, listings
    new, changed or as they were. Nobody gets a message for each.

    Raises PermissionDenied, NoSheet, and SheetRefused when a single row cannot be written.
    """
    if not is_officer(by, municipality):
        raise PermissionDenied
    # The municipality's row is the lock: two sheets at once would both find a seller missing.
    municipality = Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    made = plan(municipality, content)
    if any(remark.is_refusal for remark in made.all_remarks):
        raise SheetRefused(made)
    settlements = {row.pk: row for row in Settlement.objects.of(municipality)}
    writer = _Writer(municipality, by, settlements, {})
    rows = tuple(writer.written(row) for row in made.rows)
    made = replace(made, rows=rows)
    if any(row.state == REFUSED for row in rows):
        raise SheetRefused(made)
    return made


class _Writer:
    """Writes rows one after another; sellers founded for one are found for the next."""

    def __init__(
        self,
        municipality: Municipality,
        by: Person,
        settlements: Mapping[int, Settlement],
        founded: dict[str, Organisation],
    ) -> None:
        self.municipality = municipality
        self.by = by
        self.settlements = settlements
        self.founded = founded

    def written(self, planned: Planned) -> Planned:
        """The row, written if there is anything new; REFUSED with the reason if it cannot be."""
        if planned.state not in (NEW, CHANGED):
            return planned
        assert planned.said is not None
        refusal = None
        try:
            self._write(planned)
        except Refused:
            refusal = refusal_of(planned.row, planned.said, lambda: self._write(planned))
        if refusal is None:
            return planned
        return replace(planned, state=REFUSED, remarks=(*planned.remarks, refusal))

    def _write(self, planned: Planned) -> None:
        before = dict(self.founded)
        try:
            with transaction.atomic():
                self._put(planned)
        except Refused:
            # A seller founded for this row is gone with it.
            self.founded = before
            raise

    def _put(self, planned: Planned) -> None:
        assert planned.said is not None
        assert planned.row.seller is not None
        if planned.listing is None:
            seller = planned.seller or self._seller(planned.row.seller)
            listing = listings.draft(seller, planned.said, by=self.by)
        else:
            listing = listings.change(planned.listing, planned.said, by=self.by)
        self._put_out(listing)

    def _put_out(self, listing: Listing) -> None:
        if listing.status in BACK_AGAIN:
            listings.confirm(listing, by=self.by)
        elif listing.status in (Listing.Status.DRAFT, Listing.Status.SENT_BACK):
            listings.publish(listing, by=self.by, tells=False)

    def _seller(self, said: SellerSaid) -> Organisation:
        if said.phone not in self.founded:
            assert said.settlement is not None
            seller = organisations.found_organisation(
                municipality=self.municipality,
                settlement=self.settlements[said.settlement],
                name=said.name,
                kind=said.kind,
                phone=said.phone,
                by=self.by,
                tax_code=said.tax_code,
            )
            # The agency vouches for whom it brings.
            trusted = Organisation.Trust.TRUSTED
            self.founded[said.phone] = organisations.set_trust(seller, trusted, by=self.by)
        return self.founded[said.phone]
