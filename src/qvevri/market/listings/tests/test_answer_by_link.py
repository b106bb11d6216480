"""A seller answers by the link of a message, without signing in."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.history.queries import entries_about
from qvevri.market.listings import actions
from qvevri.market.listings.models import LIFETIME, Listing
from qvevri.market.listings.telling import link_token
from qvevri.people.models import Person


@pytest.fixture
def link(apples: Listing) -> str:
    return f"/gori/ka/market/listings/link/{link_token(apples)}/"


def test_opening_the_link_changes_nothing(apples: Listing, link: str) -> None:
    page = Client().get(link)

    assert "კიდევ გაქვთ?" in page.content.decode()
    assert entries_about(apples).last() == entries_about(apples).get(verb="published")


def test_still_have_it_renews_the_listing(apples: Listing, link: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        page = Client().post(link, {"do": "confirm"})
        now = timezone.now()

    assert "გმადლობთ" in page.content.decode()
    assert Listing.objects.get().expires_at == now + LIFETIME
    entry = entries_about(apples).last()
    assert entry
    assert (entry.verb, entry.by, entry.by_name) == ("confirmed", None, "link")


def test_a_second_click_is_thanked_and_changes_nothing(apples: Listing, link: str) -> None:
    Client().post(link, {"do": "sell_out"})
    number = entries_about(apples).count()

    page = Client().post(link, {"do": "sell_out"})

    assert "გაყიდულია" in page.content.decode()
    assert entries_about(apples).count() == number


def test_confirming_twice_is_written_once(apples: Listing, link: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        Client().post(link, {"do": "confirm"})
        Client().post(link, {"do": "confirm"})

    assert entries_about(apples).filter(verb="confirmed").count() == 1


def test_a_new_price_by_link(apples: Listing, link: str) -> None:
    Client().post(link, {"do": "change_price", "saying": "said", "price": "1,2 ლარი"})

    assert Listing.objects.get().price == 120


def test_a_new_price_that_is_none_is_asked_again(apples: Listing, link: str) -> None:
    page = Client().post(link, {"do": "change_price", "saying": "said", "price": "0"})

    assert "აქ ნული არ გამოდგება" in page.content.decode()
    assert Listing.objects.get().price == 150


def test_the_link_works_some_days_after_the_end(apples: Listing, link: str) -> None:
    later = timezone.now() + timedelta(days=10)
    Listing.objects.update(expires_at=later - timedelta(days=3))
    with time_machine.travel(later, tick=False):
        actions.expire(apples, now=later)
        Client().post(link, {"do": "confirm"})

    assert Listing.objects.get().status == "published"


@pytest.mark.parametrize("spoiled", ["x", "a:b:c"])
def test_a_spoiled_link_says_what_to_do(apples: Listing, spoiled: str) -> None:
    page = Client().get(f"/gori/ka/market/listings/link/{spoiled}/")

    assert page.status_code == 410
    assert "ბმული არ მუშაობს" in page.content.decode()


def test_an_old_link_says_what_to_do(link: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=46), tick=False):
        assert Client().get(link).status_code == 410


def test_the_link_of_a_removed_listing_leads_nowhere(
    apples: Listing, link: str, nino: Person
) -> None:
    actions.remove(apples, by=nino)

    assert Client().get(link).status_code == 404


def test_a_paused_listing_is_told_to_be_paused(apples: Listing, link: str, nino: Person) -> None:
    actions.pause(apples, by=nino)

    page = Client().post(link, {"do": "confirm"})

    assert "ახლა ეს შეუძლებელია" in page.content.decode()
    assert isinstance(apples.expires_at, datetime)
