"""How a seller is told of on pages: facts, hours, what its mark and its kind mean for a buyer."""

from datetime import date
from typing import TypedDict

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.languages import OWN_NAMES
from qvevri.organisations.models import Certificate, Organisation

MESSENGER_NAMES = {"whatsapp": "WhatsApp", "viber": "Viber", "telegram": "Telegram"}
LANGUAGE_NAMES = {
    "ka": gettext_lazy("Georgian"),
    "en": gettext_lazy("English"),
    "ru": gettext_lazy("Russian"),
    "hy": gettext_lazy("Armenian"),
    "az": gettext_lazy("Azerbaijani"),
    "os": gettext_lazy("Ossetian"),
    "tr": gettext_lazy("Turkish"),
    "uk": gettext_lazy("Ukrainian"),
    "de": gettext_lazy("German"),
    "fr": gettext_lazy("French"),
}
TRADERS = (
    Organisation.Kind.ENTREPRENEUR,
    Organisation.Kind.COOPERATIVE,
    Organisation.Kind.COMPANY,
)


class Fact(TypedDict):
    """One line of `core/components/_facts.html`."""

    label: str
    value: str
    icon: str


class Paper(TypedDict):
    """A certificate as the page shows it."""

    pk: int
    name: str
    number: str
    issuer: str
    until: date | None
    is_expired: bool
    was_seen: bool


def languages_text(organisation: Organisation) -> str:
    """The languages spoken, in the reader's language: "Georgian, Russian"."""
    known = [LANGUAGE_NAMES.get(code, OWN_NAMES.get(code, code)) for code in organisation.languages]
    return ", ".join(str(name) for name in known)


def hours_text(organisation: Organisation) -> str:
    """ "09:00–18:00", or nothing."""
    begins, ends = organisation.call_from, organisation.call_until
    return f"{begins:%H:%M}–{ends:%H:%M}" if begins and ends else ""


def since_text(organisation: Organisation) -> str:
    """Since when it is here: "September 2026" in the reader's language."""
    return formats.date_format(organisation.created_at, "F Y")


def kind_text(organisation: Organisation) -> str:
    """Private person, company, …: the law wants it shown."""
    return str(organisation.get_kind_display())


def facts(organisation: Organisation) -> list[Fact]:
    """Who sells, as the law wants it shown, and since when."""
    code, since = organisation.tax_code, since_text(organisation)
    lines = [
        Fact(label=_("Who sells"), value=kind_text(organisation), icon="building-2"),
        Fact(label=_("Company code"), value=code, icon="file-text"),
        Fact(label=_("On the market since"), value=since, icon="calendar"),
    ]
    return [line for line in lines if line["value"]]


def reachable(organisation: Organisation) -> list[Fact]:
    """How and when the seller can be spoken to, without the empty lines."""
    messengers = [MESSENGER_NAMES.get(name, name) for name in organisation.usable_messengers()]
    lines = [
        Fact(label=_("Speaks"), value=languages_text(organisation), icon="languages"),
        Fact(label=_("Best time to call"), value=hours_text(organisation), icon="clock"),
        Fact(label=_("Messengers"), value=", ".join(messengers), icon="message-circle"),
    ]
    return [line for line in lines if line["value"]]


def verification_text(organisation: Organisation) -> str:
    """What the agency has checked, in a sentence."""
    level = organisation.verification
    sentences = {
        Organisation.Verification.NONE: _("The agency has not checked this seller yet."),
        Organisation.Verification.PHONE: _(
            "The seller confirmed the phone number with a code. The agency has not seen documents."
        ),
        Organisation.Verification.DOCUMENTS: _("The agency has seen this seller's documents."),
        Organisation.Verification.VISIT: _("The agency has visited this seller."),
    }
    return sentences[Organisation.Verification(level)]


def consumer_text(organisation: Organisation) -> str:
    """Which rights a buyer has, by the kind of seller.

    Source: Law of Georgia on the Protection of Consumer Rights (29/03/2022): it binds those who act
    in commercial activity; 14 days to withdraw from a distance sale.
    """
    if organisation.kind == Organisation.Kind.PRIVATE_PERSON:
        return _(
            "A private person sells here. The law on consumer rights is about buying from traders, "
            "so look at the goods well before you pay."
        )
    if organisation.kind in TRADERS:
        return _(
            "This seller is a trader: the law on consumer rights protects you. What you bought at "
            "a distance you may give back within 14 days, unless the law makes an exception."
        )
    return _(
        "Where this seller trades, the law on consumer rights protects you as with any trader."
    )


def papers(certificates: list[Certificate], today: date) -> list[Paper]:
    """Certificates for the page, those still valid first."""
    shown = [
        Paper(
            pk=one.pk,
            name=str(one.concept),
            number=one.number,
            issuer=one.issuer,
            until=one.expires_on,
            is_expired=not one.is_valid(today),
            was_seen=one.was_seen,
        )
        for one in certificates
    ]
    return sorted(shown, key=lambda paper: paper["is_expired"])


def description(organisation: Organisation) -> str:
    """One sentence for search engines and messengers: kind, place, the beginning of the story."""
    begin = f"{kind_text(organisation)}, {organisation.settlement}."
    story = " ".join(organisation.story.split())
    return f"{begin} {story}"[:200].strip()
