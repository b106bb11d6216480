"""An importer asks up to five sellers with one form."""

from django.test import Client

from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.tests.conftest import filled, make_listing
from qvevri.market.listings import actions as listings
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person

CHIPS = {"ask_sample": "on"}


def address(*asked: Listing) -> str:
    return "/gori/en/market/enquiries/ask/?" + "&".join(f"listing={one.pk}" for one in asked)


def test_each_seller_gets_an_enquiry_of_its_own(
    apples: Listing, client: Client, farm: Organisation, nino: Person
) -> None:
    other = make_listing(farm, nino)

    answer = client.post(address(apples, other), filled(client, address(apples, other), **CHIPS))

    keys = set(Enquiry.objects.values_list("buyer_key", flat=True))
    assert len(keys) == 2
    assert all(key in answer.content.decode() for key in keys)


def test_what_is_over_is_left_out_and_said_so(
    apples: Listing, client: Client, farm: Organisation, nino: Person
) -> None:
    over = listings.sell_out(make_listing(farm, nino), by=nino)

    page = client.get(address(apples, over)).content.decode()

    assert "they are left out" in page


def test_more_than_five_are_left_out(
    apples: Listing, client: Client, farm: Organisation, nino: Person
) -> None:
    many = [apples, *(make_listing(farm, nino) for _ in range(5))]

    assert len(client.get(address(*many)).context["listings"]) == 5


def test_without_a_choice_the_page_says_what_to_do(apples: Listing, client: Client) -> None:
    page = client.get(address()).content.decode()

    assert "No listing is chosen" in page


def test_nonsense_in_the_address_is_no_error(apples: Listing, client: Client) -> None:
    nonsense = f"{address(apples)}&listing=abc&listing=-1&listing={'9' * 40}"

    assert client.get(nonsense).status_code == 200


def test_others_with_the_same_product_can_be_ticked_on_the_page(
    apples: Listing, client: Client, farm: Organisation, nino: Person
) -> None:
    neighbour = Organisation.objects.get(pk=farm.pk)
    neighbour.pk, neighbour.phone = None, "+995599100199"
    neighbour.save()
    Membership.objects.create(person=nino, organisation=neighbour)
    other = make_listing(neighbour, nino)
    page = f"/gori/en/market/enquiries/ask/{apples.pk}/"

    answer = client.post(page, filled(client, page, **CHIPS, also=[str(other.pk), "999"]))

    assert answer.status_code == 200
    assert set(Enquiry.objects.values_list("listing", flat=True)) == {apples.pk, other.pk}


def test_own_other_offers_of_the_seller_are_not_among_the_others(
    apples: Listing, client: Client, farm: Organisation, nino: Person
) -> None:
    make_listing(farm, nino)

    page = client.get(f"/gori/en/market/enquiries/ask/{apples.pk}/")

    assert page.context["others"] == []
