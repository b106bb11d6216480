"""Whoever is named by the words of a search stands above its listings, in any script."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations.indexing import keep_findable
from qvevri.organisations.models import Organisation

LIST = "/gori/en/market/"
CHIP = re.compile(r'<a class="chip" href="([^"]*/sellers/[^"]*)">(.*?)</a>', re.DOTALL)


def sellers(client: Client, query: str, language: str = "en") -> list[tuple[str, str]]:
    """Address and words of each seller above the list."""
    caches["pages"].clear()
    html = client.get(f"/gori/{language}/market/?{query}").content.decode()
    plain = [(href, re.sub("<[^>]+>", "", said)) for href, said in CHIP.findall(html)]
    return [(href, " ".join(unescape(said).split())) for href, said in plain]


@pytest.fixture(autouse=True)
def known(farm: Organisation) -> None:
    keep_findable(farm)


@pytest.mark.parametrize("words", ["ninos", "ნინოს", "Нинос", "nino"])
def test_seller_whose_name_holds_the_words_is_shown_with_or_without_listings(
    stranger: Client, farm: Organisation, offer: Offer, words: str
) -> None:
    alone = sellers(stranger, f"q={words}")
    offer()

    assert len(alone) == 1
    assert alone == sellers(stranger, f"q={words}")
    assert f"/sellers/{farm.pk}-" in alone[0][0]


def test_seller_is_named_in_the_language_of_the_reader(stranger: Client) -> None:
    ((_url, georgian),) = sellers(stranger, "q=ninos", "ka")
    ((_url, russian),) = sellers(stranger, "q=ninos", "ru")

    assert (georgian[:4], russian[:4]) == ("ნინო", "Нино")


@pytest.mark.parametrize("query", ["q=apple", "q=ninos+lomidze", "sort=price", "q=zqxwv"])
def test_no_seller_is_shown_whom_the_words_do_not_name(
    stranger: Client, offer: Offer, query: str
) -> None:
    offer()

    assert sellers(stranger, query) == []


def test_hidden_seller_is_not_shown(stranger: Client, farm: Organisation) -> None:
    farm.trust = farm.Trust.BLOCKED
    farm.save()
    keep_findable(farm)

    assert sellers(stranger, "q=ninos") == []


@pytest.mark.parametrize("query", ["q=ninos", "q=ninso", "q=ninos&price_to=1"])
def test_sellers_cost_no_question_more(
    stranger: Client, offer: Offer, query: str, django_assert_max_num_queries: Any
) -> None:
    offer()
    stranger.get(f"{LIST}?q=nothing")
    caches["pages"].clear()

    with django_assert_max_num_queries(4):
        assert sellers(stranger, query)
