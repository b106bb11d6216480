"""Filling makes two markets that look alive, and does so once."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from qvevri.demo.filling import fill
from qvevri.market.alerts.models import Alert
from qvevri.market.enquiries import queries as enquiries
from qvevri.market.enquiries.models import Enquiry, PhoneReveal, Turn
from qvevri.market.enquiries.saying import sentences
from qvevri.market.listings.models import Listing
from qvevri.market.moderation.models import Report
from qvevri.market.wanted import comparing
from qvevri.market.wanted import queries as wishes
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places import queries as places
from qvevri.places.actions import load_places
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.actions import load_vocabulary

COUNTED = (Person, Organisation, Listing, Enquiry, Turn, Report, PhoneReveal, Message)
NEWS = 2
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One filling for all tests of this file; undone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        places.forget()
        vocabulary.forget()
        load_places()
        load_vocabulary()
        fill()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def gori() -> Municipality:
    return Municipality.objects.get(slug="gori")


@pytest.fixture
def zestaponi() -> Municipality:
    return Municipality.objects.get(slug="zestaponi")


def test_gori_is_a_whole_market(gori: Municipality) -> None:
    listings = Listing.objects.of(gori).current(timezone.now())

    assert listings.count() >= 150
    assert listings.values("concept").distinct().count() >= 60
    assert listings.values("organisation").distinct().count() >= 40
    assert listings.values("settlement").distinct().count() >= 15


def test_zestaponi_offers_what_it_is_known_for(zestaponi: Municipality) -> None:
    listings = Listing.objects.of(zestaponi).current(timezone.now())
    varieties = {str(code) for code in listings.values_list("variety__code", flat=True)}

    assert listings.count() >= 40
    assert {"grape.tsitska", "grape.tsolikouri", "grape.krakhuna"} <= varieties
    assert listings.filter(concept__code="qvevri").exists()


def test_every_form_of_price_and_every_state_occurs() -> None:
    forms = set(Listing.objects.values_list("price_form", flat=True))
    states = set(Listing.objects.values_list("status", flat=True))

    assert forms == set(Listing.PriceForm.values)
    assert states == set(Listing.Status.values)


def test_things_are_sold_in_every_usual_pack_that_says_what_it_holds(gori: Municipality) -> None:
    packed = Listing.objects.of(gori).current(timezone.now()).filter(pack_amount__gt=0)
    usual = {"jar", "bottle", "box", "sack", "bucket", "tray", "canister", "pallet", "load"}

    assert usual <= set(packed.values_list("unit", flat=True))


@pytest.mark.parametrize(("slug", "least"), [("gori", 14), ("zestaponi", 6)])
def test_buyers_and_sellers_are_talking(slug: str, least: int) -> None:
    talks = Enquiry.objects.filter(municipality__slug=slug)

    assert talks.count() >= least
    assert set(talks.values_list("status", flat=True)) == set(Enquiry.Status.values)
    assert set(talks.values_list("buyer_language", flat=True)) == {"ka", "en", "ru"}
    countries = set(talks.values_list("buyer_country", flat=True))
    assert countries == {"DE", "PL", "KZ", "AM", "LV", "GE"}


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_every_word_of_every_talk_reads(language: str) -> None:
    lexicon = enquiries.lexicon()
    read = [
        line for turn in Turn.objects.all() for line in sentences(turn.chips, language, lexicon)
    ]

    assert [line for line in read if re.search(r"[{}]|: ?\.| {2}|\(\)", line)] == []


def test_buyers_say_what_they_need_in_every_state() -> None:
    wanted = Wanted.objects.all()

    assert wanted.count() >= 12
    assert set(wanted.values_list("municipality__slug", flat=True)) == {"gori", "zestaponi"}
    assert set(wanted.values_list("status", flat=True)) == set(Wanted.Status.values)
    assert set(wanted.values_list("buyer_language", flat=True)) == {"ka", "en", "ru"}
    assert set(Asked.objects.values_list("state", flat=True)) == set(Asked.State.values)


def test_some_need_is_filled_by_several_and_some_by_nobody(gori: Municipality) -> None:
    apples = Wanted.objects.of(gori).get(concept__code="apple-industrial")
    table = comparing.rows(apples, wishes.asked_sellers(apples))
    together = comparing.together(apples, table)

    assert together is not None
    assert (len(together.shares), together.missing) == (2, "")
    assert wishes.unanswered(gori, timezone.now()).count() >= 2


def test_no_word_is_older_than_its_listing() -> None:
    published = F("listing__published_at")

    assert not Enquiry.objects.filter(created_at__lt=published).exists()
    assert not Enquiry.objects.filter(last_turn_at__lt=F("created_at")).exists()
    assert not Enquiry.objects.filter(last_turn_at__gt=timezone.now()).exists()


def test_officer_finds_silent_sellers_and_reports(
    gori: Municipality, zestaponi: Municipality
) -> None:
    assert enquiries.silent(gori, timezone.now()).count() == 3
    assert enquiries.silent(zestaponi, timezone.now()).count() == 1
    assert Report.objects.of(gori).open().count() == 3
    assert Report.objects.of(zestaponi).open().count() == 1


@pytest.mark.parametrize("slug", ["gori", "zestaponi"])
def test_inbox_tells_of_the_newest_talks_only(slug: str) -> None:
    newest = Enquiry.objects.filter(municipality__slug=slug).order_by("-last_turn_at")[:NEWS]
    messages = Message.objects.filter(municipality__slug=slug)
    told = {(message.kind, message.to) for message in messages}

    assert {to for kind, to in told if kind == "enquiries.asked"} == {
        talk.organisation.phone for talk in newest
    }
    assert NEWS * 2 <= messages.count() <= NEWS * 6


def test_agency_says_that_it_is_invented(gori: Municipality, zestaponi: Municipality) -> None:
    for one in (gori, zestaponi):
        assert "invented" in one.agency.localize("en")
        assert one.email.endswith(f"@{one.slug}.example")
        assert "invented" in one.data_protection_contact.localize("en")


def test_no_address_of_the_real_world_occurs() -> None:
    addresses = [
        *Person.objects.exclude(email=None).values_list("email", flat=True),
        *Enquiry.objects.exclude(buyer_email="").values_list("buyer_email", flat=True),
        *Message.objects.filter(channel=Message.Channel.EMAIL).values_list("to", flat=True),
    ]

    assert [one for one in addresses if one and not one.endswith(".example")] == []


def test_filling_twice_is_as_once() -> None:
    before = [model._default_manager.count() for model in COUNTED]

    fill()

    assert [model._default_manager.count() for model in COUNTED] == before


@pytest.mark.parametrize(("slug", "told"), [("gori", 3), ("zestaponi", 2)])
def test_people_wait_for_what_is_new_and_were_told_of_some(slug: str, told: int) -> None:
    alerts = Alert.objects.filter(municipality__slug=slug)
    letters = Message.objects.filter(municipality__slug=slug, kind="alerts.told")

    assert letters.values("to").distinct().count() >= told
    assert all(len(letter.text.splitlines()) > 1 for letter in letters)
    assert alerts.filter(status="unconfirmed").count() == (slug == "gori")
