"""A search says what it found, offers to narrow it, and shows a way on where it found nothing."""

import re
from html import unescape

import pytest
from django.test import Client

from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations.indexing import keep_findable
from qvevri.organisations.models import Organisation
from qvevri.search import ranking

LIST = "/gori/en/market/"


def page(client: Client, address: str, **headers: str) -> str:
    html = client.get(f"{LIST}{address}", headers=headers).content.decode()
    return unescape(html).replace("\xa0", " ")


def links(html: str, words: str) -> list[str]:
    """Addresses of the links whose text begins so."""
    found = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return [href for href, text in found if re.sub(r"<[^>]+>", "", text).strip().startswith(words)]


@pytest.fixture
def market(offer: Offer) -> list[int]:
    """Apples at 1.50 and 3 ₾ per kilo, and honey at 20 ₾ that is delivered."""
    honey = offer("honey", amount=2000, delivery=("delivery.tbilisi",))
    return [offer().pk, offer(amount=300).pk, honey.pk]


def test_each_filter_says_how_many_it_would_leave(stranger: Client, market: list[int]) -> None:
    html = page(stranger, "filters/")

    assert '<option value="fruit">Fruit (2)</option>' in html
    assert '<option value="apple">Apples (2)</option>' in html
    assert '<option value="skra">Skra (3)</option>' in html
    assert "delivered (1)" in html
    assert "Show 3 listings" in html


def test_what_would_leave_nothing_is_not_offered(stranger: Client, market: list[int]) -> None:
    html = page(stranger, "filters/")

    assert 'value="pear"' not in html
    assert 'value="ateni"' not in html


def test_filters_in_force_are_chosen_and_the_others_counted_within(
    stranger: Client, market: list[int]
) -> None:
    html = page(stranger, "filters/?concept=apple&delivers=on")

    assert '<option value="apple" selected>' in html
    assert re.search('<input[^>]*name="delivers"[^>]* checked', html)
    assert "Show 0 listings" in html


def test_sheet_gets_the_form_alone(stranger: Client, market: list[int]) -> None:
    part = page(stranger, "filters/", HX_Request="true")

    assert "<html" not in part
    assert part.strip().startswith("<form")


def test_band_of_price_leads_to_what_costs_as_much(stranger: Client, market: list[int]) -> None:
    html = page(stranger, "filters/?concept=apple")
    (cheap,) = links(html, "1–2 ₾")

    assert "1 listing<" in stranger.get(cheap).content.decode()


def test_address_of_a_search_is_its_whole_state(stranger: Client, market: list[int]) -> None:
    html = page(stranger, "?q=apples&price_to=2&sort=price")
    (filters_url,) = links(html, "Choose filters")
    again = stranger.get(filters_url).content.decode()

    assert all(part in again for part in ('value="apples"', 'value="2"', 'value="price"'))


def test_typing_error_is_mended_aloud_and_can_be_insisted_on(
    stranger: Client, market: list[int]
) -> None:
    html = page(stranger, "?q=appels")
    (as_typed,) = links(html, "Search for “appels” instead")

    assert "Showing results for <strong>" in html
    assert "Nothing found" in stranger.get(as_typed).content.decode()


def test_nothing_found_shows_what_is_near_and_ways_on(stranger: Client, market: list[int]) -> None:
    html = page(stranger, "?concept=pear&price_to=1")

    assert links(html, "Apples 2") == [f"{LIST}c/apple/"]
    assert links(html, "Tell me when there is")[0].endswith("new/?concept=pear&price_to=1")
    assert links(html, "Write what you are looking for")[0].endswith("post/?concept=pear")


def test_nothing_found_in_a_village_leads_to_its_surroundings(
    stranger: Client, market: list[int], ateni: object
) -> None:
    html = page(stranger, "?q=apples&settlement=ateni&km=5")

    (wider,) = links(html, "Within 40 km of Ateni")
    assert "2 listings" in stranger.get(wider).content.decode()


@pytest.mark.parametrize("words", ["pears Skra", "მსხალი სკრიდან", "груши из Скры"])
def test_village_in_the_words_leads_to_its_surroundings_too(
    stranger: Client, market: list[int], words: str
) -> None:
    wider = links(page(stranger, f"?q={words}"), "Within 40 km of Skra")

    assert wider == [f"{LIST}?concept=pear&settlement=skra&km=40"]


def test_suggestions_are_concepts_first_then_sellers_and_villages(
    stranger: Client, market: list[int], farm: Organisation
) -> None:
    keep_findable(farm)
    apples = links(page(stranger, "suggest/?q=app"), "Apples")
    seller = links(page(stranger, "suggest/?q=nino"), "Ninos")
    village = links(page(stranger, "suggest/?q=skr"), "Skra")

    assert apples == [f"{LIST}?q=Apples"]
    assert seller[0].startswith(f"/gori/en/sellers/{farm.pk}-")
    assert village == [f"{LIST}in/skra/"]


@pytest.mark.parametrize("typed", ["a", "ა", "в", "", "%", "x" * 500, "\x00"])
def test_suggestions_are_eight_at_most_whatever_is_typed(
    stranger: Client, market: list[int], typed: str
) -> None:
    answer = stranger.get(f"{LIST}suggest/", {"q": typed})

    assert answer.status_code == 200
    assert answer.content.decode().count("role=") <= 8


def test_formula_of_the_order_is_published_with_its_numbers(stranger: Client, gori: object) -> None:
    html = page(stranger, "order/")

    rows = dict(re.findall(r'<th scope="row">(.*?)</th><td class="number">(\d+)</td>', html))
    assert rows["a kind of that product"] == str(ranking.NARROWER)
    assert len(rows) == 23
    assert f"Formula number {ranking.VERSION}." in html


@pytest.mark.parametrize(
    ("address", "feed", "number"),
    [
        ("", "rss/", 3),
        ("c/apple/", "c/apple/rss/", 2),
        ("c/apple/?price_to=2", "c/apple/rss/?price_to=2", 1),
        ("in/skra/", "in/skra/rss/", 3),
        ("?q=honey&sort=price", "rss/?q=honey", 1),
    ],
)
def test_every_list_has_a_feed_of_exactly_its_filters(
    stranger: Client, market: list[int], address: str, feed: str, number: int
) -> None:
    html = page(stranger, address)

    assert 'type="application/rss+xml" title="' in html
    assert html.count(f'href="{LIST}{feed}"') == 2
    assert page(stranger, feed).count("<item>") == number


def test_ticked_listings_are_asked_about_together(stranger: Client, market: list[int]) -> None:
    html = page(stranger, "")
    ticks = re.findall(r'name="listing" value="(\d+)" form="ticked"', html)
    (action,) = re.findall(r'id="ticked" method="get" action="([^"]+)"', html)
    asked = stranger.get(action, {"listing": ticks[:2]}).content.decode()

    assert sorted(map(int, ticks)) == sorted(market)
    assert asked.count("/market/listings/") >= 2


def test_many_listings_of_one_seller_are_all_to_be_seen(
    stranger: Client, offer: Offer, farm: Organisation
) -> None:
    for number in range(1, 27):
        offer(quantity=number)
    seller = stranger.get(f"/gori/en/sellers/{farm.pk}-ninos-bagi", follow=True).content.decode()
    (everything,) = links(seller, "Everything this seller offers")

    assert "26 listings" in stranger.get(everything).content.decode()
