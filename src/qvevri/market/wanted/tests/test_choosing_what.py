"""What is needed is chosen by typing in any language, or by tapping a picture."""

import pytest
from django.test import Client

from qvevri.places.models import Municipality

PAGE = "/gori/en/market/wanted/post/"


@pytest.mark.parametrize("typed", ["apples", "ვაშლი", "яблоки", "vashli", "ვაშლები"])
def test_typed_word_leads_to_the_form(gori: Municipality, client: Client, typed: str) -> None:
    answer = client.get(PAGE, {"q": typed})

    assert answer.headers["Location"] == f"{PAGE}?concept=apple"


@pytest.mark.parametrize("typed", ["Golden Delicious", "ვაშლი გოლდენ დელიშესი"])
def test_variety_brings_its_product(gori: Municipality, client: Client, typed: str) -> None:
    answer = client.get(PAGE, {"q": typed})

    assert answer.headers["Location"] == f"{PAGE}?concept=apple&variety=apple.golden-delicious"


@pytest.mark.parametrize("typed", ["ვაშლი 30 ტონა", "apples 30 t", "30 тонн яблок"])
def test_amount_that_was_said_need_not_be_said_again(
    gori: Municipality, client: Client, typed: str
) -> None:
    form = client.get(PAGE, {"q": typed}, follow=True).context["form"]

    assert (form["amount"].value(), form["unit"].value()) == ("30", "t")


def test_group_can_be_wanted_too(gori: Municipality, client: Client) -> None:
    assert client.get(PAGE, {"concept": "fruit"}).context["concept"].code == "fruit"


@pytest.mark.parametrize("typed", ["qwrtpsdf", "x" * 120, "'; DROP TABLE", "🍎🍎"])
def test_unknown_word_keeps_the_pictures(gori: Municipality, client: Client, typed: str) -> None:
    answer = client.get(PAGE, {"q": typed})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert answer.context["groups"]


def test_word_that_means_several_things_asks_which(gori: Municipality, client: Client) -> None:
    answer = client.get(PAGE, {"q": "dried"})

    assert answer.status_code == 200
    assert len(answer.context["candidates"]) > 1


@pytest.mark.parametrize("code", ["nothing", "kg", "apple.champion.x", "certificate.bio"])
def test_what_nobody_can_want_falls_back_to_the_pictures(
    gori: Municipality, client: Client, code: str
) -> None:
    assert client.get(PAGE, {"concept": code}).context["groups"]
