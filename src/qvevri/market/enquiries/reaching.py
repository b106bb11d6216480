"""Every way to reach a seller at once, with a first sentence in the seller's language."""

from dataclasses import dataclass

from qvevri.core.languages import CODES
from qvevri.market.enquiries import links
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.models import Listing
from qvevri.market.listings.telling import seller_of
from qvevri.notices.links import absolute
from qvevri.organisations.models import Organisation
from qvevri.people import phones
from qvevri.vocabulary import composing


@dataclass(frozen=True)
class Reach:
    """A number as it is dialled and as it is read, the messengers, the ready sentence."""

    phone: str
    phone_text: str
    messengers: tuple[links.MessengerLink, ...]
    sentence: str
    language: str


def reach(organisation: Organisation, listing: Listing | None, phone: str) -> Reach:
    """The ways to `phone` (E.164); the sentence names the listing where there is one."""
    if listing is None:
        spoken = [code for code in organisation.languages if code in CODES]
        language = spoken[0] if spoken else CODES[0]
        sentence = links.ready_sentence(language)
    else:
        _person, language = seller_of(listing)
        sentence = links.ready_sentence(language, *_named(listing, language))
    return Reach(
        phone=phone,
        phone_text=phones.shown(phone),
        messengers=links.messenger_links(phone, organisation.usable_messengers(), sentence),
        sentence=sentence,
        language=language,
    )


def _named(listing: Listing, language: str) -> tuple[str, str]:
    facts = facts_of(listing)
    slug = composing.slug(facts, language)
    url = absolute(listing.municipality, language, "shopfront:listing", pk=listing.pk, slug=slug)
    return composing.title(facts, language), url
