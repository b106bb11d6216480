"""Many offers at once, as a sheet brings them: the same as one by one, in few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.core.batches import batches
from qvevri.history import actions as history
from qvevri.history.actions import Deed as Told
from qvevri.market.listings import facts, indexing
from qvevri.market.listings.actions import steps, writing
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.search import actions as search

AT_ONCE = 500
ENDED = (Listing.Status.SOLD_OUT, Listing.Status.EXPIRED)
UNSEEN = (Listing.Status.DRAFT, Listing.Status.SENT_BACK)
NEVER_CHANGED = ("id", "created_at", "created_by", "municipality", "organisation")


@dataclass(frozen=True)
class Offer:
    """What a seller offers; `listing` says so from now on, a new one where there is none.

    `said` was judged (`judging.judged`, `protecting.check_names`): ten thousand rows that were
    judged to be shown are not judged again to be written.
    """

    seller: Organisation
    said: ListingInput
    listing: Listing | None = None


@transaction.atomic
def bring_many(offers: Sequence[Offer], *, municipality: Municipality, by: Person) -> int:
    """Each offer stands before the public as if an officer had written and published it.

    A listing that was sold out or had expired is confirmed, a paused one stays paused; nobody gets
    a message. Gives their number. Raises PermissionDenied for one who is no officer, SellerBlocked,
    and NotNow for a listing that was removed.
    """
    if not is_officer(by, municipality):
        raise PermissionDenied
    bringing = _Bringing(municipality, by, _locked(offers, municipality))
    brought = [bringing.brought(offer) for offer in offers]
    _write([listing for listing, _told in brought])
    deeds = [
        Told(verb, listing, facts_told) for listing, told in brought for verb, facts_told in told
    ]
    history.record_many(by, deeds, municipality=municipality)
    return len(brought)


class _Bringing:
    """Turns offers into rows, not written yet, with what the log will say of each."""

    def __init__(
        self, municipality: Municipality, by: Person, locked: Mapping[int, Listing]
    ) -> None:
        self.municipality = municipality
        self.by = by
        self.locked = locked
        self.settlements = {row.pk: row for row in places.settlements_of(municipality)}
        self.now = timezone.now()

    def brought(self, offer: Offer) -> tuple[Listing, list[tuple[str, dict[str, Any]]]]:
        """The offer's listing, and verbs and facts for the log in their order."""
        steps.check_not_blocked(offer.seller)
        if offer.listing is None:
            listing = self._drafted(offer)
            told = [("drafted", dict[str, Any]())]
        else:
            listing = self.locked[offer.listing.pk]
            told = [("changed", self._changed(listing, offer))]
        deed = self._deed(listing)
        if deed is not None:
            steps.move(listing, deed, self.now)
            told.append((steps.VERBS[deed], {}))
        return listing, told

    def _drafted(self, offer: Offer) -> Listing:
        listing = Listing(
            municipality=self.municipality,
            organisation=offer.seller,
            settlement=self._place(offer),
            created_by=self.by,
        )
        writing.write(listing, offer.said)
        return listing

    def _changed(self, listing: Listing, offer: Offer) -> dict[str, Any]:
        steps.check_possible(Deed.CHANGE, listing)
        before = facts.said_of(listing)
        listing.settlement = self._place(offer)
        key = offer.said.sheet_key or listing.sheet_key
        said = replace(offer.said, settlement=listing.settlement.pk, sheet_key=key)
        writing.write(listing, said)
        return {"changed": writing.changed(before, said)}

    def _place(self, offer: Offer) -> Settlement:
        return self.settlements[offer.said.settlement or offer.seller.settlement_id]

    def _deed(self, listing: Listing) -> Deed | None:
        if listing.is_held:
            return None
        if listing.status in ENDED:
            return Deed.CONFIRM
        return Deed.PUBLISH if listing.status in UNSEEN else None


def _locked(offers: Sequence[Offer], municipality: Municipality) -> dict[int, Listing]:
    """The listings that are there already, as they are now; locked till the transaction ends."""
    found: dict[int, Listing] = {}
    rows = Listing.objects.of(municipality).select_related("organisation")
    rows = rows.select_for_update(of=("self",)).order_by("pk")
    for some in batches([offer.listing.pk for offer in offers if offer.listing], AT_ONCE):
        for listing in rows.filter(pk__in=some):
            listing.municipality = listing.organisation.municipality = municipality
            found[listing.pk] = listing
    return found


def _write(listings: Sequence[Listing]) -> None:
    """The rows and their documents. Rows that are there conflict with themselves by their number:
    updating many at once through that is a tenth of the work of Django's bulk_update.
    """
    new = [row for row in listings if row.pk is None]
    there = [row for row in listings if row.pk is not None]
    Listing.objects.bulk_create(new)
    Listing.objects.bulk_create(
        there,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[
            field.name for field in Listing._meta.fields if field.name not in NEVER_CHANGED
        ],
    )
    for some in batches([row for row in listings if indexing.is_findable(row)], AT_ONCE):
        search.put_many(indexing.documents(some))
    hidden = [row.pk for row in listings if not indexing.is_findable(row)]
    search.drop_many(indexing.KIND, hidden)
