"""The frame is kept ready, and yet each page's is its own."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from qvevri.core import frame
from qvevri.people.models import Person
from qvevri.places import queries as places
from qvevri.places.models import Municipality


def page(client: Client, address: str = "/gori/en/about/") -> str:
    return client.get(address).content.decode()


def top(client: Client, address: str) -> str:
    return re.sub(r"<main.*</main>", "", page(client, address), flags=re.DOTALL)


@pytest.fixture
def anyone(gori: Municipality, zestaponi: Municipality) -> Client:
    """A stranger whose pages are made anew each time, the frame from what is kept."""
    client = Client()
    client.cookies["sessionid"] = "nobody"
    return client


def test_municipality_has_its_own_frame(anyone: Client) -> None:
    ours, theirs = [top(anyone, f"/{slug}/en/about/") for slug in ("gori", "zestaponi")]

    assert "Gori Municipality" in ours
    assert "Zestaponi Municipality" not in ours
    assert "/gori/" not in theirs


def test_language_has_its_own_frame_and_links_to_this_page_in_the_others(anyone: Client) -> None:
    for address in ("/gori/ka/terms/", "/gori/ru/about/"):
        top(anyone, address)
    html = top(anyone, "/gori/en/privacy/?x=1")

    links = re.findall(r'<a href="http://testserver([^"]+)" lang="(\w+)"', html)
    assert set(links) == {("/gori/ka/privacy/?x=1", "ka"), ("/gori/ru/privacy/?x=1", "ru")}
    assert '<strong lang="en" aria-current="true">' in html


def test_renamed_municipality_is_called_so_at_once(anyone: Client, gori: Municipality) -> None:
    top(anyone, "/gori/en/about/")
    gori.full_name = {"ka": "გორი", "en": "Gori Town", "ru": "Гори"}
    gori.save()
    places.forget()

    assert "Gori Town" in top(anyone, "/gori/en/about/")


def test_words_searched_for_stay_on_their_page_and_cannot_write_into_it(anyone: Client) -> None:
    searched = page(anyone, '/gori/en/market/?q="><b>honey')

    assert 'value="&quot;&gt;&lt;b&gt;honey"' in searched
    assert "honey" not in top(anyone, "/gori/en/about/")


@pytest.mark.usefixtures("gori")
def test_nobody_gets_the_places_of_another(
    anyone: Client, as_clerk: Client, as_nino: Client, nino: Person
) -> None:
    officers, ninos, strangers = page(as_clerk), page(as_nino), page(anyone)

    assert ("/desk/" in officers, "Sign out" in officers) == (True, True)
    assert ("/desk/" in ninos, "Sign out" in ninos) == (False, True)
    assert ("Sign out" in strangers, "Sign in" in strangers) == (False, True)


def test_kept_frame_is_not_drawn_again(anyone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    caches["pages"].clear()
    page(anyone)
    drawn: list[str] = []
    monkeypatch.setattr(frame, "get_template", drawn.append)

    page(anyone, "/gori/en/terms/")

    assert drawn == []
