"""An officer approves, sends back and removes listings."""

import pytest
from django.core.exceptions import PermissionDenied

from qvevri.history.queries import entries_about
from qvevri.market.listings import actions, queries, refusals
from qvevri.market.listings.models import Listing
from qvevri.market.listings.tests.factories import said
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.search.models import SearchDoc


@pytest.fixture
def waiting(strange_apples: Listing, giorgi: Person) -> Listing:
    listing = actions.publish(strange_apples, by=giorgi)
    Message.objects.all().delete()
    return listing


def test_a_listing_that_waits_is_on_the_officers_list(waiting: Listing, gori: Municipality) -> None:
    assert list(queries.waiting(gori)) == [waiting]


def test_an_approved_listing_is_found_and_its_seller_told(waiting: Listing, clerk: Person) -> None:
    listing = actions.approve(waiting, by=clerk)

    assert listing.status == "published"
    assert SearchDoc.objects.exists()
    assert Message.objects.get().kind == "listings.published"


def test_a_listing_sent_back_tells_the_seller_why(waiting: Listing, clerk: Person) -> None:
    listing = actions.send_back(waiting, "ფოტოზე სხვა პროდუქტია", by=clerk)

    assert (listing.status, listing.status_note) == ("sent_back", "ფოტოზე სხვა პროდუქტია")
    assert Message.objects.get().kind == "listings.sent_back"
    entry = entries_about(waiting).last()
    assert entry
    assert entry.facts == {"reason": "ფოტოზე სხვა პროდუქტია"}


def test_a_mended_listing_waits_again(waiting: Listing, clerk: Person, giorgi: Person) -> None:
    actions.send_back(waiting, "ფასი?", by=clerk)
    actions.change(waiting, said(amount=200), by=giorgi)

    assert actions.publish(waiting, by=giorgi).status == "waiting"


def test_sending_back_needs_a_reason(waiting: Listing, clerk: Person) -> None:
    with pytest.raises(refusals.ReasonMissing):
        actions.send_back(waiting, "   ", by=clerk)


def test_only_what_waits_is_approved(apples: Listing, clerk: Person) -> None:
    with pytest.raises(refusals.NotNow):
        actions.approve(apples, by=clerk)


def test_what_is_sold_out_is_not_sent_back(apples: Listing, nino: Person, clerk: Person) -> None:
    actions.sell_out(apples, by=nino)

    with pytest.raises(refusals.NotNow):
        actions.send_back(apples, "ფასი?", by=clerk)


def test_a_seller_cannot_approve(waiting: Listing, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.approve(waiting, by=giorgi)


def test_a_seller_cannot_send_back(apples: Listing, nino: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.send_back(apples, "ფასი?", by=nino)


def test_an_officer_removes_with_a_reason_only(apples: Listing, clerk: Person) -> None:
    with pytest.raises(refusals.ReasonMissing):
        actions.remove(apples, by=clerk)

    assert actions.remove(apples, "აკრძალული საქონელი", by=clerk).status == "removed"
    assert not SearchDoc.objects.exists()


def test_a_seller_removes_without_a_reason(apples: Listing, nino: Person) -> None:
    assert actions.remove(apples, by=nino).status == "removed"
