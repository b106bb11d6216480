"""Writing what a listing says."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.history import actions as history
from qvevri.market.listings import facts, life, permissions, refusals
from qvevri.market.listings.actions import steps
from qvevri.market.listings.actions.judging import judged, settlement_of
from qvevri.market.listings.actions.protecting import check_protected_names
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.market.listings.pricing import flaw_of_price
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import PriceForm, Tier

SAME: tuple[str, ...] = ("quantity", "unit", "pack_amount", "pack_unit", "minimum", "harvested_on")
SAME += ("available_from", "available_until", "hs_code", "text", "text_language", "sheet_key")
SAME += ("kind", "variety_text", "is_organic")
MOST_DRAFTS = 5


def write(listing: Listing, said: ListingInput) -> None:
    """Put what was said into the row; the concepts by their primary keys."""
    terms = vocabulary.terms()
    for name in SAME:
        setattr(listing, name, getattr(said, name))
    for name in ("concept", "variety", "quality_class", "appellation", "packing"):
        code = getattr(said, name)
        setattr(listing, f"{name}_id", terms[code].pk if code else None)
    listing.months, listing.delivery = list(said.months), list(said.delivery)
    listing.qualities = list(said.qualities)
    _write_price(listing, said.price)


def _write_price(listing: Listing, price: PriceInput) -> None:
    listing.price_form = price.form.value
    listing.price, listing.price_max = price.amount, price.amount_max
    listing.price_tiers = [
        {"from": f"{tier.at_least.normalize():f}", "price": tier.amount} for tier in price.tiers
    ]
    listing.currency, listing.price_unit = price.currency, price.unit
    listing.price_pack_amount, listing.price_pack_unit = price.pack_amount, price.pack_unit


@transaction.atomic
def draft(organisation: Organisation, said: ListingInput, *, by: Person) -> Listing:
    """A new listing of this seller that nobody else sees yet.

    Raises PermissionDenied for one who does not act for the seller and is no officer, and every
    refusal of `judging.judged`.
    """
    if not permissions.may_offer_for(by, organisation):
        raise PermissionDenied
    said = judged(said)
    settlement = settlement_of(said, organisation)
    check_protected_names(said, organisation)
    listing = Listing(
        municipality=organisation.municipality,
        organisation=organisation,
        settlement=settlement,
        created_by=by,
    )
    write(listing, said)
    listing.save()
    history.record(by, "drafted", listing, municipality=organisation.municipality)
    return listing


@transaction.atomic
def change(listing: Listing, said: ListingInput, *, by: Person) -> Listing:
    """The listing says this from now on; a published one of a new seller waits for approval again
    when its product or its text changed.
    """
    steps.check_seller(listing, by)
    listing = steps.locked(listing)
    steps.check_possible(Deed.CHANGE, listing)
    organisation = listing.organisation
    said = judged(said)
    settlement = settlement_of(said, organisation, listing.settlement)
    check_protected_names(said, organisation)
    before = facts.said_of(listing)
    said = replace(said, settlement=settlement.pk, sheet_key=said.sheet_key or listing.sheet_key)
    listing.settlement = settlement
    write(listing, said)
    if _must_wait_again(listing, before, said, by):
        listing.status = Listing.Status.WAITING
    told = {"changed": changed(before, said)}
    return steps.finish(listing, Deed.CHANGE, by=by, facts=told)


def _must_wait_again(
    listing: Listing, before: ListingInput, said: ListingInput, by: Person
) -> bool:
    if permissions.publishes_at_once(by, listing.organisation):
        return False
    is_other = (before.concept, before.text) != (said.concept, said.text)
    return is_other and listing.status in (Listing.Status.PUBLISHED, Listing.Status.RESERVED)


def changed(before: ListingInput, after: ListingInput) -> list[str]:
    """Names of what is said otherwise than before."""
    names = ListingInput.__dataclass_fields__
    return [name for name in names if getattr(before, name) != getattr(after, name)]


@transaction.atomic
def change_price(
    listing: Listing, price: PriceInput, *, by: Person | None, by_name: str = ""
) -> Listing:
    """A new price, and with it the word that the offer still stands.

    A price without a unit keeps the unit and the pack it had, and the steps that are still cheaper.
    Raises PriceMissing and its like.
    """
    steps.check_seller(listing, by)
    listing = steps.locked(listing)
    steps.check_possible(Deed.CHANGE_PRICE, listing)
    if not price.unit:
        before = facts.price_said(listing)
        kept = (before.unit or listing.unit, before.pack_amount, before.pack_unit)
        price = replace(price, unit=kept[0], pack_amount=kept[1], pack_unit=kept[2])
        price = _with_steps_of(before, price)
    flaw = flaw_of_price(price)
    if flaw:
        raise refusals.refusal_of(flaw)
    after = price.tiers[0].amount if price.tiers else price.amount
    told = {"before": listing.price, "after": after, "currency": price.currency}
    _write_price(listing, price)
    confirms = (Listing.Status.PUBLISHED, Listing.Status.RESERVED, Listing.Status.EXPIRED)
    if listing.status in confirms:
        steps.check_not_blocked(listing.organisation)
        steps.move(listing, Deed.CONFIRM)
    return steps.finish(listing, Deed.CHANGE_PRICE, by=by, by_name=by_name, facts=told)


def _with_steps_of(before: PriceInput, price: PriceInput) -> PriceInput:
    if price.form is not PriceForm.FIXED or price.amount is None or not before.tiers:
        return price
    cheaper = [step for step in before.tiers[1:] if step.amount < price.amount]
    if before.currency != price.currency or not cheaper:
        return price
    first = Tier(before.tiers[0].at_least, price.amount)
    return replace(price, form=PriceForm.TIERS, amount=None, tiers=(first, *cheaper))


@transaction.atomic
def copy(listing: Listing, *, by: Person) -> Listing:
    """A new draft that says the same, its dates moved to the coming season.

    A draft of this person that says just this already is that copy: the same button pressed twice.
    """
    steps.check_seller(listing, by)
    listing = steps.locked(listing)
    steps.check_possible(Deed.COPY, listing)
    steps.check_not_held(listing, by)
    said = _moved_on(facts.said_of(listing), timezone.localdate())
    same = next((one for one in _drafts_like(listing, by) if facts.said_of(one) == said), None)
    if same is not None:
        return same
    again = Listing(
        municipality=listing.municipality,
        organisation=listing.organisation,
        settlement=listing.settlement,
        created_by=by,
    )
    write(again, said)
    again.save()
    told: dict[str, Any] = {"from": listing.pk}
    history.record(by, "copied", again, municipality=listing.municipality, facts=told)
    return again


def _drafts_like(listing: Listing, by: Person) -> list[Listing]:
    rows = Listing.objects.of(listing.municipality).filter(organisation=listing.organisation)
    drafts = rows.filter(status=Listing.Status.DRAFT, concept_id=listing.concept_id, created_by=by)
    return list(drafts.exclude(pk=listing.pk).order_by("-pk")[:MOST_DRAFTS])


def _moved_on(said: ListingInput, today: date) -> ListingInput:
    last = said.available_until or said.available_from or said.harvested_on
    years = life.years_on(last, today)
    days: dict[str, Any] = {
        name: day and life.moved_on(day, years)
        for name in ("harvested_on", "available_from", "available_until")
        if (day := getattr(said, name)) is not None
    }
    return replace(said, sheet_key="", **days)
