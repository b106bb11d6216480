"""A municipality is reached by the first part of the path or by its own host name."""

import pytest
from django.test import Client

from qvevri.places import queries
from qvevri.places.models import Municipality

SIGN_IN = "sign-in/"


@pytest.fixture
def with_host(gori: Municipality) -> Municipality:
    gori.host = "gori.example"
    gori.save()
    queries.forget()
    return gori


def test_pages_under_a_prefix_link_under_the_prefix(gori: Municipality, client: Client) -> None:
    response = client.get(f"/gori/ka/{SIGN_IN}")

    assert response.status_code == 200
    assert response.wsgi_request.municipality == gori  # type: ignore[attr-defined]
    assert 'href="/gori/ka/' in response.text
    assert 'href="/ka/' not in response.text


def test_pages_under_a_host_name_link_without_prefix(
    with_host: Municipality, client: Client
) -> None:
    response = client.get(f"/ka/{SIGN_IN}", headers={"host": "gori.example:8000"})

    assert response.wsgi_request.municipality == with_host  # type: ignore[attr-defined]
    assert 'href="/ka/' in response.text
    assert "/gori/" not in response.text


def test_bare_host_belongs_to_no_municipality(gori: Municipality, client: Client) -> None:
    response = client.get(f"/ka/{SIGN_IN}")

    assert response.status_code == 200
    assert response.wsgi_request.municipality is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/gori/", "/gori"])
@pytest.mark.parametrize(
    ("accepted", "language"),
    [("ru-RU,ru;q=0.9", "ru"), ("en", "en"), ("ka", "ka"), ("de", "ka"), ("", "ka")],
)
def test_bare_address_leads_to_the_readers_language(
    gori: Municipality, client: Client, path: str, accepted: str, language: str
) -> None:
    response = client.get(path, headers={"accept-language": accepted})

    assert response.headers["Location"] == f"/gori/{language}/"
    assert "Accept-Language" in response.headers["Vary"]


def test_bare_host_name_leads_to_the_readers_language(
    with_host: Municipality, client: Client
) -> None:
    response = client.get("/?a=1", headers={"host": "gori.example", "accept-language": "en"})

    assert response.headers["Location"] == "/en/?a=1"


def test_language_that_is_not_shown_gives_way_to_one_that_is(
    gori: Municipality, client: Client
) -> None:
    gori.languages = ["ka", "en"]
    gori.save()

    response = client.get("/gori/", headers={"accept-language": "ru"})

    assert response.headers["Location"] == "/gori/ka/"


def test_address_without_language_is_led_to_the_one_with_it(
    gori: Municipality, client: Client
) -> None:
    response = client.get(f"/gori/{SIGN_IN}", headers={"accept-language": "ru"})

    assert response.headers["Location"] == f"/gori/ru/{SIGN_IN}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ka", "ასეთი მუნიციპალიტეტი არ არსებობს"),
        ("ru", "Такого муниципалитета нет"),
        ("en", "There is no such municipality"),
    ],
)
def test_unknown_municipality_is_said_in_the_readers_language(
    gori: Municipality, client: Client, language: str, words: str
) -> None:
    response = client.get(f"/atlantis/{language}/market/")

    assert response.status_code == 404
    assert words in response.text
    assert f'href="/gori/{language}/"' in response.text


def test_closed_municipality_is_named(zestaponi: Municipality, client: Client) -> None:
    Municipality.objects.filter(pk=zestaponi.pk).update(is_open=False)

    response = client.get("/zestaponi/", headers={"accept-language": "en"})

    assert response.status_code == 404
    assert "Zestaponi Municipality has no market here yet" in response.text


@pytest.mark.parametrize("host", ["evil.example", "gori.example.evil.example", "zestaponi.example"])
def test_host_that_is_not_ours_is_refused_in_three_languages(
    with_host: Municipality, client: Client, host: str
) -> None:
    response = client.get("/ka/", headers={"host": host})

    assert response.status_code == 400
    assert [f'lang="{code}"' in response.text for code in ("ka", "en", "ru")] == [True] * 3


def test_other_municipality_is_not_reached_under_a_host_name(
    with_host: Municipality, zestaponi: Municipality, client: Client
) -> None:
    response = client.get(f"/zestaponi/ka/{SIGN_IN}", headers={"host": "gori.example"})

    assert response.status_code == 404


@pytest.mark.parametrize("host", ["testserver", "gori.example"])
def test_common_addresses_answer_on_every_host(
    with_host: Municipality, client: Client, host: str
) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_page_names_itself_in_every_language_under_the_prefix(
    gori: Municipality, client: Client
) -> None:
    response = client.get(f"/gori/ka/{SIGN_IN}")

    assert f"/gori/ru/{SIGN_IN}" in response.text
    assert f"/gori/en/{SIGN_IN}" in response.text
