"""The officer sees in one list what waits, and decides on the spot."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from qvevri.market.listings import actions as listings
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.moderation import actions as moderation
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary.prices import PriceForm

HOME = "/gori/ka/desk/"


def make_waiting(farm: Organisation, by: Person) -> Listing:
    price = PriceInput(form=PriceForm.FIXED, amount=150, unit="kg")
    said = ListingInput(concept="apple", quantity=Decimal(800), unit="kg", price=price)
    return listings.publish(listings.draft(farm, said, by=by), by=by)


@pytest.fixture
def waiting(new_farm: Organisation, giorgi: Person) -> Listing:
    return make_waiting(new_farm, giorgi)


def test_waiting_listing_is_read_and_approved_from_the_list(
    waiting: Listing, as_clerk: Client
) -> None:
    page = as_clerk.get(HOME).content.decode()
    assert "დასამტკიცებელი განცხადებები" in page
    assert "ვაშლი" in page

    answer = as_clerk.post(f"/gori/ka/market/reports/decide/{waiting.pk}/approve/", follow=True)

    assert "დამტკიცდა." in answer.content.decode()
    assert "საქმე არ არის" in answer.content.decode()


def test_reported_stand_before_waiting(
    waiting: Listing, as_clerk: Client, farm: Organisation, nino: Person
) -> None:
    moderation.report(make_waiting(farm, nino), "sold", sender="a")

    kinds = [group.kind for group in as_clerk.get(HOME).context["groups"]]

    assert kinds == ["moderation.reported", "moderation.waiting"]


def test_empty_list_says_what_it_means(as_clerk: Client) -> None:
    assert "საქმე არ არის" in as_clerk.get(HOME).content.decode()


def test_list_of_another_place_is_not_there(as_clerk: Client, zestaponi: Municipality) -> None:
    assert as_clerk.get(HOME.replace("/gori/", "/zestaponi/")).status_code == 404


def test_seller_finds_no_such_page(farm: Organisation, as_nino: Client) -> None:
    assert as_nino.get(HOME).status_code == 404


def test_officer_without_a_second_factor_is_sent_to_get_one(as_clerk: Client) -> None:
    Authenticator.objects.all().delete()

    assert as_clerk.get(HOME).status_code == 302


def test_same_queries_for_one_waiting_listing_and_for_many(
    waiting: Listing,
    as_clerk: Client,
    giorgi: Person,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    for _ in range(10):
        make_waiting(waiting.organisation, giorgi)
    as_clerk.get(HOME)

    with django_assert_max_num_queries(36):
        as_clerk.get(HOME)
