"""What a sheet would change: each row beside the seller and the listing it is about."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.utils import timezone

from qvevri.core.errors import Refused
from qvevri.market.listings import pricing
from qvevri.market.listings.facts import said_of
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.models import Listing
from qvevri.market.sheets import exporting, queries
from qvevri.market.sheets.checking import judge, refusal_of, remarks_on_sellers
from qvevri.market.sheets.columns import Column
from qvevri.market.sheets.matching import key_of, matched
from qvevri.market.sheets.merging import merged
from qvevri.market.sheets.reading import read
from qvevri.market.sheets.remarks import Reason, Remark
from qvevri.market.sheets.understanding import Sheet, Understood, understand
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
# Said by the seller or an officer: a sheet that brings nothing new does not overrule it.
ENDED = (Listing.Status.SOLD_OUT, Listing.Status.PAUSED, Listing.Status.SENT_BACK)


@dataclass(frozen=True)
class Planned:
    """A row and what becomes of it. `said` is all that the listing says afterwards."""

    row: Understood
    state: str
    said: ListingInput | None = None
    seller: Organisation | None = None
    listing: Listing | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All rows with what becomes of them, and the remarks on the sheet as a whole."""

    rows: tuple[Planned, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def all_remarks(self) -> list[Remark]:
        """Those on the sheet, then those on its rows in their order."""
        return [*self.remarks, *(remark for row in self.rows for remark in row.remarks)]

    def count(self, state: str) -> int:
        """How many rows have this state."""
        return sum(row.state == state for row in self.rows)


@dataclass(frozen=True)
class _Known:
    """What the house knows of the sheet's sellers before a row is written."""

    municipality: Municipality
    sheet: Sheet
    sellers: Mapping[str, Organisation]
    said: Mapping[int, ListingInput]
    listing_of: Mapping[int, Listing]
    papers: Mapping[int, set[str]]


def plan(municipality: Municipality, content: bytes, today: date | None = None) -> Plan:
    """What the file would change, read-only. Raises NoSheet for a file that is no sheet."""
    return plan_of(municipality, understood(municipality, content, today))


def understood(municipality: Municipality, content: bytes, today: date | None = None) -> Sheet:
    """What the file's rows say, whatever is on the market. Raises NoSheet."""
    lexicon = queries.lexicon_of(municipality)
    return understand(read(content), lexicon, today or timezone.localdate())


def plan_of(municipality: Municipality, sheet: Sheet) -> Plan:
    """What a sheet that was understood would change, read-only."""
    phones = {row.seller.phone for row in sheet.rows if row.seller}
    sellers = queries.sellers_by_phone(municipality, phones)
    listings = queries.listings_of_sellers(municipality, sellers.values())
    known = _known(municipality, sheet, sellers, listings)
    settlements = queries.settlements_by_pk(municipality)
    remarks = remarks_on_sellers(sheet.rows, sellers, settlements)
    seen: dict[tuple[str, ListingInput], int] = {}
    rows = [_planned(row, known, remarks.get(row.number, []), seen) for row in sheet.rows]
    return Plan(tuple(rows), sheet.remarks)


def _known(
    municipality: Municipality,
    sheet: Sheet,
    sellers: Mapping[str, Organisation],
    listings: list[Listing],
) -> _Known:
    said = {listing.pk: said_of(listing) for listing in listings}
    by_number = {row.number: row for row in sheet.rows}
    keys = [
        (key_of(row.seller.phone, row.said), row.number)
        for row in sheet.rows
        if row.seller and row.said
    ]
    papers = queries.papers_of(sellers.values())
    known = _Known(municipality, sheet, sellers, said, {}, papers)

    def is_same(number: int, listing: Listing) -> bool:
        return _after(by_number[number], listing, known) == said[listing.pk]

    return replace(known, listing_of=matched(keys, _keyed(listings, said), is_same))


def _keyed(
    listings: Iterable[Listing], said: Mapping[int, ListingInput]
) -> Iterable[tuple[list[str], Listing]]:
    for listing in listings:
        # The row it came from, should an officer have mended the listing since.
        came_from = [listing.sheet_key] if listing.sheet_key else []
        yield [key_of(listing.organisation.phone, said[listing.pk]), *came_from], listing


def _after(row: Understood, listing: Listing, known: _Known) -> ListingInput:
    """What the listing says once the row has spoken; not judged yet, but for what it leaves out."""
    assert row.said is not None
    before = known.said[listing.pk]
    after = merged(before, row.said, known.sheet.columns, _kept(row, listing, known.sheet))
    term = vocabulary.terms()[after.concept]
    return pricing.with_defaults(after, term)


def _kept(row: Understood, listing: Listing, sheet: Sheet) -> Collection[Column]:
    """Columns whose cells are exactly what we would write for the listing."""
    written = exporting.cells_of(listing, vocabulary.terms(), sheet.language)
    return [c for c in sheet.columns if row.cells.get(c, "") == written.get(c, "")]


def _planned(
    row: Understood,
    known: _Known,
    on_seller: list[Remark],
    seen: dict[tuple[str, ListingInput], int],
) -> Planned:
    remarks = (*row.remarks, *on_seller)
    if row.seller is None or row.said is None or any(one.is_refusal for one in remarks):
        return Planned(row, REFUSED, row.said, remarks=remarks)
    twin = seen.setdefault((row.seller.phone, row.said), row.number)
    if twin != row.number:
        again = row.remark(Column.PRODUCT, Reason.MEANT_TWICE, {"row": str(twin)})
        return Planned(row, UNCHANGED, row.said, remarks=(*remarks, again))
    seller, listing = known.sellers.get(row.seller.phone), known.listing_of.get(row.number)
    said = _after(row, listing, known) if listing else row.said
    if listing is not None and said == known.said[listing.pk]:
        return _as_it_was(Planned(row, UNCHANGED, said, seller, listing, remarks))
    papers = known.papers.get(seller.pk, set()) if seller else set[str]()
    attempt = partial(judge, said, known.municipality, papers)
    try:
        said = attempt()
    except Refused:
        refusal = refusal_of(row, said, attempt)
        found = () if refusal is None else (refusal,)
        return Planned(row, REFUSED, said, remarks=(*remarks, *found))
    if listing is not None:
        return Planned(row, CHANGED, said, seller, listing, remarks)
    said = replace(said, sheet_key=key_of(row.seller.phone, row.said))
    return Planned(row, NEW, said, seller, remarks=remarks)


def _as_it_was(planned: Planned) -> Planned:
    """The row says nothing new: an expired offer is confirmed by it, an ended one stays ended."""
    listing = planned.listing
    assert listing is not None
    if listing.status == Listing.Status.EXPIRED:
        return replace(planned, state=CHANGED)
    if listing.status in ENDED:
        ended = planned.row.remark(Column.PRODUCT, Reason.ENDED, {})
        return replace(planned, remarks=(*planned.remarks, ended))
    return planned
