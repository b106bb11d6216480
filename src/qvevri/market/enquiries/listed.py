"""Enquiries and listings as lines of a page, in the reader's language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from qvevri.core.languages import current, in_language
from qvevri.market.enquiries import presenting, queries
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.listings.facts import facts_of, price_facts
from qvevri.market.listings.lari import derived_text
from qvevri.market.listings.models import Listing
from qvevri.organisations import queries as organisations
from qvevri.people.models import Person
from qvevri.people.naming import called
from qvevri.places.models import Municipality
from qvevri.vocabulary import composing
from qvevri.vocabulary.prices import price_text


@dataclass(frozen=True)
class Entry:
    """One thread in a list."""

    title: str
    other: str
    url: str
    last_word: str
    last_turn_at: datetime
    is_unseen: bool
    waits_for_me: bool
    status: str
    status_text: str


@dataclass(frozen=True)
class ListingLine:
    """One listing beside a form, or offered instead."""

    pk: int
    title: str
    price: str
    per_base: str
    place: str
    seller: str
    url: str
    pictogram: str


def entry(enquiry: Enquiry, side: str) -> Entry:
    """A thread as this side's list shows it; needs its turns."""
    key = enquiry.seller_key if side == Side.SELLER else enquiry.buyer_key
    told = presenting.lines(enquiry, Side(side))
    last = told[-1] if told else None
    seller = in_language(enquiry.organisation.name, current())
    return Entry(
        title=presenting.title_of(enquiry),
        other=called(enquiry.buyer_name, current()) if side == Side.SELLER else seller,
        url=reverse(f"enquiries:{side}", kwargs={"key": key}),
        last_word=" ".join([*last.sentences, last.text]).strip() if last else "",
        last_turn_at=enquiry.last_turn_at,
        is_unseen=enquiry.is_unseen_by(side),
        waits_for_me=enquiry.waits_for == side,
        status=enquiry.status,
        status_text=enquiry.get_status_display(),
    )


def of_sellers_of(person: Person, municipality: Municipality) -> list[Entry]:
    """What was asked of the sellers this person acts for."""
    sellers = organisations.acting_for(person, municipality)
    found = queries.of_sellers(municipality, sellers) if sellers else []
    return [entry(enquiry, Side.SELLER) for enquiry in found]


def of_buyer(person: Person, municipality: Municipality) -> list[Entry]:
    """What this person asked."""
    return [entry(enquiry, Side.BUYER) for enquiry in queries.of_buyer(municipality, person)]


def listing_line(listing: Listing) -> ListingLine:
    """A listing in the reader's language."""
    facts, language = facts_of(listing), current()
    price = price_facts(listing)
    slug = composing.slug(facts, language)
    return ListingLine(
        pk=listing.pk,
        title=composing.title(facts, language),
        price=price_text(price, language),
        per_base=derived_text(price, language),
        place=facts.place.get(language, ""),
        seller=in_language(listing.organisation.name, language),
        url=reverse("shopfront:listing", kwargs={"pk": listing.pk, "slug": slug}),
        pictogram=(facts.variety and facts.variety.pictogram) or facts.product.pictogram,
    )


def ask_context(listing: Listing, others: list[Listing], chosen: list[Listing]) -> dict[str, Any]:
    """What the page of asking about one listing shows; others instead when it is over."""
    is_over = not listing.is_current(timezone.now())
    similar = queries.similar_listings(listing) if is_over else []
    return {
        "others": [] if is_over else [listing_line(one) for one in others],
        "chosen": [one.pk for one in chosen],
        "listing": listing_line(listing),
        "seller": listing.organisation,
        "is_over": is_over,
        "similar": [listing_line(one) for one in similar],
    }
