"""What strangers see of requests: a list, one page each, a feed; never who asks."""

import json
import re

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.market.enquiries.actions import Buyer
from qvevri.market.wanted import actions
from qvevri.market.wanted.models import Complaint, Wanted
from qvevri.market.wanted.tests.conftest import make_open, make_wanted
from qvevri.places.models import Municipality
from qvevri.todos.queries import todos_for

HOME = "/gori/en/market/wanted/"
LANGUAGES = ["ka", "en", "ru"]


def buyers(number: int) -> Buyer:
    return Buyer(name=f"Buyer {number}", language="en", email=f"b{number}@import.example")


def make_many(municipality: Municipality, number: int) -> None:
    for one in range(number):
        make_open(municipality, buyers(one), sender=str(one), amount=one + 1)


def one_page(wanted: Wanted, client: Client, language: str = "en") -> str:
    address = f"/gori/{language}/market/wanted/{wanted.pk}-x"
    return client.get(client.get(address).headers["Location"]).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_and_page_read_in_every_language(
    wanted: Wanted, client: Client, language: str
) -> None:
    named = {"ka": "ვაშლი", "en": "Apples", "ru": "Яблоки"}[language]

    assert named in client.get(f"/gori/{language}/market/wanted/").content.decode()
    assert named in one_page(wanted, client, language)


def test_public_pages_hold_nothing_of_the_buyer(gori: Municipality, client: Client) -> None:
    buyer = Buyer(
        name="Anneliese Weber",
        language="en",
        email="anneliese@import.example",
        phone="+995599100177",
        country="DE",
    )
    wanted = make_open(gori, buyer)
    pages = one_page(wanted, client) + "".join(
        client.get(f"{HOME}{rest}").content.decode() for rest in ("", "rss/")
    )

    assert "Germany" in pages
    assert not re.search(r"Anneliese|import\.example|100177|10 01 77", pages)
    assert wanted.buyer_key not in pages


def test_unconfirmed_hidden_and_foreign_requests_are_not_shown(
    gori: Municipality, zestaponi: Municipality, anna: Buyer, clerk: object, client: Client
) -> None:
    make_wanted(gori, anna)
    hidden = make_open(gori, buyers(1), sender="b")
    actions.hide(hidden, "Twice", by=clerk)  # type: ignore[arg-type]
    make_open(zestaponi, buyers(2), sender="c")

    assert client.get(HOME).context["cards"] == []
    for wanted in Wanted.objects.all():
        assert client.get(f"{HOME}{wanted.pk}-apples").status_code == 404


def test_request_that_is_over_still_has_its_page(wanted: Wanted, client: Client) -> None:
    actions.close(wanted)

    page = one_page(wanted, client)

    assert "This request is over" in page
    assert 'content="noindex"' in page
    assert client.get(HOME).context["cards"] == []


def test_machines_read_a_demand(wanted: Wanted, client: Client) -> None:
    page = one_page(wanted, client)
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    said = json.loads(scripts[0])

    assert (said["@type"], said["name"].replace("\xa0", " ")) == ("Demand", "Apples, 1,000 kg")
    assert said["eligibleQuantity"] == {
        "@type": "QuantitativeValue",
        "value": 1000.0,
        "unitCode": "KGM",
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?concept=apple", 1),
        ("?concept=fruit", 1),
        ("?concept=honey", 0),
        ("?concept=nothing", 1),
        ("?q=ვაშლი", 1),
        ("?q=яблоки", 1),
        ("?q=fruit", 1),
        ("?q=honey", 0),
        ("?q=qwrtpsdf", 0),
        ("?q=%00%27%22", 0),
        (f"?q={'x' * 1500}", 0),
        ("?before=1", 0),
        ("?before=x", 1),
        ("?before=-1", 1),
    ],
)
def test_list_is_narrowed_by_what_is_meant(
    wanted: Wanted, client: Client, query: str, found: int
) -> None:
    assert len(client.get(f"{HOME}{query}").context["cards"]) == found


def test_nothing_found_leads_to_posting_the_same(wanted: Wanted, client: Client) -> None:
    page = client.get(f"{HOME}?concept=honey")

    assert page.context["post_url"] == "/gori/en/market/wanted/post/?concept=honey"


def test_list_goes_by_pages(gori: Municipality, client: Client) -> None:
    make_many(gori, 26)

    first = client.get(HOME).context
    second = client.get(first["next_url"]).context

    assert (len(first["cards"]), len(second["cards"])) == (24, 2)
    assert {card.pk for card in first["cards"]}.isdisjoint(c.pk for c in second["cards"])
    assert not second["next_url"]


@pytest.mark.parametrize("number", [1, 24])
def test_list_asks_as_little_for_one_as_for_many(
    gori: Municipality,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    make_many(gori, number)
    client.get(HOME)
    caches["pages"].clear()

    with django_assert_max_num_queries(3):
        assert len(client.get(HOME).context["cards"]) == number


def test_one_page_asks_little(
    wanted: Wanted, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    one_page(wanted, client)
    caches["pages"].clear()

    with django_assert_max_num_queries(3):
        client.get(f"{HOME}{wanted.pk}-apples")


def test_feed_tells_of_the_newest(wanted: Wanted, client: Client) -> None:
    feed = client.get(f"{HOME}rss/").content.decode()

    assert "<title>Apples, 1,000\xa0kg</title>" in feed
    assert f"/gori/en/market/wanted/{wanted.pk}-apples" in feed


def test_complaint_waits_for_a_moderator_once_for_each_sender(
    wanted: Wanted, client: Client, clerk: object, gori: Municipality
) -> None:
    for _ in range(2):
        answer = client.post(f"{HOME}{wanted.pk}/report/")

    assert "reported=yes" in answer.headers["Location"]
    assert Complaint.objects.count() == 1
    kinds = [todo.kind for todo in todos_for(clerk, gori)]  # type: ignore[arg-type]
    assert kinds.count("wanted.reported") == 1


def test_complaints_of_one_sender_are_limited(gori: Municipality, client: Client) -> None:
    make_many(gori, 11)
    answers = [
        client.post(f"{HOME}{wanted.pk}/report/").headers["Location"]
        for wanted in Wanted.objects.all()
    ]

    assert "refused=often" in answers[-1]
    assert Complaint.objects.count() == 10


def test_reading_writes_nothing(wanted: Wanted, client: Client) -> None:
    answer = client.get(HOME)

    assert not answer.cookies


def test_open_requests_are_on_the_map_of_the_site_and_hidden_ones_are_not(
    wanted: Wanted, client: Client
) -> None:
    there = client.get("/sitemap-gori.xml").getvalue().decode()
    Wanted.objects.update(status=Wanted.Status.HIDDEN)
    gone = client.get("/sitemap-gori.xml").getvalue().decode()

    found = re.findall(rf"<loc>\S+/(ka|en|ru)/market/wanted/{wanted.pk}-\S+?</loc>", there)
    assert sorted(found) == ["en", "ka", "ru"]
    assert there.count("/market/wanted/</loc>") == gone.count("/market/wanted/</loc>") == 3
    assert f"/market/wanted/{wanted.pk}-" not in gone
