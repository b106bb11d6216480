"""Publishing, reserving, selling out, pausing, expiring: the life of a listing on the market."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from qvevri.history.queries import entries_about
from qvevri.market.listings import actions, refusals
from qvevri.market.listings.models import LIFETIME, Listing, Posting
from qvevri.market.listings.tasks import look_after_listings
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.search.models import SearchDoc


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def _ends(listing: Listing, moment: datetime) -> None:
    Listing.objects.filter(pk=listing.pk).update(expires_at=moment)


def test_a_trusted_sellers_listing_is_found_at_once(apples: Listing) -> None:
    assert apples.status == "published"
    assert apples.expires_at
    assert apples.confirmed_at
    assert apples.expires_at - apples.confirmed_at == LIFETIME
    assert SearchDoc.objects.filter(thing_id=apples.pk).exists()


def test_a_new_sellers_listing_waits_and_the_seller_is_told(
    strange_apples: Listing, giorgi: Person
) -> None:
    listing = actions.publish(strange_apples, by=giorgi)

    assert listing.status == "waiting"
    assert not SearchDoc.objects.exists()
    assert Message.objects.get().kind == "listings.waiting"


def test_an_officer_publishes_at_once_and_the_seller_is_told(
    strange_apples: Listing, clerk: Person
) -> None:
    assert actions.publish(strange_apples, by=clerk).status == "published"
    assert Message.objects.get().kind == "listings.published"


def test_many_listings_from_a_sheet_are_published_without_messages(
    strange_apples: Listing, clerk: Person
) -> None:
    actions.publish(strange_apples, by=clerk, tells=False)

    assert not Message.objects.exists()


def test_publishing_twice_is_as_once(apples: Listing, nino: Person) -> None:
    again = actions.publish(apples, by=nino)

    assert again.published_at == apples.published_at
    assert entries_about(apples).filter(verb="published").count() == 1


def test_a_stranger_cannot_publish(apples: Listing, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.publish(apples, by=giorgi)


def test_a_reserved_listing_is_still_found(apples: Listing, nino: Person) -> None:
    actions.reserve(apples, by=nino)

    assert SearchDoc.objects.get().card["status"] == "reserved"


@pytest.mark.parametrize("deed", [actions.sell_out, actions.pause])
def test_a_listing_sold_out_or_paused_is_found_no_more(
    apples: Listing, nino: Person, deed: Callable[..., Listing]
) -> None:
    deed(apples, by=nino)

    assert not SearchDoc.objects.exists()


@pytest.mark.parametrize(
    ("first", "then", "status", "verb"),
    [
        (actions.reserve, actions.unreserve, "published", "unreserved"),
        (actions.pause, actions.resume, "published", "resumed"),
        (actions.sell_out, actions.confirm, "published", "confirmed"),
        (actions.reserve, actions.confirm, "reserved", "confirmed"),
        (actions.reserve, actions.sell_out, "sold_out", "sold out"),
    ],
)
def test_every_step_is_taken_and_written_down(
    apples: Listing,
    nino: Person,
    first: Callable[..., Listing],
    then: Callable[..., Listing],
    status: str,
    verb: str,
) -> None:
    first(apples, by=nino)

    assert then(apples, by=nino).status == status
    entry = entries_about(apples).last()
    assert entry
    assert (entry.verb, entry.by) == (verb, nino)


@pytest.mark.parametrize(
    ("first", "then", "refusal"),
    [
        (actions.reserve, actions.reserve, refusals.NotNow),
        (actions.sell_out, actions.sell_out, refusals.NotNow),
        (actions.sell_out, actions.pause, refusals.NotNow),
        (actions.pause, actions.confirm, refusals.NotNow),
        (actions.pause, actions.unreserve, refusals.NotNow),
        (actions.remove, actions.confirm, refusals.ListingRemoved),
        (actions.remove, actions.remove, refusals.ListingRemoved),
    ],
)
def test_a_step_that_does_not_follow_is_refused(
    apples: Listing,
    nino: Person,
    first: Callable[..., Listing],
    then: Callable[..., Listing],
    refusal: type[Exception],
) -> None:
    first(apples, by=nino)

    with pytest.raises(refusal):
        then(apples, by=nino)


@pytest.mark.parametrize(
    "deed", [actions.reserve, actions.sell_out, actions.pause, actions.confirm, actions.remove]
)
def test_a_stranger_takes_no_step(
    apples: Listing, giorgi: Person, deed: Callable[..., Listing]
) -> None:
    with pytest.raises(PermissionDenied):
        deed(apples, by=giorgi)


def test_nobody_reserves_a_draft(strange_apples: Listing, giorgi: Person) -> None:
    with pytest.raises(refusals.ListingNotOpen):
        actions.reserve(strange_apples, by=giorgi)


def test_a_blocked_seller_cannot_confirm(apples: Listing, nino: Person) -> None:
    Organisation.objects.update(trust=Organisation.Trust.BLOCKED)

    with pytest.raises(refusals.SellerBlocked):
        actions.confirm(apples, by=nino)


def test_the_seller_is_warned_once_before_the_end(apples: Listing, now: datetime) -> None:
    _ends(apples, now + timedelta(days=2))

    assert look_after_listings() == (0, 1)
    assert look_after_listings() == (0, 0)
    assert [message.kind for message in Message.objects.all()] == ["listings.expiring"]


def test_nobody_is_warned_long_before_the_end(apples: Listing, now: datetime) -> None:
    _ends(apples, now + timedelta(days=4))

    assert look_after_listings() == (0, 0)


def test_a_listing_nobody_confirmed_ends_once(apples: Listing, now: datetime) -> None:
    _ends(apples, now - timedelta(minutes=1))

    assert look_after_listings() == (1, 0)
    assert look_after_listings() == (0, 0)
    assert Listing.objects.get().status == "expired"
    assert not SearchDoc.objects.exists()
    assert [message.kind for message in Message.objects.all()] == ["listings.expired"]


def test_a_listing_confirmed_meanwhile_does_not_end(apples: Listing, now: datetime) -> None:
    assert actions.expire(apples, now=now).status == "published"


def test_an_expired_listing_is_reserved_by_nobody(apples: Listing, nino: Person) -> None:
    actions.expire(apples, now=timezone.now() + timedelta(days=40))

    with pytest.raises(refusals.ListingExpired):
        actions.reserve(apples, by=nino)


def test_a_confirmed_listing_lives_another_month_and_may_be_warned_again(
    apples: Listing, nino: Person, now: datetime
) -> None:
    _ends(apples, now + timedelta(days=1))
    look_after_listings()

    listing = actions.confirm(apples, by=nino)

    assert listing.expires_at
    assert listing.expires_at > now + timedelta(days=30)
    assert listing.warned_at is None


def test_a_paused_listing_does_not_end(apples: Listing, nino: Person, now: datetime) -> None:
    actions.pause(apples, by=nino)
    _ends(apples, now - timedelta(days=1))

    assert look_after_listings() == (0, 0)


def test_the_command_may_be_run_twice(
    apples: Listing, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    _ends(apples, now - timedelta(days=1))

    call_command("expire-listings")
    call_command("expire-listings")

    assert capsys.readouterr().out.splitlines() == ["1 expired, 0 warned", "0 expired, 0 warned"]


def test_what_was_begun_and_never_published_is_forgotten(apples: Listing) -> None:
    Posting.objects.create(municipality=apples.municipality)
    Posting.objects.update(changed_at=timezone.now() - timedelta(days=61))

    look_after_listings()

    assert not Posting.objects.exists()
