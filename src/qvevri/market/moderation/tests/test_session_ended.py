"""An officer's form is sent after the session had ended: what was written is not lost."""

import pytest
from django.test import Client

from qvevri.market.listings.models import Listing

WORDS = "ფოტო სხვა <b>საქონლისაა</b>"


def address(listing: Listing, deed: str = "send-back") -> str:
    return f"/gori/ka/market/reports/decide/{listing.pk}/{deed}/"


@pytest.fixture
def returned(apples: Listing, as_clerk: Client) -> Client:
    """A browser that sent a reason signed out, and in which the officer has signed in since."""
    stranger = Client()
    answer = stranger.post(address(apples), {"ready": "photo", "own_words": WORDS})
    assert answer.headers["Location"].startswith("/gori/ka/sign-in/")
    session = as_clerk.session
    session["unsent"] = stranger.session["unsent"]
    session.save()
    return as_clerk


def test_what_was_written_is_sent_once_more_by_one_button(
    returned: Client, apples: Listing
) -> None:
    page = returned.get(address(apples)).text

    assert "ფოტო სხვა &lt;b&gt;საქონლისაა&lt;/b&gt;</textarea>" in page
    assert '<textarea name="ready" hidden>' in page
    assert "csrfmiddlewaretoken" in page


def test_it_is_shown_once_then_the_address_is_as_ever(returned: Client, apples: Listing) -> None:
    returned.get(address(apples))

    assert returned.get(address(apples)).status_code == 405


def test_it_is_shown_at_its_own_address_alone(returned: Client, apples: Listing) -> None:
    assert "საქონლისაა" not in returned.get(address(apples, "remove")).text
    assert "საქონლისაა" not in returned.get("/gori/ka/desk/").text


def test_button_without_words_is_pressed_once_more(apples: Listing, as_clerk: Client) -> None:
    stranger = Client()
    stranger.post(address(apples, "dismiss"))
    session = as_clerk.session
    session["unsent"] = stranger.session["unsent"]
    session.save()

    assert "რასაც დააჭირეთ" in as_clerk.get(address(apples, "dismiss")).text


def test_seller_never_sees_what_an_officer_wrote(apples: Listing, as_nino: Client) -> None:
    stranger = Client()
    stranger.post(address(apples), {"own_words": WORDS})
    session = as_nino.session
    session["unsent"] = stranger.session["unsent"]
    session.save()

    assert as_nino.get(address(apples)).status_code == 404
