"""Fills an empty house with a market that looks alive; all through the actions people use."""

import tomllib
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from qvevri.demo.authoring import begin_next
from qvevri.demo.bustling import stir
from qvevri.demo.clock import ago
from qvevri.demo.keeping_word import keep_word
from qvevri.demo.neighbouring import meet_neighbour
from qvevri.demo.people import OPERATOR, Staff, employ_operator, employ_staff
from qvevri.demo.rows import Row, row
from qvevri.demo.talks import Where, bustle
from qvevri.demo.waiting import wait
from qvevri.demo.wishes import wishes
from qvevri.demo.wishing import wish
from qvevri.market.listings import actions as listings
from qvevri.market.listings.actions.indexed import keep_findable
from qvevri.market.listings.life import LIFETIME
from qvevri.market.listings.models import Listing
from qvevri.money.actions import load_sample as load_sample_rates
from qvevri.notices.models import Message
from qvevri.organisations import actions as organisations
from qvevri.organisations.inputs import said_of
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.models import Concept

DATA = Path(__file__).resolve().parent / "data"
MUNICIPALITIES = ("gori", "zestaponi")


def first_phone(municipality: str) -> str:
    """The number of the first seller: the farmer whom the demo's visitor may be."""
    return phone(municipality, 1)


def phone(municipality: str, number: int) -> str:
    """Numbers of a row that no operator has given out."""
    return f"+99550000{MUNICIPALITIES.index(municipality) + 1}{number:03d}"


def sign_ins() -> Iterator[str]:
    """What the start of the demo prints: who one may be."""
    yield "Sign in as (the code arrives at /inbox/, the second factor of staff is shown there too):"
    yield f"  a farmer of Gori           {first_phone('gori')}"
    yield f"  a winemaker of Zestaponi   {first_phone('zestaponi')}"
    for slug in MUNICIPALITIES:
        yield f"  officer                    officer@{slug}.example"
    yield "  moderator, administrator   moderator@gori.example, administrator@gori.example"
    yield f"  operator                   {OPERATOR}"


def fill() -> None:
    """Fill what is empty; a house that has sellers stays as it is."""
    load_sample_rates()
    employ_operator()
    # The first one last: its messages stand on top of the inbox.
    for slug in reversed(MUNICIPALITIES):
        municipality = Municipality.objects.get(slug=slug)
        staff = employ_staff(municipality)
        if not Organisation.objects.of(municipality).exists():
            with translation.override("ka"):
                _fill_market(municipality, staff)
        with translation.override("ka"):
            keep_word(municipality, staff)
            meet_neighbour(municipality, staff.officer)
    with translation.override("ka"):
        begin_next(Municipality.objects.get(slug=MUNICIPALITIES[-1]))


@transaction.atomic
def _fill_market(municipality: Municipality, staff: Staff) -> None:
    data = tomllib.loads((DATA / f"{municipality.slug}.toml").read_text(encoding="utf-8"))
    _introduce(municipality, data["agency"])
    offers: dict[Where, Listing] = {}
    for number, seller in enumerate(data["seller"], start=1):
        person = _person(seller, phone(municipality.slug, number))
        organisation = _organisation(municipality, seller, person, staff)
        for place, cells in enumerate(seller["rows"], start=1):
            offers[number, place] = _offer(organisation, row(cells), person, staff)
    # What the filling told its sellers was no news; a visitor's inbox begins with the buyers.
    Message.objects.of(municipality).delete()
    wait(municipality, list(Organisation.objects.of(municipality).order_by("pk")))
    today = timezone.localdate()
    stir(municipality, bustle(municipality.slug, today), offers, staff.moderator)
    sellers = {number: listing.organisation for (number, _), listing in offers.items()}
    wish(municipality, wishes(municipality.slug, today), sellers, staff.moderator)


def _introduce(municipality: Municipality, agency: dict[str, Any]) -> None:
    """Who runs the market, as its own pages tell it; what somebody entered otherwise stays."""
    if municipality.agency:
        return
    for field in agency:
        setattr(municipality, field, agency[field])
    municipality.save(update_fields=list(agency))
    transaction.on_commit(places.forget)


def _person(seller: dict[str, Any], number: str) -> Person:
    return Person.objects.create_person(
        phone=number, phone_is_verified=True, name=seller["name"], language="ka"
    )


def _hours(seller: dict[str, Any]) -> dict[str, time]:
    if "hours" not in seller:
        return {}
    first, _dash, last = seller["hours"].partition("-")
    return {"call_from": time.fromisoformat(first), "call_until": time.fromisoformat(last)}


def _organisation(
    municipality: Municipality, seller: dict[str, Any], person: Person, staff: Staff
) -> Organisation:
    organisation = organisations.found_organisation(
        municipality=municipality,
        settlement=Settlement.objects.of(municipality).get(slug=seller["settlement"]),
        name=seller["name"],
        kind=seller["kind"],
        phone=str(person.phone),
        by=person,
        tax_code=seller.get("tax_code", ""),
    )
    said = said_of(organisation)
    more = {
        "led_by": seller.get("led_by", ""),
        "story": seller.get("story", ""),
        "messengers": tuple(seller.get("messengers", ())),
        "languages": tuple(seller["languages"]),
    }
    said = said.__class__(**(vars(said) | more | _hours(seller)))
    organisation = organisations.change_organisation(organisation, said, by=person)
    for paper in seller.get("certificates", ()):
        _certify(organisation, paper, person)
    organisations.verify(organisation, seller["verification"], by=staff.officer)
    return organisations.set_trust(organisation, seller["trust"], by=staff.officer)


def _certify(organisation: Organisation, paper: dict[str, str], person: Person) -> None:
    organisations.add_certificate(
        organisation,
        Concept.objects.get(code=f"certificate.{paper['code']}"),
        paper["number"],
        by=person,
        expires_on=date.fromisoformat(paper["expires"]),
    )


def _offer(organisation: Organisation, offered: Row, person: Person, staff: Staff) -> Listing:
    listing = listings.draft(organisation, offered.said, by=person)
    if offered.state == "draft":
        return listing
    listing = listings.publish(listing, by=person)
    match offered.state:
        case "reserved":
            listings.reserve(listing, by=person)
        case "sold_out":
            listings.sell_out(listing, by=person)
        case "paused":
            listings.pause(listing, by=person)
        case "sent_back":
            listings.send_back(listing, offered.note, by=staff.moderator)
        case "removed":
            listings.remove(listing, offered.note, by=staff.moderator)
    _grow_old(listing, offered)
    return listing


def _grow_old(listing: Listing, offered: Row) -> None:
    """Move the listing into the past: the only thing that no action does."""
    moment = ago(24 * offered.days_old + listing.pk * 7 % 600 / 60)
    kept = Listing.objects.filter(pk=listing.pk)
    kept.update(created_at=moment, changed_at=moment)
    kept.filter(published_at__isnull=False).update(
        published_at=moment,
        confirmed_at=moment,
        put_up_at=moment,
        expires_at=moment + LIFETIME,
    )
    listing.refresh_from_db()
    if offered.state == "expired":
        listings.expire(listing, now=timezone.now())
    else:
        keep_findable(listing)
