"""Many offers brought at once stand as if an officer had written them one by one."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from qvevri.history.models import Entry
from qvevri.history.queries import first_broken
from qvevri.market.listings import actions
from qvevri.market.listings.actions import Offer, bring_many
from qvevri.market.listings.actions.judging import judged
from qvevri.market.listings.facts import said_of
from qvevri.market.listings.models import Listing
from qvevri.market.listings.refusals import ListingRemoved, SellerBlocked
from qvevri.market.listings.tests.factories import make_published, said
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.search.models import SearchDoc

Status = Listing.Status
MOMENTS = {"id", "created_at", "changed_at", "published_at", "confirmed_at", "expires_at"}
MOMENTS |= {"put_up_at", "indexed_at", "thing_id"}


def one_by_one(offers: list[Offer], by: Person) -> None:
    for offer in offers:
        if offer.listing is None:
            listing = actions.draft(offer.seller, offer.said, by=by)
        else:
            listing = actions.change(offer.listing, offer.said, by=by)
        if listing.status in (Status.SOLD_OUT, Status.EXPIRED):
            actions.confirm(listing, by=by)
        elif listing.status in (Status.DRAFT, Status.SENT_BACK):
            actions.publish(listing, by=by, tells=False)


def _plain(row: Any) -> dict[str, Any]:
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.fields}
    card = {**fields.pop("card", {})}
    card.pop("confirmed_at", None)
    plain = {name: value for name, value in fields.items() if name not in MOMENTS}
    moments = {name: fields[name] is None for name in MOMENTS & {*fields} if name != "id"}
    return {**plain, **moments, "card": card}


def standing() -> dict[str, list[Any]]:
    """All that stands in the tables, without numbers and moments."""
    listings = list(Listing.objects.order_by("pk"))
    place = {listing.pk: number for number, listing in enumerate(listings)}
    docs = SearchDoc.objects.order_by("pk")
    entries = Entry.objects.filter(thing_id__in=place).order_by("thing_id", "number")
    return {
        "listings": [_plain(row) for row in listings],
        "docs": [(place[row.thing_id], _plain(row)) for row in docs],
        "log": [(place[e.thing_id], e.verb, e.by_name, e.facts) for e in entries],
    }


def after(do: Callable[[], object]) -> dict[str, list[Any]]:
    """What stands after it was done; it is undone again."""
    with transaction.atomic():
        do()
        found = standing()
        transaction.set_rollback(True)
    return found


@pytest.fixture
def there(farm: Organisation, nino: Person) -> list[Listing]:
    """A listing of Nino's in every status that a sheet may meet."""
    met = [one for one in Status if one is not Status.REMOVED]
    rows = [make_published(farm, nino, amount=200 + place) for place in range(len(met))]
    for row, status in zip(rows, met, strict=True):
        Listing.objects.filter(pk=row.pk).update(status=status)
        if status not in (Status.PUBLISHED, Status.RESERVED):
            SearchDoc.objects.filter(thing_id=row.pk).delete()
    return list(Listing.objects.order_by("pk"))


def test_bringing_many_is_as_bringing_one_by_one(
    gori: Municipality, farm: Organisation, ateni: Settlement, there: list[Listing], clerk: Person
) -> None:
    offers = [
        Offer(farm, replace(said_of(row), quantity=Decimal(9), settlement=ateni.pk), row)
        for row in there
    ]
    offers += [Offer(farm, judged(said(concept))) for concept in ("apple", "pear", "honey")]

    singly = after(lambda: one_by_one(offers, clerk))
    together = after(lambda: bring_many(offers, municipality=gori, by=clerk))

    assert together["listings"] == singly["listings"]
    assert sorted(together["docs"], key=str) == sorted(singly["docs"], key=str)
    assert together["log"] == singly["log"]


def test_the_log_of_many_is_whole(gori: Municipality, farm: Organisation, clerk: Person) -> None:
    offers = [Offer(farm, said(concept)) for concept in ("apple", "pear", "honey")]

    assert bring_many(offers, municipality=gori, by=clerk) == 3

    assert Entry.objects.of(gori).count() == 6
    assert first_broken(gori) is None


def test_nobody_but_an_officer_brings_many(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    with pytest.raises(PermissionDenied):
        bring_many([Offer(farm, said())], municipality=gori, by=nino)


def test_a_blocked_seller_keeps_all_out(
    gori: Municipality, farm: Organisation, new_farm: Organisation, clerk: Person
) -> None:
    new_farm.trust = Organisation.Trust.BLOCKED

    with pytest.raises(SellerBlocked):
        bring_many([Offer(farm, said()), Offer(new_farm, said())], municipality=gori, by=clerk)

    assert not Listing.objects.exists()


def test_a_listing_removed_meanwhile_keeps_all_out(
    gori: Municipality, farm: Organisation, apples: Listing, nino: Person, clerk: Person
) -> None:
    actions.remove(apples, by=nino)

    with pytest.raises(ListingRemoved):
        bring_many([Offer(farm, said("pear"), apples)], municipality=gori, by=clerk)


def test_a_hundred_ask_the_database_as_little_as_ten(
    gori: Municipality,
    farm: Organisation,
    clerk: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    offers = [Offer(farm, said(amount=100 + step)) for step in range(100)]

    with django_assert_max_num_queries(40):
        bring_many(offers, municipality=gori, by=clerk)


def test_what_complaints_have_paused_stays_hidden(
    gori: Municipality, farm: Organisation, apples: Listing, clerk: Person
) -> None:
    held = actions.sell_out(actions.hold(apples, by_name="reports"), by=clerk)

    bring_many([Offer(farm, said_of(held), held)], municipality=gori, by=clerk)

    assert Listing.objects.get().status == Status.SOLD_OUT
    assert not SearchDoc.objects.exists()
