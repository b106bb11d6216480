"""A form is sent twice, or after the session had ended: one clear sentence, and nothing is lost."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.core.unsent import KEPT, LONGEST
from qvevri.market.listings import actions
from qvevri.market.listings.models import Listing
from qvevri.people.models import Person

PRICE = {"saying": "said", "price": "1,4 ლარი"}


def own(listing: Listing, rest: str, language: str = "ka") -> str:
    return f"/gori/{language}/market/listings/{listing.pk}/{rest}/"


@pytest.fixture
def signed_out(apples: Listing) -> Client:
    """A browser whose session ended while its page was open."""
    return Client()


@pytest.mark.parametrize(
    ("before", "deed", "status"),
    [
        ("published", "reserve", "reserved"),
        ("reserved", "unreserve", "published"),
        ("published", "pause", "paused"),
        ("paused", "resume", "published"),
        ("published", "sell_out", "sold_out"),
        ("expired", "confirm", "published"),
    ],
)
def test_a_button_pressed_twice_is_told_as_done_twice(
    as_nino: Client, apples: Listing, before: str, deed: str, status: str
) -> None:
    Listing.objects.update(status=before)
    pages = [as_nino.post(own(apples, f"do/{deed}"), follow=True).text for _ in range(2)]

    assert Listing.objects.get().status == status
    assert [page.count("notice-success") for page in pages] == [1, 1]
    assert "ახლა ეს შეუძლებელია" not in pages[1]


def test_the_same_again_pressed_twice_is_one_draft(as_nino: Client, apples: Listing) -> None:
    first, second = (as_nino.post(own(apples, "copy")) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Listing.objects.count() == 2


def test_a_copy_that_was_changed_since_is_another_listing(
    as_nino: Client, apples: Listing, nino: Person
) -> None:
    again = actions.copy(apples, by=nino)
    Listing.objects.filter(pk=again.pk).update(quantity=7)

    as_nino.post(own(apples, "copy"))

    assert Listing.objects.count() == 3


@pytest.mark.parametrize("rest", ["remove", "do/sell_out", "copy", "publish"])
def test_a_button_of_a_removed_listing_says_that_it_was_removed(
    as_nino: Client, apples: Listing, rest: str
) -> None:
    as_nino.post(own(apples, "remove"))

    page = as_nino.post(own(apples, rest, "en"), follow=True).text

    assert "This listing was removed." in page


@pytest.mark.parametrize(
    ("language", "told", "again"),
    [
        ("ka", "რაც დაწერეთ, შენახულია", "გადახედეთ და ხელახლა გაგზავნეთ"),
        ("ru", "написанное сохранено", "проверьте и отправьте"),
        ("en", "what you wrote is kept", "look it over and send it again"),
    ],
)
def test_a_price_typed_after_the_session_ended_waits_behind_the_sign_in(
    signed_out: Client, apples: Listing, nino: Person, language: str, told: str, again: str
) -> None:
    here = own(apples, "price", language)
    sign_in = signed_out.post(here, PRICE, follow=True)
    signed_out.force_login(nino)
    page = signed_out.get(here).text

    assert sign_in.redirect_chain[0][0].endswith(f"/sign-in/?next={here}")
    assert told in sign_in.text
    assert again in page
    assert 'value="1,4 ლარი"' in page
    assert Listing.objects.get().price == 150


def test_what_was_kept_is_saved_by_its_own_button_and_then_forgotten(
    signed_out: Client, apples: Listing, nino: Person
) -> None:
    here = own(apples, "price")
    signed_out.post(here, PRICE)
    signed_out.force_login(nino)
    signed_out.post(here, PRICE)

    assert Listing.objects.get().price == 140
    assert "ხელახლა გაგზავნეთ" not in signed_out.get(here).text


def test_everything_on_the_page_of_a_listing_is_kept(
    signed_out: Client, apples: Listing, nino: Person
) -> None:
    typed = {"quantity": "ბევრი", "text": "წითელი, ტკბილი", "variety_text": "ჩვენი ჯიში"}
    signed_out.post(own(apples, "edit"), typed)
    signed_out.force_login(nino)
    page = signed_out.get(own(apples, "edit", "ru")).text

    assert all(words in page for words in typed.values())
    assert "Не удалось понять" in page


@pytest.mark.parametrize("rest", ["do/sell_out", "copy", "publish", "remove"])
def test_a_button_pressed_after_the_session_ended_leads_back_to_the_list(
    signed_out: Client, apples: Listing, rest: str
) -> None:
    answer = signed_out.post(own(apples, rest, "en"), follow=True)

    assert answer.redirect_chain[0][0].endswith("/sign-in/?next=/gori/en/market/listings/mine/")
    assert "press the button again" in answer.text
    assert Listing.objects.get().status == "published"


def test_what_was_kept_is_shown_neither_to_others_nor_after_an_hour(
    signed_out: Client, apples: Listing, giorgi: Person, nino: Person
) -> None:
    signed_out.post(own(apples, "price"), PRICE)
    signed_out.force_login(giorgi)
    assert signed_out.get(own(apples, "price")).status_code == 404

    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        signed_out.force_login(nino)
        assert "1,4 ლარი" not in signed_out.get(own(apples, "price")).text


@pytest.mark.parametrize(("times", "length"), [(KEPT.times, 1), (0, LONGEST)])
def test_not_everything_of_everybody_is_kept(
    signed_out: Client, apples: Listing, times: int, length: int
) -> None:
    for _ in range(times):
        Client().post(own(apples, "price"), PRICE)

    page = signed_out.post(own(apples, "price", "en"), {"price": "1" * length}, follow=True).text

    assert "press the button again" in page
    assert not re.search("what you wrote is kept", page)
