"""Of more listings than can be weighed, those confirmed most lately are; whoever confirms is in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qvevri.market.enquiries.actions import Buyer
from qvevri.market.listings.actions import confirm
from qvevri.market.listings.models import Listing
from qvevri.market.wanted.candidates import candidates
from qvevri.market.wanted.models import Wanted
from qvevri.market.wanted.tests.conftest import make_wanted
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality


@pytest.fixture
def request_of_anna(
    gori: Municipality, anna: Buyer, apples: Listing, second: Organisation, third: Organisation
) -> Wanted:
    """Anna wants apples; Nino confirmed hers longest ago, the third seller most lately."""
    now = timezone.now()
    for days, listing in enumerate(Listing.objects.order_by("-pk")):
        listing.confirmed_at = now - timedelta(days=days)
        listing.save()
    return make_wanted(gori, anna)


def weighed(wanted: Wanted, most: int) -> list[int]:
    return [one.seller for one in candidates(wanted, timezone.now(), most)]


def test_all_are_weighed_where_there_is_room(
    request_of_anna: Wanted, farm: Organisation, second: Organisation, third: Organisation
) -> None:
    assert weighed(request_of_anna, 3) == [third.pk, second.pk, farm.pk]


def test_those_confirmed_longest_ago_are_left_out_first(
    request_of_anna: Wanted, second: Organisation, third: Organisation
) -> None:
    assert weighed(request_of_anna, 2) == [third.pk, second.pk]


def test_one_tap_brings_a_seller_back_among_the_first(
    request_of_anna: Wanted, apples: Listing, farm: Organisation, third: Organisation
) -> None:
    apples.refresh_from_db()
    confirm(apples, by=None)

    assert weighed(request_of_anna, 2) == [farm.pk, third.pk]
