"""A buyer without an account asks a seller."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.core.limits import TooOften
from qvevri.history.queries import entries_about
from qvevri.market.enquiries import actions, refusals
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.tests.conftest import BERLIN, HOW_MUCH, filled, make_listing
from qvevri.market.listings import actions as listings
from qvevri.market.listings.life import LIFETIME
from qvevri.market.listings.models import Listing
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person


def address(listing: Listing, language: str = "en") -> str:
    return f"/gori/{language}/market/enquiries/ask/{listing.pk}/"


def chips(**more: Any) -> dict[str, Any]:
    return {
        "ask_how_much": "on",
        "ask_how_much-amount": "500",
        "ask_how_much-unit": "kg",
        "ask_price_to": "on",
        "ask_price_to-where": "place",
        "ask_price_to-city": "Berlin",
        **more,
    }


def test_question_reaches_the_seller_in_georgian_by_sms(apples: Listing, client: Client) -> None:
    answer = client.post(address(apples), filled(client, address(apples), **chips()))

    enquiry = Enquiry.objects.get()
    assert answer.headers["Location"] == f"/gori/en/market/enquiries/b/{enquiry.buyer_key}/"
    assert enquiry.turns.get().chips == [HOW_MUCH, BERLIN]
    sms = Message.objects.get(kind="enquiries.asked")
    assert (sms.channel, sms.to, sms.language) == ("sms", "+995599100101", "ka")
    assert sms.text.startswith("Anna გეკითხებათ: ვაშლი. პასუხი:\n")
    assert sms.text.endswith(f"/gori/ka/market/enquiries/s/{enquiry.seller_key}/")


def test_buyer_gets_an_own_link_by_email_in_english(asked: Enquiry) -> None:
    letter = Message.objects.get(kind="enquiries.sent")

    assert (letter.channel, letter.to, letter.language) == ("email", "anna@import.example", "en")
    assert f"/gori/en/market/enquiries/b/{asked.buyer_key}/" in letter.text
    assert asked.seller_key not in letter.text + letter.html


def test_asking_is_in_the_history_without_the_buyers_name(asked: Enquiry) -> None:
    entry = entries_about(asked).get()

    assert (entry.verb, entry.by, entry.by_name) == ("asked", None, "buyer")
    assert "Anna" not in str(entry.facts)


def test_slips_of_the_pen_do_not_use_up_the_tries_of_a_buyer_without_scripts(
    apples: Listing, client: Client
) -> None:
    form = filled(client, address(apples), **chips())
    for _ in range(6):
        client.post(address(apples), {**form, "ask_how_much-amount": "much"})

    client.post(address(apples), form)

    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize("language", ["ka", "ru", "en"])
@pytest.mark.parametrize(
    ("amount", "price"),
    [
        ("1,5", "0,25"),
        ("1.5 კგ", "0.25 ლარი"),
        ("1,5 кг", "0,25 лари / кг"),
        (" 1.5 kg ", "₾ 0.25 per kg"),
        ("1½", "25 თეთრი"),
    ],
)
def test_amount_and_price_are_read_as_people_of_any_language_type_them(
    apples: Listing, client: Client, language: str, amount: str, price: str
) -> None:
    here = address(apples, language)
    typed = {"ask_how_much-amount": amount, "ask_offer-price": price, "ask_offer-per": "kg"}
    client.post(here, filled(client, here, **typed, **{"ask_how_much-unit": "kg"}))

    said = Enquiry.objects.get().turns.get().chips
    assert [one.get("amount") for one in said if "amount" in one] == ["1.5"]
    assert [(one["price"], one["per"]) for one in said if "price" in one] == [(25, "kg")]


def test_going_back_finds_what_was_typed(apples: Listing, client: Client) -> None:
    fields = client.get(address(apples)).context["form"].fields

    # A browser empties such fields when its reader goes back.
    off = [name for name, one in fields.items() if one.widget.attrs.get("autocomplete") == "off"]
    assert off == []


def test_same_form_sent_twice_is_one_enquiry(apples: Listing, client: Client) -> None:
    form = filled(client, address(apples), **chips())
    answers = [client.post(address(apples), form) for _ in range(2)]

    assert Enquiry.objects.count() == 1
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Message.objects.filter(kind="enquiries.asked").count() == 1


def test_other_words_with_the_same_ticks_are_another_enquiry(
    apples: Listing, client: Client
) -> None:
    for words in ("For jam.", "For juice, after all."):
        client.post(address(apples), filled(client, address(apples), **chips(text=words)))

    assert [one.turns.get().text for one in Enquiry.objects.order_by("pk")] == [
        "For jam.",
        "For juice, after all.",
    ]


def test_stranger_who_sends_a_buyers_words_does_not_get_the_buyers_link(
    apples: Listing, client: Client
) -> None:
    form = filled(client, address(apples), **chips())
    client.post(address(apples), form)
    buyers = Enquiry.objects.get()

    answer = client.post(address(apples), form, REMOTE_ADDR="203.0.113.9")

    assert buyers.buyer_key not in answer.headers["Location"]


def test_listing_that_ended_while_read_keeps_the_words_and_shows_others(
    apples: Listing, client: Client, farm: Organisation, nino: Person
) -> None:
    form = filled(client, address(apples), **chips(text="For jam."))
    other = make_listing(farm, nino, text="")
    listings.sell_out(apples, by=nino)

    answer = client.post(address(apples), form)

    page = answer.content.decode()
    assert "This listing has ended: the seller no longer shows it." in page
    assert "For jam." in page
    assert 'value="500"' in page
    assert f"/market/listings/{other.pk}-" in page
    assert Enquiry.objects.count() == 0


def test_expired_listing_takes_no_question(apples: Listing, anna: Buyer) -> None:
    with (
        time_machine.travel(timezone.now() + LIFETIME, tick=False),
        pytest.raises(refusals.ListingOver),
    ):
        actions.ask(apples, [HOW_MUCH], buyer=anna, sender="a")


def test_listing_that_expires_with_its_page_open_keeps_the_words(
    apples: Listing, client: Client
) -> None:
    end, minute = apples.expires_at, timedelta(minutes=1)
    assert end is not None
    with time_machine.travel(end - minute, tick=False):
        form = filled(client, address(apples), **chips(text="For jam."))
    with time_machine.travel(end + minute, tick=False):
        page = client.post(address(apples), form).content.decode()

    assert "This listing has ended: the seller no longer shows it." in page
    assert "For jam." in page
    assert Enquiry.objects.count() == 0


def test_draft_cannot_be_asked_about(apples: Listing, client: Client) -> None:
    Listing.objects.update(published_at=None, status=Listing.Status.WAITING)

    assert client.get(address(apples)).status_code == 404


def test_listing_of_another_municipality_is_not_there(
    apples: Listing, client: Client, zestaponi: object
) -> None:
    there = address(apples).replace("/gori/", "/zestaponi/")

    assert client.get(there).status_code == 404


def test_nothing_said_is_refused(apples: Listing, client: Client) -> None:
    answer = client.post(address(apples), filled(client, address(apples)))

    assert "Tick at least one line, or write something." in answer.content.decode()
    assert Enquiry.objects.count() == 0


def test_chip_of_the_seller_is_not_the_buyers(apples: Listing, anna: Buyer) -> None:
    with pytest.raises(refusals.NotYours):
        actions.ask(apples, [{"chip": "available_yes"}], buyer=anna, sender="a")


def test_somebody_who_cannot_be_answered_is_asked_for_a_way(
    apples: Listing, client: Client
) -> None:
    form = filled(client, address(apples), **chips()) | {"email": ""}

    answer = client.post(address(apples), form)

    assert "Leave a phone number or an e-mail" in answer.content.decode()


def test_one_sender_asks_twenty_times_a_day(apples: Listing, anna: Buyer) -> None:
    with time_machine.travel("2026-11-21T00:00:00Z", tick=False):
        Listing.objects.update(expires_at=timezone.now() + LIFETIME)
        for number in range(20):
            buyer = Buyer(name="A", language="en", email=f"a{number}@import.example")
            actions.ask(apples, [HOW_MUCH], buyer=buyer, sender="a")
        with pytest.raises(TooOften):
            actions.ask(apples, [HOW_MUCH], buyer=anna, sender="a")
        actions.ask(apples, [HOW_MUCH], buyer=anna, sender="b")
    with time_machine.travel("2026-11-22T00:00:00Z", tick=False):
        actions.ask(apples, [BERLIN], buyer=anna, sender="a")


def test_one_address_of_a_buyer_asks_fifteen_times_a_day(apples: Listing, anna: Buyer) -> None:
    for number in range(15):
        said = {**HOW_MUCH, "amount": str(number + 1)}
        actions.ask(apples, [said], buyer=anna, sender=f"s{number}")

    with pytest.raises(TooOften):
        actions.ask(apples, [BERLIN], buyer=anna, sender="another")


def test_without_script_only_a_few_questions_pass_in_an_hour(
    apples: Listing, client: Client
) -> None:
    pages = []
    for number in range(6):
        form = filled(client, address(apples), **chips()) | {"email": f"a{number}@x.example"}
        pages.append(client.post(address(apples), form).status_code)

    assert pages == [302] * 5 + [200]


def test_form_from_another_site_is_refused(apples: Listing, client: Client) -> None:
    form = filled(client, address(apples), **chips())

    answer = client.post(address(apples), form, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403


def test_landline_alone_cannot_get_the_answer(apples: Listing, client: Client) -> None:
    form = filled(client, address(apples), **chips()) | {"phone": "0322 10 01 01", "email": ""}

    page = client.post(address(apples), form).content.decode()

    assert "This is a landline: no SMS reaches it." in page
    assert 'value="0322 10 01 01"' in page


def test_landline_beside_an_address_is_taken(apples: Listing, client: Client) -> None:
    form = filled(client, address(apples), **chips()) | {"phone": "0322 10 01 01"}

    client.post(address(apples), form)

    assert Enquiry.objects.get().buyer_phone == "+995322100101"
