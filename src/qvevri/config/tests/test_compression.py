"""What the budgets of bytes promise is what leaves the house, not what could leave it."""

import gzip

import pytest
from django.core.cache import caches
from django.test import Client

from qvevri.market.listings import actions
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary.prices import PriceForm

GZIP = {"Accept-Encoding": "gzip, deflate, br"}
TEXTS = (
    *("/gori/ka/", "/gori/ka/market/", "/gori/en/sign-in/", "/gori/ru/market/rss/"),
    *("/api/v1/listings", "/api/v1/openapi.json"),
    *("/gori/ka/market/listings/post/", "/nowhere/ka/"),
)


@pytest.fixture(autouse=True)
def apples(farm: Organisation, nino: Person) -> Listing:
    """Nino's published apples; nothing of an earlier test is kept."""
    caches["pages"].clear()
    price = PriceInput(PriceForm.FIXED, 150, unit="kg")
    return actions.publish(
        actions.draft(farm, ListingInput("apple", price=price), by=nino), by=nino
    )


@pytest.mark.parametrize("address", TEXTS)
def test_text_leaves_compressed(client: Client, address: str) -> None:
    answer = client.get(address, headers=GZIP)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    assert len(answer.content) < len(gzip.decompress(answer.content))


def test_kept_page_reaches_each_reader_in_a_form_they_can_read(client: Client) -> None:
    compressed = [client.get("/gori/ka/market/", headers=GZIP).content for _time in range(2)]
    plain = client.get("/gori/ka/market/")

    # Compressed once: what chance added to it is kept too.
    assert compressed[0] == compressed[1]
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(compressed[0]) == plain.content
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_picture_is_not_compressed_again(client: Client, apples: Listing) -> None:
    answer = client.get(f"/gori/ka/market/share/{apples.pk}.png", headers=GZIP)

    assert "Content-Encoding" not in answer.headers
    assert answer.content[:4] == b"\x89PNG"


def test_compressed_answer_that_did_not_change_is_not_sent_again(client: Client) -> None:
    first = client.get("/api/v1/concepts", headers=GZIP)
    again = client.get("/api/v1/concepts", headers=GZIP | {"If-None-Match": first["ETag"]})

    assert again.status_code == 304
