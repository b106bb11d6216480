"""A seller's number is the answer to a POST: counted, limited, nowhere else."""

from urllib.parse import unquote

import pytest
import time_machine
from django.test import Client

from qvevri.core.limits import TooOften
from qvevri.market.enquiries import actions, refusals
from qvevri.market.enquiries.links import messenger_links, ready_sentence
from qvevri.market.enquiries.models import PhoneReveal
from qvevri.market.listings import actions as listings
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

NUMBER = "+995599100101"


def address(listing: Listing) -> str:
    return f"/gori/en/market/enquiries/number/{listing.pk}/"


def test_number_comes_with_ready_words_in_georgian(apples: Listing, client: Client) -> None:
    answer = client.post(address(apples))

    page = answer.content.decode()
    assert f'href="tel:{NUMBER}"' in page
    assert "+995 599 10 01 01" in page
    assert "გამარჯობა, თქვენი განცხადება მაინტერესებს: ვაშლი, 800\xa0კგ" in unquote(page)
    assert "https://wa.me/995599100101?text=" in page
    assert "viber://chat?number=%2B995599100101" in page
    assert "t.me" not in page


def test_asking_is_counted_without_who_asked(apples: Listing, client: Client) -> None:
    client.post(address(apples), {"channel": "viber"})

    counted = PhoneReveal.objects.get()
    assert (counted.organisation, counted.listing) == (apples.organisation, apples)
    assert counted.channel == "viber"
    assert {field.name for field in PhoneReveal._meta.fields} == {
        *("id", "organisation", "listing", "channel", "revealed_at")
    }


def test_sellers_page_shows_the_number_too(farm: Organisation, client: Client) -> None:
    answer = client.post(f"/gori/ru/market/enquiries/number/seller/{farm.pk}/")

    page = unquote(answer.content.decode())
    assert f'href="tel:{NUMBER}"' in page
    assert "გამარჯობა, თქვენი პროდუქცია მაინტერესებს." in page


def test_htmx_gets_only_the_block(apples: Listing, client: Client) -> None:
    part = client.post(address(apples), headers={"hx-request": "true"}).content.decode()

    assert "<html" not in part
    assert f'href="tel:{NUMBER}"' in part


def test_number_is_never_kept_by_caches(apples: Listing, client: Client) -> None:
    assert "no-store" in client.post(address(apples)).headers["Cache-Control"]


def test_a_get_shows_nothing(apples: Listing, client: Client) -> None:
    assert client.get(address(apples)).status_code == 405


def test_another_site_cannot_ask(apples: Listing, client: Client) -> None:
    answer = client.post(address(apples), headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert PhoneReveal.objects.count() == 0


def test_twelve_an_hour_and_no_more(apples: Listing, client: Client) -> None:
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False):
        Listing.objects.update(expires_at="2026-12-20T00:00:00Z")
        codes = [client.post(address(apples)).status_code for _ in range(13)]
    with time_machine.travel("2026-11-21T11:00:00Z", tick=False):
        codes.append(client.post(address(apples)).status_code)

    assert codes == [200] * 12 + [429, 200]


def test_forty_a_day_and_no_more(farm: Organisation) -> None:
    for hour in range(4):
        with time_machine.travel(f"2026-11-21T{hour:02}:00:00Z", tick=False):
            for _ in range(10):
                actions.reveal_phone(farm, None, "call", sender="a")

    with time_machine.travel("2026-11-21T05:00:00Z", tick=False), pytest.raises(TooOften):
        actions.reveal_phone(farm, None, "call", sender="a")


def test_seller_without_a_number_is_asked_in_writing(farm: Organisation) -> None:
    farm.phone = ""

    with pytest.raises(refusals.NoNumber):
        actions.reveal_phone(farm, None, "call", sender="a")


def test_number_of_a_paused_listing_is_not_shown(
    apples: Listing, client: Client, nino: Person
) -> None:
    listings.pause(apples, by=nino)

    assert client.post(address(apples)).status_code == 404


def test_only_messengers_the_seller_has_are_linked() -> None:
    sentence = ready_sentence("ru", "Яблоки", "http://x/1")

    links = messenger_links(NUMBER, ["telegram", "fax"], sentence)

    assert [link.name for link in links] == ["Telegram"]
    assert links[0].url.startswith("https://t.me/+995599100101?text=%D0%97%D0%B4")
    assert unquote(links[0].url).endswith("меня интересует ваше объявление: Яблоки http://x/1")


def test_one_seller_is_shown_two_hundred_times_a_day(farm: Organisation) -> None:
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False):
        for number in range(200):
            actions.reveal_phone(farm, None, "call", sender=f"s{number}")
        with pytest.raises(TooOften):
            actions.reveal_phone(farm, None, "call", sender="another")


@pytest.mark.parametrize(
    ("language", "words"),
    [("ka", "ქალაქის ტელეფონი: მესენჯერები არ აქვს"), ("en", "A landline: no messengers")],
)
def test_landline_has_no_messengers(
    apples: Listing, farm: Organisation, client: Client, language: str, words: str
) -> None:
    Organisation.objects.update(phone="+995370270000")

    page = client.post(address(apples).replace("/en/", f"/{language}/")).text

    assert words in page
    assert 'href="tel:+995370270000"' in page
    assert "wa.me" not in page
    assert "viber:" not in page


@pytest.mark.parametrize("status", ["expired", "sold_out"])
def test_number_of_a_listing_that_ended_while_it_was_read_comes_with_a_word(
    apples: Listing, client: Client, status: str
) -> None:
    Listing.objects.update(status=status)

    page = unquote(client.post(address(apples)).text)

    assert "This listing has ended: the seller no longer shows it." in page
    assert f'href="tel:{NUMBER}"' in page
    assert "გამარჯობა, თქვენი პროდუქცია მაინტერესებს." in page
    assert "Ask in writing" not in page
