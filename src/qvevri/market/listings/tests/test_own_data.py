"""What listings hold of a person can be exported and erased."""

from django.test import Client

from qvevri.market.listings import about_people
from qvevri.market.listings.models import Listing
from qvevri.market.listings.tests.factories import make_published
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.people.registry import links_of
from qvevri.search.models import SearchDoc


def test_the_export_holds_the_own_words(farm: Organisation, nino: Person) -> None:
    make_published(farm, nino, text="ტკბილი")

    assert [(one["text"], one["status"]) for one in about_people.export(nino)] == [
        ("ტკბილი", "published")
    ]


def test_listings_of_one_alone_are_erased_with_their_words(
    farm: Organisation, nino: Person
) -> None:
    make_published(farm, nino, text="ტკბილი")

    about_people.erase(nino)

    listing = Listing.objects.get()
    assert (listing.status, listing.text) == ("removed", "")
    assert not SearchDoc.objects.exists()


def test_listings_of_a_family_stay(apples: Listing, nino: Person, giorgi: Person) -> None:
    Membership.objects.create(person=giorgi, organisation=apples.organisation)

    about_people.erase(nino)

    assert Listing.objects.get().status == "published"


def test_the_own_page_leads_to_the_listings(apples: Listing, nino: Person) -> None:
    links = [one.url for one in links_of(nino, apples.municipality)]

    assert any(url.endswith("/market/listings/mine/") for url in links)


def test_the_own_page_of_one_who_sells_nothing_does_not(giorgi: Person, apples: Listing) -> None:
    assert not [one for one in links_of(giorgi, apples.municipality) if "listings/mine" in one.url]


def test_an_account_with_listings_can_be_erased(as_nino: Client, apples: Listing) -> None:
    as_nino.post("/gori/ka/me/erase/", {"is_sure": "on"})

    assert Listing.objects.get().status == "removed"
