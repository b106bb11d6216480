"""A listing that was removed is put back behind the log's back; the check names it."""

from django.utils import translation

from qvevri.history import queries
from qvevri.market.listings import actions
from qvevri.market.listings.models import Listing
from qvevri.people.models import Person
from qvevri.places.models import Municipality


def differing(municipality: Municipality) -> list[str]:
    with translation.override("en"):
        return [one.about for one in queries.differing(municipality)]


def test_listing_that_was_removed_and_is_back_is_named(
    apples: Listing, clerk: Person, gori: Municipality
) -> None:
    actions.remove(apples, "აკრძალული საქონელი", by=clerk)
    assert differing(gori) == []

    Listing.objects.update(status=Listing.Status.PUBLISHED)

    assert differing(gori) == [f"Listing {apples.pk}: it was removed, and is there again"]


def test_listing_that_is_for_sale_is_whole(apples: Listing, gori: Municipality) -> None:
    assert differing(gori) == []
