"""What buyers' complaints have paused is shown again by the agency, not by its seller."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from qvevri.market.listings import actions
from qvevri.market.listings.models import Listing
from qvevri.market.listings.refusals import HeldByAgency
from qvevri.people.models import Person
from qvevri.search.models import SearchDoc


@pytest.fixture
def held(apples: Listing) -> Listing:
    return actions.hold(apples, by_name="reports")


def test_a_held_listing_is_hidden(held: Listing) -> None:
    assert (held.status, held.is_held) == ("paused", True)
    assert not SearchDoc.objects.exists()


@pytest.mark.parametrize("deed", [actions.resume, actions.copy])
def test_its_seller_cannot_show_it_again(
    held: Listing, nino: Person, deed: Callable[..., Listing]
) -> None:
    with pytest.raises(HeldByAgency):
        deed(held, by=nino)


def test_nor_by_the_way_of_sold_out(held: Listing, nino: Person) -> None:
    over = actions.sell_out(held, by=nino)

    with pytest.raises(HeldByAgency):
        actions.confirm(over, by=nino)
    with pytest.raises(HeldByAgency):
        actions.confirm(over, by=None, by_name="link")


def test_nor_by_an_expiry_and_a_new_publishing(held: Listing, nino: Person) -> None:
    Listing.objects.update(status=Listing.Status.EXPIRED, expires_at=timezone.now())

    with pytest.raises(HeldByAgency):
        actions.publish(held, by=nino)


def test_a_moderator_shows_it_again_and_the_seller_is_free(
    held: Listing, clerk: Person, nino: Person
) -> None:
    shown = actions.resume(held, by=clerk)

    assert (shown.status, shown.is_held) == ("published", False)
    assert actions.resume(actions.pause(shown, by=nino), by=nino).status == "published"


def test_the_sellers_list_says_why_and_offers_no_button(held: Listing, as_nino: Client) -> None:
    page = as_nino.get("/gori/en/market/listings/mine/").text

    assert "buyers have complained" in page
    assert f"{held.pk}/do/resume/" not in page


def test_pressing_an_old_button_is_answered_with_a_sentence(held: Listing, as_nino: Client) -> None:
    page = as_nino.post(f"/gori/en/market/listings/{held.pk}/do/resume/", follow=True).text

    assert "have paused this listing" in page
    assert Listing.objects.get().status == "paused"
