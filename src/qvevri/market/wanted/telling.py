"""Messages about requests: to each side in its own language, with its own link."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from qvevri.core.languages import in_language
from qvevri.market.enquiries.telling import LONGEST_NAME, LONGEST_PRODUCT, shortened
from qvevri.market.listings.telling import receiver_of
from qvevri.market.wanted import wording
from qvevri.market.wanted.facts import facts_of
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute, signed_link
from qvevri.people.naming import called
from qvevri.vocabulary.units import quantity_text

PURPOSE = "wanted"
BUTTONS = ("have", "not_now", "ask")


def labels() -> dict[str, str]:
    """The three buttons in the language in force."""
    return {"have": _("I have it"), "not_now": _("Not now"), "ask": _("Ask the buyer")}


def seller_token(asked: Asked) -> str:
    """What makes an address the asked seller's own, without signing in."""
    return signed_link(PURPOSE, asked=asked.pk)


def _words(wanted: Wanted, language: str) -> dict[str, Any]:
    facts = facts_of(wanted)
    amount = quantity_text(facts.amount, facts.unit, language)
    name = (facts.variety or facts.product).heading(language)
    buyer = called(wanted.buyer_name, language)
    return {
        "title": wording.title(facts, language),
        "summary": wording.summary(facts, language),
        "what": f"{shortened(name, LONGEST_PRODUCT)}, {amount}",
        "product": shortened(name, LONGEST_PRODUCT),
        "buyer": shortened(buyer, LONGEST_NAME),
        "buyer_name": buyer,
    }


def tell_buyer(kind: str, wanted: Wanted, asked: Asked | None = None, **more: Any) -> None:  # noqa: ANN401
    """The buyer reads it in the buyer's language: by e-mail if there is one, else by SMS."""
    if wanted.is_forgotten:
        return
    language, municipality = wanted.buyer_language, wanted.municipality
    name, facts = "wanted:buyer", {"key": wanted.buyer_key}
    if asked is not None and kind == "wanted.asks":
        name, facts = "wanted:talk", {**facts, "pk": str(asked.pk)}
    with translation.override(language):
        words = {
            **_words(wanted, language),
            "seller": in_language(asked.organisation.name, language) if asked else "",
            "link": absolute(municipality, language, name, **facts),
            "link_label": _("Open your request"),
            **more,
        }
    tell(
        kind,
        municipality=municipality,
        context=words,
        phone="" if wanted.buyer_email else wanted.buyer_phone,
        email=wanted.buyer_email,
        language=language,
    )


def tell_seller(kind: str, asked: Asked, **more: Any) -> None:  # noqa: ANN401
    """The seller reads it in the seller's language; nothing when nobody can be reached."""
    organisation, wanted = asked.organisation, asked.wanted
    person, language = receiver_of(organisation)
    with translation.override(language):
        token = seller_token(asked)
        link = absolute(wanted.municipality, language, "wanted:seller", token=token)
        words = {
            **_words(wanted, language),
            "link": link,
            "links": {button: f"{link}?do={button}" for button in BUTTONS},
            "buttons": [(f"{link}?do={button}", said) for button, said in labels().items()],
            # The letter of a new request has three buttons of its own.
            "link_label": "" if kind == "wanted.asked" else _("Open the request"),
            **more,
        }
    tell(
        kind,
        municipality=wanted.municipality,
        context=words,
        person=person,
        phone="" if person else organisation.phone,
        email="" if person else organisation.email,
        language=language,
    )
