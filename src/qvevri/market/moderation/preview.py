"""A listing as an officer must see it to decide, in the officer's language."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from qvevri.core.languages import OWN_NAMES, current, in_language
from qvevri.files import pictures
from qvevri.files.models import Photo
from qvevri.files.queries import photos_of
from qvevri.market.listings.facts import facts_of, price_facts
from qvevri.market.listings.lari import derived_text
from qvevri.market.listings.models import Listing
from qvevri.market.moderation.models import Report
from qvevri.market.moderation.queries import Reported
from qvevri.vocabulary import composing
from qvevri.vocabulary.prices import price_text

THUMB = "(width < 48rem) 40vw, 200px"


@dataclass(frozen=True)
class Preview:
    """One listing on the officer's list."""

    pk: int
    title: str
    summary: str
    price: str
    per_base: str
    seller: str
    seller_url: str
    trust: str
    place: str
    text: str
    text_language: str
    text_language_name: str
    pictogram: str
    photos: list[pictures.Picture]
    status: str
    status_text: str
    changed_at: datetime
    url: str
    reasons: tuple[str, ...] = ()
    senders: int = 0


def previews(listings: list[Listing]) -> list[Preview]:
    """Each listing with its photos; two queries however many there are."""
    photos = photos_of(listings)
    return [
        _preview(one, [pictures.picture(p, "", THUMB) for p in photos[one.pk]]) for one in listings
    ]


def of_reported(found: list[Reported]) -> list[Preview]:
    """As `previews`, with what the reports say."""
    photos = photos_of([one.listing for one in found])
    return [
        _preview(
            one.listing,
            _pictures(photos[one.listing.pk]),
            tuple(f"{Report.Reason(code).label}: {count}" for code, count in one.reasons.items()),
            one.senders,
        )
        for one in found
    ]


def _pictures(photos: list[Photo]) -> list[pictures.Picture]:
    return [pictures.picture(photo, "", THUMB) for photo in photos]


def _preview(
    listing: Listing,
    photos: list[pictures.Picture],
    reasons: tuple[str, ...] = (),
    senders: int = 0,
) -> Preview:
    facts, language = facts_of(listing), current()
    price, seller = price_facts(listing), listing.organisation
    return Preview(
        pk=listing.pk,
        title=composing.title(facts, language),
        summary=composing.summary(facts, language),
        price=price_text(price, language),
        per_base=derived_text(price, language),
        seller=in_language(seller.name, language),
        seller_url=reverse("organisations:seller", kwargs={"pk": seller.pk, "slug": "-"}),
        trust=seller.get_trust_display(),
        place=facts.place.get(language, ""),
        text=listing.text,
        text_language=listing.text_language,
        text_language_name=OWN_NAMES.get(listing.text_language, ""),
        pictogram=(facts.variety and facts.variety.pictogram) or facts.product.pictogram,
        photos=photos,
        status=listing.status,
        status_text=listing.get_status_display(),
        changed_at=listing.changed_at,
        url=reverse("moderation:decide", kwargs={"pk": listing.pk}),
        reasons=reasons,
        senders=senders,
    )
