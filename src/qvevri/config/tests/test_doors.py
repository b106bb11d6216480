"""What is decided at the door: too long an address, HEAD, a foreign host, a form from elsewhere."""

import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings

from qvevri.config.checks import proxies_are_networks
from qvevri.config.logs import shorten_refusal
from qvevri.places.models import Municipality

TOO_LONG = ("მისამართი ძალიან გრძელია", "This address is too long", "Этот адрес слишком длинный")


def test_address_over_four_thousand_bytes_gets_a_page_in_three_languages(client: Client) -> None:
    answer = client.get("/gori/ka/market/", {"concept": "a" * 4000})

    assert answer.status_code == 414
    assert all(words in answer.content.decode() for words in TOO_LONG)


@pytest.mark.parametrize("page", ["market/", "market/suggest/", "market/rss/"])
@pytest.mark.parametrize("letter", ["a", "ვ", "яблоки ", "🍎", "%", "\u200d"])
def test_search_of_five_thousand_letters_is_made_by_its_beginning(
    gori: Municipality, client: Client, page: str, letter: str
) -> None:
    answer = client.get(f"/gori/ka/{page}", {"q": "წყალი " + letter * 5000}, follow=True)

    assert answer.status_code == 200
    assert len(answer.redirect_chain) == 1


def test_search_of_four_hundred_georgian_letters_is_no_long_address(
    gori: Municipality, client: Client
) -> None:
    assert client.get("/gori/ka/market/", {"q": "ვ" * 400}).status_code == 200


@pytest.mark.parametrize("address", ["/gori/ka/market/", "/gori/ka/nowhere/", "/healthz"])
def test_head_is_answered_with_the_length_of_the_page_and_no_page(
    gori: Municipality, client: Client, address: str
) -> None:
    whole, head = client.get(address), client.head(address)

    assert head.status_code == whole.status_code
    assert head.content == b""
    assert int(head.headers["Content-Length"]) > 1


def test_host_with_a_port_that_cannot_be_is_refused(gori: Municipality, client: Client) -> None:
    answer = client.get("/gori/ka/", headers={"host": "127.0.0.1:99999"})

    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_api_says_as_a_problem_that_it_can_only_be_read(
    client: Client, db: None, method: str, language: str
) -> None:
    answer = getattr(client, method)(f"/api/v1/municipalities?lang={language}")

    assert answer.status_code == 405
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.json()["status"], answer.headers["Allow"]) == (405, "GET")


def test_somebody_who_may_not_leaves_one_line_in_the_log() -> None:
    refused = (PermissionDenied, PermissionDenied(), None)
    record = logging.LogRecord("django", logging.WARNING, "", 1, "Forbidden", None, refused)

    assert shorten_refusal(record)
    assert record.exc_info is None


def test_mistake_of_ours_keeps_its_traceback() -> None:
    broken = (ValueError, ValueError(), None)
    record = logging.LogRecord("django", logging.ERROR, "", 1, "Broken", None, broken)

    assert shorten_refusal(record)
    assert record.exc_info == broken


@pytest.mark.parametrize(
    ("named", "wrong"), [(["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"], 0), (["nginx", "*"], 2)]
)
def test_proxies_that_are_no_networks_are_named_at_the_start(
    settings: Settings, named: list[str], wrong: int
) -> None:
    settings.TRUSTED_PROXIES = named

    assert len(proxies_are_networks(None)) == wrong
