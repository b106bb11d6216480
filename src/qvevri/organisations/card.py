"""What hangs on a market stall: the QR code of a seller's page, and a card of A6 with it."""

import json
from io import BytesIO
from pathlib import Path
from typing import TypedDict

import segno
import typst
from django.utils import translation
from django.utils.translation import gettext as _

from qvevri import core
from qvevri.core.languages import CODES, in_language
from qvevri.notices.links import absolute
from qvevri.organisations import registry
from qvevri.organisations.addresses import slug_of
from qvevri.organisations.models import Organisation

TEMPLATE = Path(__file__).parent / "typst" / "card.typ"
FONTS = Path(core.__file__).parent / "fonts"
INK = "#231f1b"


class Lines(TypedDict):
    """The card's words in one language."""

    language: str
    name: str
    place: str
    wares: str
    call: str


class Card(TypedDict):
    """Everything on the card; Georgian first, then the other languages of the municipality."""

    lines: list[Lines]
    url: str
    shown_url: str
    municipality: str


def page_url(organisation: Organisation, language: str = "ka") -> str:
    """The whole address of the seller's page, as the code holds it."""
    return absolute(
        organisation.municipality,
        language,
        "organisations:seller",
        pk=organisation.pk,
        slug=slug_of(organisation),
    )


def short_url(organisation: Organisation) -> str:
    """The shortest address of the page: fewer signs make a code that old phones read from afar."""
    return absolute(
        organisation.municipality, "ka", "organisations:seller_by_number", pk=organisation.pk
    )


def code_svg(organisation: Organisation) -> bytes:
    """The QR code as a drawing; its quiet zone of four modules included."""
    out = BytesIO()
    code = segno.make(short_url(organisation), error="m", micro=False)
    code.save(out, kind="svg", scale=8, border=4, dark=INK, light="#ffffff", xmldecl=False)
    return out.getvalue()


def code_png(organisation: Organisation) -> bytes:
    """The QR code as a picture of some 600 pixels, for messengers and labels."""
    out = BytesIO()
    code = segno.make(short_url(organisation), error="m", micro=False)
    code.save(out, kind="png", scale=18, border=4, dark=INK, light="#ffffff")
    return out.getvalue()


def _lines(organisation: Organisation, language: str) -> Lines:
    with translation.override(language):
        place = in_language(organisation.settlement.name, language)
        region = in_language(organisation.municipality.full_name, language)
        return Lines(
            language=language,
            name=in_language(organisation.name, language),
            place=f"{place}, {region}" if place not in region else region,
            wares=" · ".join(registry.wares_of(organisation, language)),
            call=_("Point your camera here: what is for sale, prices, how to call"),
        )


def card_of(organisation: Organisation) -> Card:
    """The words of the card in every language the municipality shows, Georgian first."""
    shown = organisation.municipality.languages or list(CODES)
    url = short_url(organisation)
    return Card(
        lines=[_lines(organisation, language) for language in CODES if language in shown],
        url=url,
        shown_url=url.partition("://")[2].rstrip("/"),
        municipality=in_language(organisation.municipality.full_name, "ka"),
    )


def card_pdf(organisation: Organisation) -> bytes:
    """The card as a PDF of A6, its text selectable, with the house's own font."""
    return pdf_of(card_of(organisation), code_svg(organisation))


def pdf_of(card: Card, code: bytes) -> bytes:
    """A card as a PDF: one page whatever it says; long names make its letters smaller."""
    inputs = {"card": json.dumps(card, ensure_ascii=False), "code": code.decode()}
    made = typst.compile(
        str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs=inputs
    )
    assert isinstance(made, bytes)
    return made
