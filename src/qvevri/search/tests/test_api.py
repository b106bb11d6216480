"""The read API searches as the pages do."""

import pytest
from django.test import Client

from qvevri.market.listings import actions
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary.prices import PriceForm


@pytest.fixture
def apples(farm: Organisation, nino: Person) -> int:
    said = ListingInput(
        "apple",
        price=PriceInput(PriceForm.FIXED, 150, unit="kg"),
        text="ჩვენი მეფუტკრეებიც ყიდიან თაფლს",
        text_language="ka",
    )
    return actions.publish(actions.draft(farm, said, by=nino), by=nino).pk


@pytest.mark.parametrize(
    "words",
    [
        "ვაშლი",
        "яблоки до 2 лари",
        "apples near Skra",
        "ვაშბი",
        "dfikb",
        "honey",
        "მეფუტკრე",
        "ninos",
    ],
)
def test_api_finds_by_meaning_and_spelling(apples: int, client: Client, words: str) -> None:
    answer = client.get("/api/v1/listings", {"q": words, "municipality": "gori"}).json()

    assert [item["id"] for item in answer["items"]] == [apples]


@pytest.mark.parametrize("words", ["pears", "яблоки до 1 лари", "apples in Ateni"])
def test_api_leaves_out_what_was_not_meant(
    apples: int, ateni: object, client: Client, words: str
) -> None:
    assert client.get("/api/v1/listings", {"q": words}).json()["items"] == []
