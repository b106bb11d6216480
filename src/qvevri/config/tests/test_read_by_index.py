"""No page of the market reads a table through that grows with it: there is an index to go by."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from qvevri.market.listings.models import Listing
from qvevri.market.listings.tests.factories import make_published
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.search.tests.test_plans import plan, statements

# Few compared with what they sell and ask, or counted on purpose: people, sessions, jobs.
GROWING = (
    "listings_listing|organisations_organisation|organisations_membership|history_entry|files_photo"
    "|notices_message|enquiries_enquiry|enquiries_turn|wanted_wanted|wanted_asked|wanted_answer"
    "|wanted_turn|wanted_complaint|alerts_alert|alerts_anchor|alerts_finding|moderation_report"
)
OF_STRANGERS = [
    *(
        "/gori/en/",
        "/gori/en/market/",
        "/gori/en/market/map/",
        "/gori/en/market/map/sellers.geojson",
    ),
    *("/gori/en/market/listings/{pk}", "/gori/en/sellers/{seller}", "/sitemap.xml"),
    *("/sitemap-gori.xml", "/sitemap-gori-1.xml", "/sitemap-gori-sellers-1.xml"),
    *("/gori/en/market/listings/post/", "/gori/en/market/enquiries/ask/{pk}/"),
    *("/gori/en/market/wanted/", "/gori/en/market/wanted/?concept=apple"),
    *("/gori/en/market/wanted/rss/", "/gori/en/market/reports/{pk}/"),
    *("/gori/en/history/days/", "/gori/history/heads.txt", "/api/v1/history?municipality=gori"),
    *("/api/v1/listings", "/api/v1/listings/{pk}"),
    "/api/v1/listings?municipality=gori&settlement=skra&sort=price",
]
OF_OFFICERS = [
    *("/gori/en/desk/", "/gori/en/history/", "/gori/en/history/?kind=listings.listing"),
    *("/gori/en/market/wanted/staff/", "/gori/en/market/alerts/held/", "/gori/en/messages/log/"),
    *("/gori/en/market/reports/decide/{pk}/", "/gori/en/sellers/{seller}/office/"),
    *("/gori/en/town-hall/settlements/", "/gori/en/market/enquiries/", "/gori/en/market/alerts/"),
]
READ_THROUGH = {
    "sqlite": re.compile(rf"SCAN (?:{GROWING})\b(?!.*INDEX).*"),
    "postgresql": re.compile(rf"Seq Scan on (?:{GROWING})\b.*"),
}


@pytest.fixture
def listing(farm: Organisation, nino: Person) -> Listing:
    return make_published(farm, nino, concept="apple")


def flaws(client: Client, address: str, listing: Listing) -> list[str]:
    for name in ("pages", "default"):
        caches[name].clear()
    with statements() as seen:
        where = address.format(pk=listing.pk, seller=listing.organisation_id)
        answer = client.get(where, follow=True)
        assert answer.status_code == 200
        list(answer)
    found = READ_THROUGH[connection.vendor]
    lines = [(line, one[0]) for one in seen for line in plan(one).split("\n")]
    return [f"{line}\n{sql}" for line, sql in lines if found.search(line)]


@pytest.mark.parametrize("address", OF_STRANGERS)
def test_page_of_strangers_reads_nothing_through(
    listing: Listing, client: Client, address: str
) -> None:
    assert flaws(client, address, listing) == []


@pytest.mark.parametrize("address", OF_OFFICERS)
def test_page_of_officers_reads_nothing_through(
    listing: Listing, gori: Municipality, as_clerk: Client, address: str
) -> None:
    assert flaws(as_clerk, address, listing) == []
