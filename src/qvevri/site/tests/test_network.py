"""The bare host: its municipalities, and a search over all their markets."""

from django.test import Client

from qvevri.places.models import Municipality
from qvevri.site.tests.conftest import Offer


def test_network_leads_to_each_open_municipality(
    client: Client, gori: Municipality, zestaponi: Municipality
) -> None:
    page = client.get("/en/").content.decode()

    assert 'href="/gori/en/"' in page
    assert 'href="/zestaponi/en/"' in page


def test_network_hides_what_is_not_open(
    client: Client, gori: Municipality, zestaponi: Municipality
) -> None:
    Municipality.objects.filter(pk=zestaponi.pk).update(is_open=False)

    assert "/zestaponi/" not in client.get("/en/").content.decode()


def test_search_over_all_markets_finds_each_where_it_is(
    client: Client, gori: Municipality, zestaponi: Municipality, offer_apples: Offer
) -> None:
    offer_apples(gori, 1)
    offer_apples(zestaponi, 2)

    page = client.get("/en/search/?q=apples").content.decode()

    assert 'href="/gori/en/market/listings/1-apples"' in page
    assert 'href="/zestaponi/en/market/listings/2-apples"' in page


def test_searching_from_outside_leaves_the_addresses_of_the_network(
    client: Client, gori: Municipality, offer_apples: Offer
) -> None:
    offer_apples(gori, 1)

    page = client.get("/en/search/?q=apples").content.decode()

    assert 'action="/en/search/"' in page


def test_nothing_found_says_what_to_do(client: Client, gori: Municipality) -> None:
    page = client.get("/en/search/?q=zeppelin").content.decode()

    assert "Nothing found" in page


def test_cursor_of_yesterday_begins_anew(client: Client, gori: Municipality) -> None:
    answer = client.get("/en/search/?q=apples&cursor=gone")

    assert answer.status_code in (200, 302)


def test_words_of_a_stranger_are_shown_as_words(client: Client, gori: Municipality) -> None:
    page = client.get("/en/search/", {"q": "<b>apples</b>"}).content.decode()

    assert "&lt;b&gt;apples&lt;/b&gt;" in page


def test_feed_of_a_search_over_all_markets_says_where_each_thing_is(
    client: Client, gori: Municipality, zestaponi: Municipality, offer_apples: Offer
) -> None:
    offer_apples(gori, 1)
    offer_apples(zestaponi, 2)

    page = client.get("/en/search/?q=apples").content.decode()
    feed = client.get("/en/search/rss/?q=apples")

    assert 'href="/en/search/rss/?q=apples"' in page
    assert feed["Content-Type"].startswith("application/rss+xml")
    assert "<link>http://testserver/zestaponi/en/market/listings/2-apples</link>" in str(
        feed.content, "utf-8"
    )
    assert "Gori." in feed.content.decode()


def test_feed_of_nothing_found_is_empty(client: Client, gori: Municipality) -> None:
    assert "<item>" not in client.get("/en/search/rss/?q=zeppelin").content.decode()
