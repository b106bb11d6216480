"""Walk every public address of Gori: no phone number, no e-mail, nothing of Zestaponi."""

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from qvevri.market.listings.tests.factories import make_published
from qvevri.market.shopfront.tests.conftest import Offer
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement

MOST_PAGES = 250
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
LINK = re.compile(
    r'(?:href|src|action|data-map|data-suggest)="([^"#]+)|<loc>([^<]+)|"url": ?"([^"]+)"'
)
# Nino's and the cellar's numbers, however they are parted; other digits may be examples in a help.
PHONE = re.compile(r"599[\s()-]*100[\s-]*1[\s-]*(?:01|99)")
CONTACT = re.compile(f"{PHONE.pattern}|{EMAIL.pattern}|mailto:|tel:")
STARTS = (
    "/gori/ka/",
    "/gori/en/",
    "/gori/ru/",
    "/gori/en/market/?q=apples",
    "/gori/en/market/rss/",
    "/gori/en/market/suggest/?q=a",
    "/sitemap.xml",
    "/api/v1/listings?municipality=gori",
    "/api/v1/municipalities",
)
# Where a secret or a person is needed, and what is no text.
OUTSIDE = re.compile(r"/(static|media|share)/|\.(png|svg|css|js)$|/zestaponi/|sitemap-zestaponi")


@pytest.fixture
def market(
    offer: Offer, farm: Organisation, zestaponi: Municipality, sviri: Settlement, giorgi: Person
) -> Municipality:
    """Gori with three listings and a shy seller, and Zestaponi with one."""
    Organisation.objects.filter(pk=farm.pk).update(
        email="nino@farm.example", story="ჩვენი ბაღი სკრაშია.", tax_code=""
    )
    for concept in ("apple", "honey", "potato"):
        offer(concept)
    there = Organisation.objects.create(
        municipality=zestaponi,
        settlement=sviri,
        name={"ka": "სვირის მარანი", "en": "Sviri Cellar", "ru": "Погреб Свири"},
        phone="+995599100199",
        trust=Organisation.Trust.TRUSTED,
    )
    Membership.objects.create(person=giorgi, organisation=there)
    make_published(there, giorgi, concept="plum")
    return farm.municipality


def walked(client: Client) -> dict[str, str]:
    """Every public page of Gori that links lead to, with its text."""
    waiting, pages = deque(STARTS), dict[str, str]()
    while waiting and len(pages) < MOST_PAGES:
        path = waiting.popleft()
        if path in pages or OUTSIDE.search(path):
            continue
        answer = client.get(path, follow=True)
        assert answer.status_code != 500, path
        pages[path] = answer.getvalue().decode()
        waiting += following(path, pages[path])
    return pages


def following(path: str, text: str) -> list[str]:
    """The addresses on this host that a page leads to."""
    found = []
    for groups in LINK.findall(text):
        link = urlsplit(urljoin(f"http://testserver{path}", next(filter(None, groups))))
        if link.netloc == "testserver":
            address = f"{link.path}?{link.query}" if link.query else link.path
            found.append(address.replace("&amp;", "&"))
    return found


def test_no_public_address_gives_away_a_contact_or_another_market(
    stranger: Client, market: Municipality
) -> None:
    pages = walked(stranger)
    told = {path: found for path, text in pages.items() if (found := CONTACT.findall(text))}
    strange = [
        path
        for path, text in pages.items()
        if path.startswith("/gori/") and re.search("Sviri|სვირის|Свири", text)
    ]

    assert len(pages) > 60
    assert told == {}
    assert strange == []
