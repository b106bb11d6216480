"""Requests as lines of a seller's and a buyer's own lists."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from qvevri.core.languages import current, in_language
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.days import day_text
from qvevri.market.wanted import comparing, presenting, queries
from qvevri.market.wanted.candidates import MOST_WEIGHED
from qvevri.market.wanted.facts import price_of_answer
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.market.wanted.presenting import Card, Fact
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import price_text


@dataclass(frozen=True)
class Entry:
    """One request in a list of one's own."""

    card: Card
    url: str
    other: str
    since: str
    state: str
    light: str
    waits_for_me: bool


@dataclass(frozen=True)
class Muted:
    """What one seller wants no requests for."""

    seller: Organisation
    concepts: list[tuple[str, str]]
    is_everything: bool


def mine(person: Person, municipality: Municipality) -> dict[str, Any]:
    """What the page of one's own requests shows."""
    sellers = organisations_of(person, municipality)
    asked = queries.of_sellers(municipality, sellers) if sellers else []
    entries = [entry_of_seller(one) for one in asked]
    return {
        "waiting": [one for one in entries if one.waits_for_me],
        "answered": [one for one in entries if not one.waits_for_me],
        "own": [entry_of_buyer(one) for one in queries.of_buyer(municipality, person)],
        "muted": [_muted(seller) for seller in sellers],
        "most_weighed": MOST_WEIGHED,
        "robots": "noindex",
    }


def organisations_of(person: Person, municipality: Municipality) -> list[Organisation]:
    """The sellers this person acts for."""
    return queries.sellers_of(person, municipality)


def entry_of_seller(asked: Asked) -> Entry:
    """A request as its asked seller's list shows it."""
    wanted = asked.wanted
    is_open = wanted.is_open(timezone.now())
    is_mine = asked.state == Asked.State.WAITING or asked.waits_for == Side.SELLER
    return Entry(
        card=presenting.card(wanted),
        url=reverse("wanted:asked", kwargs={"pk": asked.pk}),
        other=in_language(asked.organisation.name, current()),
        since=presenting.moment(asked.asked_at),
        state=asked.get_state_display(),
        light=presenting.STATE_LIGHTS[asked.state],
        waits_for_me=is_open and is_mine,
    )


def entry_of_buyer(wanted: Wanted) -> Entry:
    """A request as its buyer's list shows it."""
    return Entry(
        card=presenting.card(wanted),
        url=reverse("wanted:buyer", kwargs={"key": wanted.buyer_key}),
        other="",
        since=date_format(timezone.localtime(wanted.created_at), "j E"),
        state=wanted.get_status_display(),
        light=presenting.LIGHTS[wanted.status],
        waits_for_me=wanted.status == Wanted.Status.UNCONFIRMED,
    )


def _muted(seller: Organisation) -> Muted:
    language, terms = current(), vocabulary.terms()
    mutes = queries.mutes_of(seller)
    codes = [mute.concept.code for mute in mutes if mute.concept]
    return Muted(
        seller=seller,
        concepts=[(code, terms[code].name(language)) for code in codes],
        is_everything=any(mute.concept is None for mute in mutes),
    )


def answer_line(asked: Asked) -> list[Fact]:
    """What the seller answered, for the seller's own page; empty without an answer."""
    if not asked.has_answered:
        return []
    answer, wanted, language = asked.answer, asked.wanted, current()
    said = [
        presenting.fact("amount", comparing.answer_amount(answer, language)),
        presenting.fact("price", price_text(price_of_answer(answer, wanted), language)),
        presenting.fact("day", day_text(answer.ready_from, language)),
    ]
    if answer.taken_base is not None:
        taken = comparing.base_amount_text(wanted, answer.taken_base, language)
        said.append(presenting.fact("taken", taken))
    return said
