"""A seller's page shows what is on offer, for one listing at the same cost as for many."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations.addresses import page_of
from qvevri.organisations.models import Organisation


@pytest.mark.parametrize("count", [1, 24])
def test_page_asks_at_most_five_questions(
    count: int,
    offer: Offer,
    farm: Organisation,
    stranger: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(count):
        offer()
    address = f"/gori{page_of(farm)}"
    stranger.get(address.replace("/ka/", "/ru/"))

    with django_assert_max_num_queries(5):
        page = stranger.get(address).content.decode()

    assert page.count('class="card') >= count


def test_feed_tells_of_one_seller_alone(offer: Offer, farm: Organisation, stranger: Client) -> None:
    offer()

    assert "<item>" in stranger.get(f"/gori/en/market/rss/?seller={farm.pk}").content.decode()
    assert "<item>" not in stranger.get("/gori/en/market/rss/?seller=999999").content.decode()
