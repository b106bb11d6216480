"""Messages of enquiries: to each side in its own language, with its own secret link."""

from django.utils import translation
from django.utils.translation import gettext as _

from qvevri.core.languages import in_language
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.telling import seller_of
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute
from qvevri.people.naming import called
from qvevri.vocabulary import composing

# An SMS in Georgian letters holds 70 characters; these leave room for the sentence around them.
LONGEST_NAME, LONGEST_PRODUCT = 16, 22


def shortened(text: str, length: int) -> str:
    """The text, cut at a word where possible, with an ellipsis, when it is longer."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    word, space, _rest = head.rpartition(" ")
    return f"{(word if space and len(word) > length // 2 else head).rstrip(' ,')}…"


def _context(enquiry: Enquiry, language: str, viewname: str, key: str) -> dict[str, object]:
    with translation.override(language):
        facts = facts_of(enquiry.listing)
        return {
            "enquiry": enquiry,
            "title": composing.title(facts, language),
            "what": shortened(facts.product.heading(language), LONGEST_PRODUCT),
            "buyer": shortened(called(enquiry.buyer_name, language), LONGEST_NAME),
            "seller": in_language(enquiry.organisation.name, language),
            "status": enquiry.status,
            "link_label": _("Read and answer"),
            "link": absolute(enquiry.municipality, language, viewname, key=key),
        }


def tell_seller(kind: str, enquiry: Enquiry) -> None:
    """The seller reads it in the seller's language; nothing when nobody can be reached."""
    person, language = seller_of(enquiry.listing)
    organisation = enquiry.organisation
    tell(
        kind,
        municipality=enquiry.municipality,
        context=_context(enquiry, language, "enquiries:seller", enquiry.seller_key),
        person=person,
        phone="" if person else organisation.phone,
        email="" if person else organisation.email,
        language=language,
    )


def tell_buyer(kind: str, enquiry: Enquiry) -> None:
    """The buyer reads it in the buyer's language: by e-mail if there is one, else by SMS."""
    language = enquiry.buyer_language
    tell(
        kind,
        municipality=enquiry.municipality,
        context=_context(enquiry, language, "enquiries:buyer", enquiry.buyer_key),
        phone="" if enquiry.buyer_email else enquiry.buyer_phone,
        email=enquiry.buyer_email,
        language=language,
    )


def tell_other_side(enquiry: Enquiry, side: Side) -> None:
    """Whoever did not speak learns that the other side did."""
    if side is Side.SELLER:
        tell_buyer("enquiries.answered", enquiry)
    else:
        tell_seller("enquiries.asked_again", enquiry)
