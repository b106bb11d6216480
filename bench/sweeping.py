"""Every other kind of page, inside one house, with nothing kept; and what it reads through."""

import re
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from bench.searching import browser
from bench.timing import busy
from bench.watching import read_through, watched
from qvevri.market.listings.models import Listing
from qvevri.organisations.addresses import page_of
from qvevri.people.models import Person
from qvevri.search import actions as search

TRIES = 3
WAITING = 300
PLACE = "/gori/en/market"
PUBLIC = (
    "/gori/en/",
    f"{PLACE}/",
    f"{PLACE}/?sort=price",
    f"{PLACE}/?sort=distance",
    f"{PLACE}/c/fruit/",
    f"{PLACE}/c/apple/?sort=price",
    f"{PLACE}/c/apple.golden-delicious/",
    f"{PLACE}/in/skra/",
    f"{PLACE}/in/skra/?sort=price",
    f"{PLACE}/?season=on",
    f"{PLACE}/?verified=on&delivers=on",
    f"{PLACE}/?price_from=1&price_to=2",
    f"{PLACE}/?price_to=0.05",
    f"{PLACE}/?price_from=5000",
    f"{PLACE}/?listing_kind=service",
    f"{PLACE}/?settlement=skra&km=5",
    f"{PLACE}/?concept=apple&settlement=skra&verified=on&price_to=1",
    f"{PLACE}/?q=apple",
    f"{PLACE}/?q=apple&sort=price",
    f"{PLACE}/?q=apple&sort=distance",
    f"{PLACE}/?q=a",
    f"{PLACE}/?q=zzklisting",
    f"{PLACE}/?q=%22*%3A+NEAR+%26+%7C+%21+%3C-%3E",
    f"{PLACE}/rss/",
    f"{PLACE}/rss/?q=apple",
    f"{PLACE}/map/",
    f"{PLACE}/map/sellers.geojson",
    f"{PLACE}/suggest/?q=app",
    "/en/?q=apple",
    "/healthz",
    "/sitemap.xml",
    "/gori/sitemap.xml",
    f"{PLACE}/filters/",
    f"{PLACE}/listings/post/",
    f"{PLACE}/wanted/",
    f"{PLACE}/wanted/?concept=apple",
    f"{PLACE}/wanted/rss/",
    "/gori/en/history/days/",
    "/gori/history/heads.txt",
    "/api/v1/history?municipality=gori",
)
API = (
    "?",
    "?sort=price",
    "?concept=apple",
    "?concept=fruit&sort=price",
    "?q=apple",
    "?municipality=gori",
    "?municipality=gori&sort=price",
    "?municipality=gori&sort=distance",
    "?municipality=gori&concept=apple&sort=price",
    "?municipality=gori&settlement=skra&sort=price",
    "?municipality=gori&q=apple&sort=distance",
)
OFFICERS = (
    "/gori/ka/desk/",
    "/gori/ka/market/sheets/",
    "/gori/ka/market/listings/mine/",
    "/gori/ka/history/",
    "/gori/ka/history/?before=5000",
    "/gori/ka/history/?kind=organisations.organisation",
    "/gori/ka/market/wanted/staff/",
    "/gori/ka/market/wanted/staff/demand/",
    "/gori/ka/market/alerts/held/",
    "/gori/ka/market/enquiries/",
    "/gori/ka/messages/log/",
    "/gori/ka/sellers/office/",
    "/gori/ka/sellers/office/?q=mari",
    "/gori/ka/town-hall/settlements/",
    "/gori/ka/vocabulary/",
    "/gori/ka/me/",
)


@dataclass(frozen=True)
class Swept:
    """One page with nothing kept: its best time, and the growing tables it reads through."""

    address: str
    status: int
    ms: float
    cpu_ms: float
    sql_ms: float
    queries: int
    kb: float
    read_through: list[str]


def swept(client: Client, address: str) -> Swept:
    """Ask for a page some times with nothing kept."""
    best: Swept | None = None
    for _ in range(TRIES):
        for name in ("pages", "default"):
            caches[name].clear()
        started, begun = time.perf_counter(), busy()
        with watched() as seen:
            answer = client.get(address)
            size = len(b"".join(answer)) if answer.streaming else len(answer.content)
        spent, cpu = time.perf_counter() - started, busy() - begun
        if best is None or cpu < best.cpu_ms:
            through = [table for sql, given in seen.reading for table in read_through(sql, given)]
            best = Swept(
                address=address,
                status=answer.status_code,
                ms=round(1000 * spent, 1),
                cpu_ms=round(cpu, 1),
                sql_ms=round(seen.again(), 1),
                queries=len(seen.statements),
                kb=round(size / 1024, 1),
                read_through=through,
            )
    assert best is not None
    return best


def officer() -> Client:
    """The officer of Gori, second factor included."""
    client = browser()
    client.cookies.clear()
    person = Person.objects.get(email="officer@gori.example")
    client.force_login(person)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "type": "totp", "at": timezone.now().timestamp()}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


def let_some_wait() -> None:
    """Some listings wait for the officer."""
    newest = Listing.objects.filter(municipality__slug="gori").order_by("-pk")
    if newest.waiting().exists():
        return
    for listing in newest[:WAITING]:
        Listing.objects.filter(pk=listing.pk).update(status=Listing.Status.WAITING)
        search.drop("listing", listing.pk)


def of_one() -> Iterator[str]:
    """The pages of one listing and of its seller."""
    listing = Listing.objects.filter(municipality__slug="gori").published().order_by("-pk")[0]
    yield f"{PLACE}/listings/{listing.pk}-x"
    yield f"{PLACE}/enquiries/ask/{listing.pk}/"
    yield f"/api/v1/listings/{listing.pk}"
    yield f"/gori{page_of(listing.organisation)}"


def parts_of_sitemap(client: Client) -> list[str]:
    """The addresses that the sitemap leads to, without their host; the first few."""
    content = client.get("/gori/sitemap.xml").content.decode()
    found = re.findall(r"<loc>https?://[^/]+(/[^<]*\.xml[^<]*)</loc>", content)
    return [address.replace("&amp;", "&") for address in found[:4]]


def measure() -> list[dict[str, Any]]:
    """Every page once."""
    let_some_wait()
    client = browser()
    addresses = [*PUBLIC, *(f"/api/v1/listings{one}" for one in API), *of_one()]
    rows = [swept(client, address) for address in (*addresses, *parts_of_sitemap(client))]
    signed_in = officer()
    rows += [swept(signed_in, address) for address in OFFICERS]
    return [asdict(row) for row in rows]
