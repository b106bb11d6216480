"""Drafting, changing and copying a listing, and everything that is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from qvevri.history.queries import entries_about
from qvevri.market.listings import actions, facts, refusals
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.listings.tests.factories import FIXED, make_draft, make_published, said
from qvevri.organisations.actions import add_certificate, remove_certificate
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Settlement
from qvevri.search.models import SearchDoc
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.prices import PriceForm, Tier


def test_a_draft_is_in_the_sellers_village_and_seen_by_nobody(
    farm: Organisation, nino: Person
) -> None:
    listing = actions.draft(farm, said(), by=nino)

    assert (listing.status, listing.settlement) == ("draft", farm.settlement)
    assert not SearchDoc.objects.exists()


def test_a_draft_says_everything_it_was_given(farm: Organisation, nino: Person) -> None:
    tiers = (Tier(Decimal(1), 200), Tier(Decimal(100), 180))
    given = said(
        "apple",
        kind="goods",
        settlement=farm.settlement_id,
        variety="apple.starkrimson",
        quality_class="class.standard",
        qualities=("quality.fresh",),
        minimum=Decimal(20),
        price=PriceInput(PriceForm.TIERS, tiers=tiers, unit="kg"),
        available_from=date(2026, 9, 1),
        available_until=date(2026, 12, 31),
        harvested_on=date(2026, 9, 10),
        months=(9, 10),
        delivery=("delivery.tbilisi",),
        packing="packing.crate",
        hs_code="080810",
        text="ტკბილი და მაგარი",
    )

    listing = actions.draft(farm, given, by=nino)

    assert facts.said_of(Listing.objects.get(pk=listing.pk)) == given


def test_a_stranger_cannot_draft_for_a_seller(farm: Organisation, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.draft(farm, said(), by=giorgi)


def test_an_officer_may_draft_for_a_seller(farm: Organisation, clerk: Person) -> None:
    assert actions.draft(farm, said(), by=clerk).created_by == clerk


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"concept": "no-such-thing"}, refusals.UnknownConcept),
        ({"concept": "kg"}, refusals.UnknownConcept),
        ({"variety": "no-such-variety"}, refusals.UnknownConcept),
        ({"concept": "honey-acacia", "variety": "apple.starkrimson"}, refusals.UnknownConcept),
        ({"delivery": ("delivery.moon",)}, refusals.UnknownConcept),
        ({"unit": ""}, refusals.UnitMissing),
        ({"price": PriceInput(FIXED)}, refusals.PriceMissing),
        ({"price": PriceInput(FIXED, 0)}, refusals.NotPossible),
        ({"quantity": Decimal(-1)}, refusals.NotPossible),
        ({"settlement": 0}, refusals.NotOurSettlement),
        ({"text": "ა" * 100_000}, refusals.TextTooLong),
        ({"text": "🍎🍎🍎"}, refusals.TextWithoutWords),
        ({"text": "დარეკეთ 599 12 34 56"}, refusals.TextHoldsContact),
        ({"text": "იხილეთ www.example.com"}, refusals.TextHoldsContact),
        ({"is_organic": True}, refusals.ProtectedName),
        ({"text": "სუფთა ბიო ვაშლი"}, refusals.ProtectedName),
        (
            {"available_from": date(2026, 9, 2), "available_until": date(2026, 9, 1)},
            refusals.DatesUpsideDown,
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(
    farm: Organisation, nino: Person, wrong: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal) as caught:
        actions.draft(farm, said(**wrong), by=nino)

    assert str(caught.value)


def test_a_village_of_another_municipality_is_refused(
    farm: Organisation, nino: Person, sviri: Settlement
) -> None:
    with pytest.raises(refusals.NotOurSettlement):
        actions.draft(farm, said(settlement=sviri.pk), by=nino)


def test_organic_is_accepted_with_a_valid_certificate(farm: Organisation, nino: Person) -> None:
    bio = Concept.objects.get(code="certificate.bio")
    add_certificate(farm, concept=bio, number="GE-BIO-1", by=nino)

    assert actions.draft(farm, said(is_organic=True), by=nino).is_organic


def test_a_protected_name_is_accepted_where_it_comes_from_alone(
    farm: Organisation, nino: Person
) -> None:
    wine = said("wine-white", unit="l", price=PriceInput(FIXED, 1200))

    assert actions.draft(
        farm, replace(wine, appellation="appellation.atenuri"), by=nino
    ).appellation
    with pytest.raises(refusals.ProtectedName):
        actions.draft(farm, replace(wine, appellation="appellation.tsinandali"), by=nino)


def test_hidden_signs_are_taken_out_of_a_text(farm: Organisation, nino: Person) -> None:
    listing = actions.draft(farm, said(text="  ტკბილი\u202e ვაშლი\u200b  "), by=nino)

    assert listing.text == "ტკბილი ვაშლი"


def test_a_change_is_found_and_written_in_the_history(apples: Listing, nino: Person) -> None:
    actions.change(apples, replace(said(), quantity=Decimal(300)), by=nino)

    entry = entries_about(apples).last()
    assert entry
    assert (entry.verb, entry.facts) == ("changed", {"changed": ["quantity"]})
    assert "300" in SearchDoc.objects.get().card["en"]["title"]


def test_a_new_sellers_published_listing_waits_again_when_it_sells_something_else(
    strange_apples: Listing, clerk: Person, giorgi: Person
) -> None:
    listing = actions.publish(strange_apples, by=clerk)

    same = actions.change(listing, said(amount=170), by=giorgi)
    assert same.status == "published"
    other = actions.change(listing, said("honey-acacia"), by=giorgi)
    assert other.status == "waiting"
    assert not SearchDoc.objects.exists()


def test_a_stranger_cannot_change_a_listing(apples: Listing, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.change(apples, said(), by=giorgi)


def test_a_removed_listing_cannot_be_changed(apples: Listing, nino: Person) -> None:
    actions.remove(apples, by=nino)

    with pytest.raises(refusals.ListingRemoved):
        actions.change(apples, said(), by=nino)


def test_a_new_price_keeps_the_unit_and_confirms_the_offer(apples: Listing, nino: Person) -> None:
    Listing.objects.update(warned_at=timezone.now())

    listing = actions.change_price(apples, PriceInput(FIXED, 120), by=nino)

    assert (listing.price, listing.price_unit, listing.warned_at) == (120, "kg", None)
    entry = entries_about(apples).last()
    assert entry
    assert entry.facts == {"before": 150, "after": 120, "currency": "GEL"}


def test_a_new_price_brings_an_expired_listing_back(apples: Listing, nino: Person) -> None:
    later = timezone.now() + timedelta(days=40)
    actions.expire(apples, now=later)

    assert actions.change_price(apples, PriceInput(FIXED, 120), by=nino).status == "published"


def test_a_new_price_without_a_number_is_refused(apples: Listing, nino: Person) -> None:
    with pytest.raises(refusals.PriceMissing):
        actions.change_price(apples, PriceInput(FIXED), by=nino)


def test_a_copy_is_a_draft_for_the_coming_season(farm: Organisation, nino: Person) -> None:
    today = timezone.localdate()
    last_year = today.replace(year=today.year - 1, day=1)
    listing = make_draft(farm, nino, available_from=last_year, sheet_key="row 7")

    again = actions.copy(listing, by=nino)

    assert again.pk != listing.pk
    assert (again.status, again.sheet_key) == ("draft", "")
    assert again.available_from
    assert again.available_from >= today


def test_a_listing_whose_seller_is_blocked_cannot_be_published(
    farm: Organisation, nino: Person
) -> None:
    listing = make_draft(farm, nino)
    Organisation.objects.update(trust=Organisation.Trust.BLOCKED)

    with pytest.raises(refusals.SellerBlocked):
        actions.publish(listing, by=nino)


def test_a_certificate_that_ended_since_stops_publishing(farm: Organisation, nino: Person) -> None:
    bio = Concept.objects.get(code="certificate.bio")
    certificate = add_certificate(farm, concept=bio, number="GE-BIO-1", by=nino)
    listing = actions.draft(farm, said(is_organic=True), by=nino)
    remove_certificate(certificate, by=nino)

    with pytest.raises(refusals.ProtectedName):
        actions.publish(listing, by=nino)


def test_a_listing_alone_needs_nothing_but_its_product(farm: Organisation, nino: Person) -> None:
    listing = actions.draft(farm, ListingInput("apple"), by=nino)

    assert (listing.price_form, listing.kind, listing.quantity) == ("agreement", "goods", None)


def test_a_listing_in_the_search_names_its_price_per_kilo(farm: Organisation, nino: Person) -> None:
    sacks = PriceInput(FIXED, 2500, unit="sack", pack_amount=Decimal(40), pack_unit="kg")
    make_published(farm, nino, concept="potato", price=sacks)

    doc = SearchDoc.objects.get()
    assert (doc.base_price, doc.base_unit) == (6250, "kg")
    assert doc.card["en"]["per_base"]
