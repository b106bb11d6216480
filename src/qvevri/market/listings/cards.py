"""What a listing looks like in a list before it is one, and in its seller's own list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.files import pictures
from qvevri.files.models import Photo
from qvevri.files.queries import photos_of
from qvevri.market.listings import life
from qvevri.market.listings.facts import facts_of, facts_of_said
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.lari import derived_text
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing, Posting
from qvevri.market.listings.pricing import price_of, sum_text
from qvevri.vocabulary import composing
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.composing import ListingFacts
from qvevri.vocabulary.prices import price_text

Names = dict[str, str]
# Sign and word of each status; the sign is the light's, never its colour alone.
LIGHTS = {
    Listing.Status.DRAFT: "silent",
    Listing.Status.WAITING: "at-risk",
    Listing.Status.SENT_BACK: "late",
    Listing.Status.PUBLISHED: "on-track",
    Listing.Status.RESERVED: "at-risk",
    Listing.Status.SOLD_OUT: "done",
    Listing.Status.PAUSED: "silent",
    Listing.Status.EXPIRED: "late",
    Listing.Status.REMOVED: "silent",
}


def preview(
    said: ListingInput, place: Names, municipality: Names, language: str, photos: list[Photo]
) -> dict[str, Any]:
    """The card as it will stand in the list, with the summary and the sum in words."""
    facts = facts_of_said(said, place, municipality)
    return {
        **_card(facts, language, photos),
        "summary": composing.summary(facts, language),
        "sum": sum_text(said, vocabulary.units(), language),
    }


def _card(facts: ListingFacts, language: str, photos: list[Photo]) -> dict[str, Any]:
    assert facts.price is not None
    alt = composing.picture_text(facts, language)
    return {
        "title": composing.title(facts, language),
        "price_text": price_text(facts.price, language),
        "per_base_text": derived_text(facts.price, language),
        "place_text": facts.place.get(language, ""),
        "concept": facts.product.code,
        "pictogram": facts.product.pictogram,
        "photo": pictures.picture(photos[0], alt) if photos else None,
    }


def sum_of(said: ListingInput, language: str) -> str:
    """ "500 kg at 1.50 ₾ = 750 ₾", with the price per base unit where it differs."""
    units = vocabulary.units()
    derived = derived_text(price_of(said.price, units), language)
    return " · ".join(words for words in (sum_text(said, units, language), derived) if words)


@dataclass(frozen=True)
class Row:
    """One line of a seller's own list."""

    listing: Listing
    card: dict[str, Any]
    light: str
    status: str
    since: str
    deeds: tuple[Deed, ...]
    is_ending: bool
    url: str


def rows(listings: Sequence[Listing], language: str) -> list[Row]:
    """The lines of some listings, in the reader's language. One query, for the photos."""
    photos = photos_of(listings)
    return [_row(listing, photos[listing.pk], language) for listing in listings]


def _row(listing: Listing, photos: list[Photo], language: str) -> Row:
    return Row(
        listing=listing,
        card=_card(facts_of(listing), language, photos),
        light=LIGHTS[Listing.Status(listing.status)],
        status=listing.get_status_display(),
        since=_since(listing),
        deeds=_deeds(listing),
        url=_url(listing, language),
        is_ending=listing.warned_at is not None and listing.status in life.SHOWN,
    )


def _deeds(listing: Listing) -> tuple[Deed, ...]:
    """What its seller may do; what complaints have paused is for the agency to show again."""
    kept_from = (Deed.RESUME, Deed.COPY) if listing.is_held else ()
    return tuple(deed for deed in life.deeds_of_seller(listing.status) if deed not in kept_from)


def _url(listing: Listing, language: str) -> str:
    """Where strangers see it; empty while they do not."""
    if listing.status not in life.SHOWN:
        return ""
    slug = composing.slug(facts_of(listing), language)
    return reverse("shopfront:listing", args=[listing.pk, slug])


def day(listing: Listing) -> str:
    """The last day of a listing's lifetime, with the month as a word."""
    assert listing.expires_at is not None
    return date_format(localtime(listing.expires_at), "j E")


def _since(listing: Listing) -> str:
    if listing.status in life.SHOWN and listing.expires_at:
        return _("shown until %(day)s") % {"day": day(listing)}
    if listing.status == Listing.Status.EXPIRED and listing.expires_at:
        return _("ended on %(day)s") % {"day": day(listing)}
    if listing.is_held:
        return _("buyers have complained; an officer of the agency looks at it")
    return listing.status_note


def done(deed: Deed, listing: Listing) -> str:
    """What has just been done, said to the seller."""
    until = {"day": day(listing)} if listing.expires_at else {"day": ""}
    return {
        Deed.CONFIRM: _("Thank you. The listing is shown until %(day)s.") % until,
        Deed.RESUME: _("The listing is shown again, until %(day)s.") % until,
        Deed.CHANGE_PRICE: _("The new price is saved."),
        Deed.SELL_OUT: _("Sold out. Buyers no longer see the listing."),
        Deed.RESERVE: _("Buyers now see that it is reserved."),
        Deed.UNRESERVE: _("Buyers now see that it is free again."),
        Deed.PAUSE: _("Buyers do not see the listing until you show it again."),
    }[deed]


def begun(posting: Posting) -> str:
    """What a posting that is not finished is about: its product, if it was chosen."""
    code = (posting.answers.get("concept") or [""])[-1]
    term = vocabulary.terms().get(code)
    return term.name(current()) if term else ""
