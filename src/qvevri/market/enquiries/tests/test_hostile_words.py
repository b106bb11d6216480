"""What strangers type: refused with a sentence, and never lost; or made safe."""

import pytest
from django.test import Client

from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.tests.conftest import filled
from qvevri.market.listings.models import Listing

SAMPLE = {"ask_sample": "on"}


def send(client: Client, listing: Listing, **fields: str) -> str:
    address = f"/gori/en/market/enquiries/ask/{listing.pk}/"
    answer = client.post(address, filled(client, address, **(SAMPLE | fields)), follow=True)
    return str(answer.content.decode())


@pytest.mark.parametrize(
    "text",
    [
        "See www.cheap.example.com",
        "Write to me: boss@mail.ru",
        "Call +49 151 23456789",
        "ОТКРОЙТЕ https://x.io",
        "Call ５９９１００１０１",
        "Call ٥٩٩١٠٠١٠١",
        "See www.сheар-ехаmple.com",
    ],
)
def test_links_addresses_and_numbers_are_refused_and_kept(
    apples: Listing, client: Client, text: str
) -> None:
    page = send(client, apples, text=text)

    assert "Leave out" in page
    assert text.split()[-1] in page
    assert Enquiry.objects.count() == 0


def test_a_hundred_thousand_letters_are_refused_and_kept(apples: Listing, client: Client) -> None:
    page = send(client, apples, text="ა" * 100_000)

    assert "The text has 100000 characters; at most 1000 are sent." in page
    assert "ა" * 100_000 in page


def test_html_is_shown_as_it_was_typed_and_does_nothing(apples: Listing, client: Client) -> None:
    page = send(client, apples, text="<script>alert(1)</script><b>fat</b>")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_hidden_direction_marks_are_taken_out(apples: Listing, client: Client) -> None:
    send(client, apples, text="ab\u202edc\u200bef")

    assert Enquiry.objects.get().turns.get().text == "abdcef"


@pytest.mark.parametrize("text", ["   \n\t ", "🍎🍎🍎", "!!! ???"])
def test_text_without_a_word_is_left_out(apples: Listing, client: Client, text: str) -> None:
    send(client, apples, text=text)

    turn = Enquiry.objects.get().turns.get()
    assert (turn.text, turn.text_language) == ("", "")


def test_emoji_between_words_stay(apples: Listing, client: Client) -> None:
    send(client, apples, text="Good 🍎 please")

    turn = Enquiry.objects.get().turns.get()
    assert (turn.text, turn.text_language) == ("Good 🍎 please", "en")


@pytest.mark.parametrize("name", ["   ", "🍎", "\u202e", "call +995 599 100 199 now"])
def test_a_name_must_be_a_name(apples: Listing, client: Client, name: str) -> None:
    page = send(client, apples, name=name)

    assert "error-summary" in page
    assert Enquiry.objects.count() == 0


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("", "Write a number."),
        ("0", "The number must be above zero."),
        ("-5", "The number must be above zero."),
        ("many", "This was not understood."),
        ("99999999999", "That is too much."),
        ("1.23456", "at most three digits"),
    ],
)
def test_an_amount_that_cannot_be_gets_a_sentence(
    apples: Listing, client: Client, amount: str, words: str
) -> None:
    more = {"ask_how_much": "on", "ask_how_much-amount": amount, "ask_how_much-unit": "kg"}

    assert words in send(client, apples, **more)


def test_a_unit_nobody_offered_is_refused(apples: Listing, client: Client) -> None:
    more = {"ask_how_much": "on", "ask_how_much-amount": "5", "ask_how_much-unit": "<script>"}

    assert "error-summary" in send(client, apples, **more)


def test_a_day_that_is_over_is_refused(apples: Listing, client: Client) -> None:
    page = send(client, apples, **{"ask_when": "on", "ask_when-day": "2020-01-01"})

    assert "This day has passed." in page


@pytest.mark.parametrize("phone", ["12", "abc", "+1 2", "5" * 50])
def test_a_wrong_number_is_named_and_kept(apples: Listing, client: Client, phone: str) -> None:
    page = send(client, apples, phone=phone)

    assert "This is not a phone number." in page
    assert phone in page


def test_a_typed_amount_counts_though_its_tick_was_forgotten(
    apples: Listing, client: Client
) -> None:
    send(client, apples, **{"ask_how_much-amount": "1,5", "ask_how_much-unit": "t"})

    assert {"chip": "how_much", "amount": "1.5", "unit": "t"} in (
        Enquiry.objects.get().turns.get().chips
    )


def test_a_delivery_without_a_town_is_named_under_the_town(apples: Listing, client: Client) -> None:
    page = send(client, apples, **{"ask_price_to": "on", "ask_price_to-where": "place"})

    assert 'id="id_ask_price_to-city_error"' in page
    assert "Write the town to which it should be delivered." in page


def test_name_over_eighty_letters_is_called_too_long_and_kept(
    apples: Listing, client: Client
) -> None:
    page = send(client, apples, name="ა" * 81)

    assert "This name is too long: at most 80 characters." in page
    assert "ა" * 81 in page


@pytest.mark.parametrize(
    ("typed", "amount", "unit"),
    [("1,5", "1.5", "kg"), ("2 ტონა", "2", "t"), ("300 кг", "300", "kg"), ("1 000", "1000", "kg")],
)
def test_amount_is_read_as_people_write_it(
    apples: Listing, client: Client, typed: str, amount: str, unit: str
) -> None:
    said = {"ask_how_much-amount": typed, "ask_how_much-unit": "kg"}

    send(client, apples, **said)

    assert {"chip": "how_much", "amount": amount, "unit": unit} in (
        Enquiry.objects.get().turns.get().chips
    )


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_hidden_null_is_refused_in_the_readers_language(
    apples: Listing, client: Client, language: str
) -> None:
    address = f"/gori/{language}/market/enquiries/ask/{apples.pk}/"

    page = client.post(address, filled(client, address, text="a\x00b")).content.decode()

    assert "error-summary" in page
    assert ("Null" in page) is (language == "en")
