"""Messages to the seller of a listing, with links that work without signing in."""

from typing import Any

from django.utils import translation
from django.utils.text import Truncator

from qvevri.core.languages import CODES
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute, signed_link
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.vocabulary import composing

PURPOSE = "listing"
# One part of an SMS in Georgian holds 70 characters; the rest of the sentence needs half of them.
LONGEST_IN_SMS = 34
BY_LINK = (Deed.CONFIRM, Deed.SELL_OUT, Deed.CHANGE_PRICE)


def link_token(listing: Listing) -> str:
    """What makes an address the seller's own: the listing and the round it was sent in.

    The round is the end of the lifetime it asks about, so that a second click is known as one.
    """
    return signed_link(PURPOSE, listing=listing.pk, round=round_of(listing))


def round_of(listing: Listing) -> int:
    """Which lifetime of the listing this is: its end in seconds, 0 before the first."""
    return int(listing.expires_at.timestamp()) if listing.expires_at else 0


def receiver_of(organisation: Organisation) -> tuple[Person | None, str]:
    """Who is told, and in which language: an owner first, else nobody but the number given."""
    members = Membership.objects.filter(organisation=organisation).select_related("person")
    first = members.order_by("-role", "pk").first()
    if first is not None:
        return first.person, first.person.language
    spoken = [code for code in organisation.languages if code in CODES]
    return None, spoken[0] if spoken else CODES[0]


def seller_of(listing: Listing) -> tuple[Person | None, str]:
    """Who is told of what concerns a listing; see `receiver_of`."""
    return receiver_of(listing.organisation)


def tell_seller(kind: str, listing: Listing, **more: Any) -> None:  # noqa: ANN401
    """Tell the seller, in the seller's language; a seller who cannot be reached is not told."""
    person, language = seller_of(listing)
    organisation = listing.organisation
    with translation.override(language):
        title = composing.title(facts_of(listing), language)
        token = link_token(listing)
        link = absolute(listing.municipality, language, "listings:by_link", token=token)
    tell(
        kind,
        municipality=listing.municipality,
        context={
            "title": title,
            "short": Truncator(title).chars(LONGEST_IN_SMS),
            "link": link,
            "links": {deed.value: f"{link}?do={deed.value}" for deed in BY_LINK},
            "expires_at": listing.expires_at,
            **more,
        },
        person=person,
        phone="" if person else organisation.phone,
        email="" if person else organisation.email,
        language=language,
    )
