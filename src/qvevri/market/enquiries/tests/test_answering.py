"""The thread by secret link: read, answered and closed by either side."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client

from qvevri.core.limits import TooOften
from qvevri.history.queries import entries_about
from qvevri.market.enquiries import actions, refusals
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.saying import Said
from qvevri.notices.models import Message
from qvevri.people.models import Person

YES: list[Said] = [{"chip": "how_much_yes", "amount": "500", "unit": "kg"}]
ANSWER = {
    "q0_how_much_yes": "on",
    "q1_price": "on",
    "q1_price-price": "2,50",
    "q1_price-currency": "GEL",
    "q1_price-per": "kg",
}


def sellers(enquiry: Enquiry, language: str = "ka") -> str:
    return f"/gori/{language}/market/enquiries/s/{enquiry.seller_key}/"


def buyers(enquiry: Enquiry, language: str = "en") -> str:
    return f"/gori/{language}/market/enquiries/b/{enquiry.buyer_key}/"


def text_of(client: Client, address: str) -> str:
    return str(client.get(address).content.decode()).replace("\xa0", " ")


def test_seller_reads_in_georgian_and_answers_by_ticks(asked: Enquiry, client: Client) -> None:
    assert "რა ფასია მიტანით (ბერლინი, გერმანია)?" in text_of(client, sellers(asked))

    answer = client.post(sellers(asked), ANSWER)

    assert answer.headers["Location"] == f"{sellers(asked)}#last"
    page = text_of(client, buyers(asked))
    assert "Yes, I have 500 kg." in page
    assert "Delivered to Berlin, Germany: 2.50 ₾ / kg." in page


def test_buyer_is_told_of_the_answer_in_english(asked: Enquiry) -> None:
    actions.say(asked, Side.SELLER, YES, language="ka")

    letter = Message.objects.get(kind="enquiries.answered")
    assert (letter.to, letter.language) == ("anna@import.example", "en")
    assert letter.subject == "Ninos bagi has answered: Apples, 800 kg"
    assert asked.buyer_key in letter.text


def test_buyer_without_email_is_told_by_sms(asked: Enquiry) -> None:
    Enquiry.objects.update(buyer_email="", buyer_phone="+4915112345678", buyer_language="ru")

    actions.say(asked, Side.SELLER, YES, language="ka")

    sms = Message.objects.get(kind="enquiries.answered")
    assert (sms.channel, sms.to) == ("sms", "+4915112345678")
    assert sms.text.startswith("Продавец ответил: Яблоки. Читайте:\n")


@pytest.mark.parametrize("address", [sellers, buyers])
def test_the_same_words_sent_twice_are_said_once(
    asked: Enquiry, client: Client, address: Callable[[Enquiry], str]
) -> None:
    answers = [client.post(address(asked), {"text": "Tomorrow, please"}) for _ in range(2)]

    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert asked.turns.count() == 2


def test_the_same_words_after_an_answer_are_said_again(asked: Enquiry) -> None:
    for side in (Side.SELLER, Side.BUYER, Side.SELLER):
        actions.say(asked, side, YES[:0], text="?!ok", language="en")

    assert asked.turns.count() == 4


def test_a_number_without_its_lists_is_measured_as_the_listing(
    asked: Enquiry, client: Client
) -> None:
    client.post(sellers(asked), {"q0_have-amount": "7,5", "q1_price-price": "2"})

    have, price = asked.turns.get(side="seller").chips
    assert (have["amount"], have["unit"]) == ("7.5", "kg")
    assert (price["price"], price["currency"], price["per"]) == (200, "GEL", "kg")


def test_agreeing_pressed_twice_agrees_once(asked: Enquiry, client: Client) -> None:
    actions.say(asked, Side.SELLER, [{"chip": "agree"}], language="ka")
    answers = [client.post(buyers(asked), {"more_agree": "on"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Enquiry.objects.get().status == "agreed"


@pytest.mark.parametrize(
    ("language", "told"),
    [("ka", "ეს არ გაიგზავნა"), ("ru", "Это не отправлено"), ("en", "This was not sent")],
)
def test_words_for_a_thread_that_was_closed_meanwhile_are_not_lost(
    asked: Enquiry, client: Client, language: str, told: str
) -> None:
    typed = {**ANSWER, "q1_price-price": "2,5 ლარი", "text": "ხვალ მოვიტან"}
    actions.close(asked, Side.BUYER)

    page = client.post(sellers(asked, language), {**typed, "q0_have-amount": "ბევრი"}).text

    assert told in page
    assert all(words in page for words in ("2,5 ლარი ₾", "ხვალ მოვიტან", "ბევრი"))


@pytest.mark.parametrize("side", ["b", "s"])
def test_wrong_key_is_not_there(asked: Enquiry, client: Client, side: str) -> None:
    assert client.get(f"/gori/ka/market/enquiries/{side}/wrong-key/").status_code == 404


def test_key_of_one_side_does_not_open_the_other(asked: Enquiry, client: Client) -> None:
    swapped = buyers(asked).replace(asked.buyer_key, asked.seller_key)

    assert client.get(swapped).status_code == 404


def test_key_does_not_open_in_another_municipality(
    asked: Enquiry, client: Client, zestaponi: object
) -> None:
    assert client.get(sellers(asked).replace("/gori/", "/zestaponi/")).status_code == 404


def test_other_sides_contact_stays_with_the_seller(asked: Enquiry, client: Client) -> None:
    assert "anna@import.example" in text_of(client, sellers(asked))
    assert "anna@import.example" not in text_of(client, buyers(asked))
    assert "+995599100101" not in text_of(client, buyers(asked))


def test_free_text_is_marked_with_its_language(asked: Enquiry, client: Client) -> None:
    client.post(sellers(asked), {**ANSWER, "text": "გემრიელი ვაშლია."})

    page = text_of(client, buyers(asked))
    assert '<blockquote lang="ka" dir="auto">გემრიელი ვაშლია.</blockquote>' in page
    assert "Written in" in page


def test_buyers_links_are_refused_in_the_thread(asked: Enquiry, client: Client) -> None:
    answer = client.post(buyers(asked), {"text": "look at www.cheap.example.com"})

    assert "Leave out links" in answer.content.decode()
    assert asked.turns.count() == 1


def test_seller_may_not_say_what_only_buyers_ask(asked: Enquiry) -> None:
    with pytest.raises(refusals.NotYours):
        actions.say(asked, Side.SELLER, [{"chip": "sample"}], language="ka")


def test_thread_takes_thirty_words_a_day(asked: Enquiry) -> None:
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False):
        for _ in range(30):
            actions.say(asked, Side.BUYER, [{"chip": "sample"}], language="en")
        with pytest.raises(TooOften):
            actions.say(asked, Side.BUYER, [{"chip": "sample"}], language="en")


@pytest.mark.parametrize("which", ["buyer", "seller"])
def test_either_side_closes_and_the_other_is_told(
    asked: Enquiry, client: Client, which: str
) -> None:
    address = buyers(asked) if which == "buyer" else sellers(asked)

    client.post(f"{address}close/")

    asked.refresh_from_db()
    assert asked.status == Enquiry.Status.CLOSED
    told = "enquiries.asked_again" if which == "buyer" else "enquiries.answered"
    assert Message.objects.filter(kind=told).count() == 1


def test_closed_thread_takes_no_more_words(asked: Enquiry, client: Client) -> None:
    actions.close(asked, Side.BUYER)

    with pytest.raises(refusals.ThreadOver):
        actions.say(asked, Side.SELLER, YES, language="ka")
    assert "<textarea" not in text_of(client, sellers(asked))


def test_closing_twice_is_as_once(asked: Enquiry, client: Client) -> None:
    codes = [client.post(f"{buyers(asked)}close/").status_code for _ in range(2)]

    assert codes == [302, 302]


def test_reading_writes_nothing_until_the_page_says_seen(asked: Enquiry, client: Client) -> None:
    client.get(sellers(asked))
    asked.refresh_from_db()
    assert asked.is_unseen_by("seller")

    client.post(f"{sellers(asked)}seen/")

    asked.refresh_from_db()
    assert not asked.is_unseen_by("seller")


def test_officer_who_looks_in_leaves_it_unread(asked: Enquiry, as_clerk: Client) -> None:
    as_clerk.post(f"{sellers(asked)}seen/")

    asked.refresh_from_db()
    assert asked.is_unseen_by("seller")


def test_officer_answers_for_a_silent_seller_by_name(
    asked: Enquiry, as_clerk: Client, clerk: Person
) -> None:
    as_clerk.post(sellers(asked), ANSWER)

    last = entries_about(asked).last()
    assert last is not None
    assert (last.verb, last.by, last.by_name) == ("answered", clerk, "officer")


def test_officer_is_told_whom_to_call_and_strangers_are_not(
    asked: Enquiry, as_clerk: Client, client: Client
) -> None:
    assert "tel:+995599100101" in text_of(as_clerk, sellers(asked))
    assert "tel:+995599100101" not in text_of(client, sellers(asked))


def test_stranger_who_holds_the_link_stays_unnamed(
    asked: Enquiry, client: Client, giorgi: Person
) -> None:
    client.force_login(giorgi)

    client.post(sellers(asked), ANSWER)

    last = entries_about(asked).last()
    assert last is not None
    assert (last.by, last.by_name) == (None, "seller")


def test_address_of_the_thread_goes_to_no_other_site(asked: Enquiry, client: Client) -> None:
    headers = client.get(buyers(asked)).headers

    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "private, no-store"


def test_amount_in_another_unit_is_said_back(asked: Enquiry, client: Client) -> None:
    more: dict[str, Any] = {"q0_have": "on", "q0_have-amount": "0,3", "q0_have-unit": "t"}

    client.post(sellers(asked), more)

    assert "I have 0.3 t." in text_of(client, buyers(asked))


@pytest.mark.parametrize(
    ("typed", "price", "currency", "per"),
    [
        ("1,5", 150, "GEL", "kg"),
        ("1.5 lari", 150, "GEL", "kg"),
        ("1.5 ₾", 150, "GEL", "kg"),
        ("1 ლარი და 50 თეთრი", 150, "GEL", "kg"),
        ("2 €", 200, "EUR", "kg"),
        ("1500 ლარი ტონა", 150_000, "GEL", "t"),
    ],
)
def test_price_is_read_as_people_write_it(
    asked: Enquiry, client: Client, typed: str, price: int, currency: str, per: str
) -> None:
    client.post(sellers(asked), ANSWER | {"q1_price-price": typed})

    said = asked.turns.latest("said_at").chips
    assert {"price": price, "currency": currency, "per": per}.items() <= said[1].items()


@pytest.mark.parametrize("typed", ["2-3", "2-დან", "free", "1 000 000 000", "0", "-2", "abc"])
def test_what_is_no_one_price_is_refused_and_kept(
    asked: Enquiry, client: Client, typed: str
) -> None:
    page = client.post(sellers(asked, "en"), ANSWER | {"q1_price-price": typed}).content.decode()

    assert "error-summary" in page
    assert f'value="{typed}"' in page
