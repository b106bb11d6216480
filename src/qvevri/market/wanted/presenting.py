"""A request, who was asked and what they answered, as pages show them in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qvevri.core.languages import OWN_NAMES, current, in_language
from qvevri.market.enquiries import saying
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.places import HOME, countries
from qvevri.market.enquiries.presenting import Line
from qvevri.market.enquiries.queries import lexicon
from qvevri.market.listings import lari
from qvevri.market.wanted import wording
from qvevri.market.wanted.chips import CHIPS
from qvevri.market.wanted.facts import facts_of
from qvevri.market.wanted.models import Asked, Turn, Wanted
from qvevri.market.wanted.wording import WantedFacts

LIGHTS: Mapping[str, str] = {
    Wanted.Status.UNCONFIRMED: "silent",
    Wanted.Status.OPEN: "on-track",
    Wanted.Status.FOUND: "done",
    Wanted.Status.CLOSED: "silent",
    Wanted.Status.EXPIRED: "late",
    Wanted.Status.HIDDEN: "late",
}
STATE_LIGHTS: Mapping[str, str] = {
    Asked.State.WAITING: "silent",
    Asked.State.ASKS: "at-risk",
    Asked.State.HAS: "on-track",
    Asked.State.NOT_NOW: "late",
    Asked.State.TAKEN: "done",
}


class Fact(TypedDict):
    """One line of `core/components/_facts.html`."""

    label: str
    value: str
    icon: str


@dataclass(frozen=True)
class Card:
    """A request as a list shows it."""

    pk: int
    title: str
    days: str
    where: str
    target: str
    country: str
    pictogram: str
    url: str
    status: str
    light: str
    is_open: bool


def card(wanted: Wanted) -> Card:
    """One request in the reader's language. No query."""
    facts, language = facts_of(wanted), current()
    pictogram = (facts.variety and facts.variety.pictogram) or facts.product.pictogram
    return Card(
        pk=wanted.pk,
        title=wording.title(facts, language),
        days=wording.days_text(facts.start, facts.end, language),
        where=wording.where_text(facts, language),
        target=wording.target_text(facts.price, language),
        country=country_of(wanted),
        pictogram=pictogram,
        url=address_of(wanted),
        status=wanted.get_status_display(),
        light=LIGHTS[wanted.status],
        is_open=wanted.is_open(timezone.now()),
    )


def address_of(wanted: Wanted, language: str = "") -> str:
    """Where strangers see it."""
    slug = wording.slug(facts_of(wanted), language or current())
    return reverse("wanted:one", kwargs={"pk": wanted.pk, "slug": slug})


def country_of(wanted: Wanted) -> str:
    """The buyer's country in the reader's language; empty for Georgia and when not said."""
    return "" if wanted.buyer_country in ("", HOME) else countries(current())[wanted.buyer_country]


def facts(wanted: Wanted, *, is_own: bool = False) -> list[Fact]:
    """Everything a request says, line by line; to its own buyer without the country."""
    said, language = facts_of(wanted), current()
    lines = (
        (_("How much"), wording.amount_text(said, language), "package"),
        (_("When"), wording.days_text(said.start, said.end, language), "calendar"),
        (_("Where to"), wording.where_text(said, language), "truck"),
        (_("Price"), _target(said, language), "tag"),
        (_("Packing"), said.packing.name(language) if said.packing else "", "package"),
        (_("Certificates"), ", ".join(t.name(language) for t in said.certificates), "badge-check"),
        (_("The buyer's country"), "" if is_own else country_of(wanted), "map-pin"),
    )
    return [Fact(label=label, value=value, icon=icon) for label, value, icon in lines if value]


def _target(said: WantedFacts, language: str) -> str:
    """What the buyer would pay; foreign money in lari too."""
    in_lari = lari.lari_text(said.price, language) if said.price else ""
    return " · ".join(filter(None, (wording.target_text(said.price, language), in_lari)))


def fact(what: str, value: str) -> Fact:
    """One line of an answer on its seller's own page."""
    labels = {
        "amount": (_("How much"), "package"),
        "price": (_("Price"), "tag"),
        "day": (_("From when"), "calendar"),
        "taken": (_("The buyer takes"), "handshake"),
    }
    label, icon = labels[what]
    return Fact(label=label, value=value, icon=icon)


def may_answer(asked: Asked) -> bool:
    """May the seller still answer, or change the answer?"""
    return asked.wanted.is_open(timezone.now()) and asked.state != Asked.State.TAKEN


def may_say(asked: Asked) -> bool:
    """May either side still say something? Those who agreed always may."""
    return asked.state == Asked.State.TAKEN or asked.wanted.is_open(timezone.now())


def lines(asked: Asked, side: Side) -> list[Line]:
    """Every turn of the talk, oldest first, in the reader's language."""
    return [_line(turn, side) for turn in asked.turns.all()]


def _line(turn: Turn, side: Side) -> Line:
    language, words = current(), lexicon()
    said = [saying.sentence(chip, language, words, CHIPS) for chip in turn.chips]
    return Line(
        is_own=turn.side == side.value,
        sentences=tuple(said),
        text=turn.text,
        text_language=turn.text_language,
        text_language_name=OWN_NAMES.get(turn.text_language, ""),
        said_at=turn.said_at,
    )


def talks(asked: Iterable[Asked], side: Side) -> list[dict[str, Any]]:
    """Sellers with whom something was said and who have not answered yet, for the buyer's page."""
    return [
        {
            "pk": one.pk,
            "seller": in_language(one.organisation.name, current()),
            "line": lines(one, side)[-1],
            "waits_for_me": one.waits_for == side,
        }
        for one in asked
        if not one.has_answered and list(one.turns.all())
    ]


def moment(at: datetime | None) -> str:
    """ "21 November, 14:05" in the municipality's time; empty for none."""
    return date_format(timezone.localtime(at), "j E, H:i") if at else ""
