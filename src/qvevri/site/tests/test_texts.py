"""The texts of the house: who runs it, what it keeps of people, by which rules."""

import json

import pytest
from django.test import Client

from qvevri.places.models import Municipality
from qvevri.site.texts import ALL, Text

LANGUAGES = ("ka", "en", "ru")
ADDRESSES = ("about", "privacy", "terms", "accessibility", "open-source")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_text_is_there_in_each_language(
    client: Client, gori: Municipality, address: str, language: str
) -> None:
    page = client.get(f"/gori/{language}/{address}/")

    assert page.status_code == 200
    assert page.content.decode().count("<h2") >= 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_network_has_the_texts_too(client: Client, gori: Municipality, address: str) -> None:
    assert client.get(f"/en/{address}/").status_code == 200


def test_language_without_a_text_reads_english() -> None:
    assert Text("about", "", "").templates("hy") == [
        "site/texts/about_hy.html",
        "site/texts/about_en.html",
    ]


def test_about_names_who_answers(client: Client, gori: Municipality) -> None:
    Municipality.objects.filter(pk=gori.pk).update(email="agency@gori.example")

    assert "agency@gori.example" in client.get("/gori/en/about/").content.decode()


def test_texts_know_each_other(client: Client, gori: Municipality) -> None:
    page = client.get("/gori/en/terms/").content.decode()

    assert page.count('aria-current="page"') == 1
    assert all(str(text.title) in page for text in ALL if text.name == "terms")


def test_page_names_itself_in_the_other_languages(client: Client, gori: Municipality) -> None:
    page = client.get("/gori/ka/privacy/").content.decode()

    assert 'hreflang="ru" href="http://testserver/gori/ru/privacy/"' in page
    assert 'hreflang="x-default" href="http://testserver/gori/en/privacy/"' in page
    assert '<link rel="canonical" href="http://testserver/gori/ka/privacy/">' in page


def test_stranger_gets_no_cookie(client: Client, gori: Municipality) -> None:
    assert not client.get("/gori/ka/privacy/").cookies


def test_phone_can_put_the_market_on_its_screen(client: Client, gori: Municipality) -> None:
    manifest = json.loads(client.get("/gori/ka/manifest.webmanifest").content)

    assert manifest["name"] == "გორის მუნიციპალიტეტი"
    assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "512x512"]


def test_robots_find_the_map_of_the_site(client: Client, gori: Municipality) -> None:
    robots = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://testserver/sitemap.xml" in robots
    assert "Disallow: /*/desk/" in robots
