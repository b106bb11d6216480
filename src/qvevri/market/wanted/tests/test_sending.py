"""A confirmed request goes to the sellers who fit, each told why; not always to the same."""

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from qvevri.history.queries import entries_about
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.listings import actions as listings
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.wanted import actions, queries, refusals
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.market.wanted.tests.conftest import asked_of, make_listing, make_open, make_seller
from qvevri.money.actions import load
from qvevri.money.rates import DayRate
from qvevri.notices.actions import silence
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.prices import PriceForm


def sellers(wanted: Wanted) -> set[int]:
    return set(Asked.objects.filter(wanted=wanted).values_list("organisation", flat=True))


def test_seller_reads_it_in_georgian_by_sms(asked: Asked) -> None:
    sms = Message.objects.get(kind="wanted.asked")

    assert (sms.channel, sms.to, sms.language) == ("sms", "+995599100101", "ka")
    assert sms.text.startswith("მყიდველი ეძებს: ვაშლი, 1000\xa0კგ. გაქვთ?\n")
    assert "/gori/ka/market/wanted/s/" in sms.text
    assert "import.example" not in sms.text


def test_why_each_was_chosen_is_kept(asked: Asked) -> None:
    whys = {reason["why"]: reason["points"] for reason in asked.reasons}

    assert asked.rule == "1"
    assert whys["product"] == 38
    assert {"time", "amount_part", "fresh"} <= whys.keys()
    assert asked.score == sum(whys.values())
    assert asked.listing is not None


def test_sellers_of_other_things_are_not_asked(
    apples: Listing, ateni: Settlement, gori: Municipality, anna: Buyer, farm: Organisation
) -> None:
    make_listing(make_seller(ateni, 2), concept="pear")

    assert sellers(make_open(gori, anna)) == {farm.pk}


def test_wanted_fruit_reaches_sellers_of_apples(
    apples: Listing, gori: Municipality, anna: Buyer, farm: Organisation
) -> None:
    wanted = make_open(gori, anna, concept="fruit")

    assert {r["why"] for r in asked_of(wanted, farm).reasons} >= {"kind"}


def test_at_most_so_many_sellers_as_the_municipality_says(
    gori: Municipality, ateni: Settlement, anna: Buyer, clerk: Person
) -> None:
    actions.set_policy(gori, most_sellers=3, days_open=10, by=clerk)
    for number in range(2, 8):
        make_listing(make_seller(ateni, number))

    assert len(sellers(make_open(gori, anna))) == 3


@pytest.mark.parametrize("figures", [(0, 30), (31, 30), (8, 0), (8, 91)])
def test_impossible_figures_are_refused(
    gori: Municipality, clerk: Person, figures: tuple[int, int]
) -> None:
    most, days = figures

    with pytest.raises(refusals.NotPossible):
        actions.set_policy(gori, most_sellers=most, days_open=days, by=clerk)


@pytest.mark.parametrize("code", ["apple", "fruit", ""])
def test_muted_seller_is_not_asked(
    apples: Listing, gori: Municipality, anna: Buyer, farm: Organisation, code: str
) -> None:
    actions.mute(farm, Concept.objects.get(code=code) if code else None)

    assert sellers(make_open(gori, anna)) == set()


def test_seller_who_muted_something_else_is_asked(
    apples: Listing, gori: Municipality, anna: Buyer, farm: Organisation
) -> None:
    actions.mute(farm, Concept.objects.get(code="honey"))

    assert sellers(make_open(gori, anna)) == {farm.pk}


def test_muting_twice_and_unmuting_twice_is_as_once(farm: Organisation) -> None:
    apple = Concept.objects.get(code="apple")
    for _ in range(2):
        actions.mute(farm, apple)
        actions.mute(farm, None)
    for _ in range(2):
        actions.unmute(farm, apple)

    assert [mute.concept for mute in queries.mutes_of(farm)] == [None]
    assert [e.verb for e in entries_about(farm)].count("muted requests") == 2


def test_seller_reached_by_email_alone_who_unsubscribed_is_not_asked(
    apples: Listing, gori: Municipality, anna: Buyer, farm: Organisation
) -> None:
    Organisation.objects.filter(pk=farm.pk).update(phone="", email="nino@farm.example")
    silence("nino@farm.example", "wanted.asked")

    assert sellers(make_open(gori, anna)) == set()


def test_blocked_and_hidden_sellers_are_not_asked(
    apples: Listing, second: Organisation, gori: Municipality, anna: Buyer, farm: Organisation
) -> None:
    Organisation.objects.filter(pk=farm.pk).update(trust=Organisation.Trust.BLOCKED)
    Organisation.objects.filter(pk=second.pk).update(is_public=False)

    assert sellers(make_open(gori, anna)) == set()


def test_seller_who_cannot_be_reached_is_not_asked(
    apples: Listing, gori: Municipality, anna: Buyer, farm: Organisation
) -> None:
    farm.memberships.all().delete()
    Organisation.objects.filter(pk=farm.pk).update(phone="", email="")

    assert sellers(make_open(gori, anna)) == set()


def test_buyers_own_farm_is_not_asked(
    apples: Listing, second: Organisation, gori: Municipality, nino: Person
) -> None:
    buyer = Buyer(name="ნინო", language="ka", phone=str(nino.phone), person=nino)

    assert sellers(make_open(gori, buyer)) == {second.pk}


def test_seller_who_sold_it_last_autumn_is_asked_after_those_who_list_it(
    apples: Listing, second: Organisation, gori: Municipality, anna: Buyer, farm: Organisation
) -> None:
    listings.sell_out(apples, by=farm.memberships.get().person)

    wanted = make_open(gori, anna)

    assert {r["why"] for r in asked_of(wanted, farm).reasons} >= {"before"}
    assert asked_of(wanted, farm).score < asked_of(wanted, second).score


def test_sellers_of_another_municipality_are_not_asked(
    apples: Listing, sviri: Settlement, zestaponi: Municipality, anna: Buyer
) -> None:
    other = make_seller(sviri, 9)
    make_listing(other)

    assert sellers(make_open(zestaponi, anna)) == {other.pk}


def test_officer_has_the_next_sellers_asked(
    gori: Municipality, ateni: Settlement, anna: Buyer, clerk: Person
) -> None:
    actions.set_policy(gori, most_sellers=2, days_open=10, by=clerk)
    for number in range(2, 5):
        make_listing(make_seller(ateni, number))
    wanted = make_open(gori, anna)

    assert len(actions.ask_more(wanted, by=clerk)) == 1
    with pytest.raises(refusals.NobodyLeft):
        actions.ask_more(wanted, by=clerk)
    assert len(sellers(wanted)) == 3


def test_over_many_requests_every_seller_has_a_turn(
    gori: Municipality, ateni: Settlement, clerk: Person
) -> None:
    actions.set_policy(gori, most_sellers=4, days_open=10, by=clerk)
    for number in range(12):
        make_listing(make_seller(ateni, number))
    for number in range(6):
        buyer = Buyer(name="B", language="en", email=f"b{number}@import.example")
        make_open(gori, buyer, sender=str(number))

    times = [one.asked_for.count() for one in Organisation.objects.of(gori)]
    assert (min(times), max(times)) == (2, 2)


def test_seller_who_was_not_asked_may_come_forward(
    wanted: Wanted, ateni: Settlement, client: Client
) -> None:
    seller = make_seller(ateni, 7)
    client.force_login(seller.memberships.get().person)
    page = f"/gori/ka/market/wanted/{wanted.pk}/have/"
    client.get(page)
    assert not Asked.objects.filter(organisation=seller).exists()

    for _ in range(2):
        answer = client.post(page, {"seller": seller.pk})

    asked = Asked.objects.get(organisation=seller)
    assert answer.headers["Location"] == f"/gori/ka/market/wanted/asked/{asked.pk}/"
    assert asked.reasons == [{"why": "own", "points": 0}]


def test_nobody_comes_forward_for_another_seller(
    wanted: Wanted, second: Organisation, as_nino: Client
) -> None:
    as_nino.post(f"/gori/ka/market/wanted/{wanted.pk}/have/", {"seller": second.pk})

    assert not Asked.objects.filter(organisation=second).exists()


def test_blocked_seller_does_not_come_forward(
    wanted: Wanted, second: Organisation, giorgi: Person
) -> None:
    second.trust = Organisation.Trust.BLOCKED

    with pytest.raises(refusals.SellerBlocked):
        actions.come_forward(wanted, second, by=giorgi)


def test_price_in_euros_is_said_in_lari_too_and_counts_for_the_choice(
    apples: Listing, gori: Municipality, anna: Buyer, farm: Organisation, client: Client
) -> None:
    load([DayRate("EUR", timezone.localdate(), Decimal("3.1"))])
    price = PriceInput(PriceForm.FIXED, amount=60, currency="EUR", unit="kg")

    wanted = make_open(gori, anna, price=price)

    assert {r["why"] for r in asked_of(wanted, farm).reasons} >= {"price"}
    page = client.get(f"/gori/en/market/wanted/{wanted.pk}-apples").content.decode()
    assert "at most €0.60\xa0/\xa0kg · ≈\xa01.86\xa0₾" in page


def test_letter_to_a_seller_has_three_buttons_and_a_way_out(
    apples: Listing, gori: Municipality, anna: Buyer, farm: Organisation
) -> None:
    farm.memberships.all().delete()
    Organisation.objects.filter(pk=farm.pk).update(phone="", email="nino@farm.example")

    make_open(gori, anna)

    letter = Message.objects.get(kind="wanted.asked")
    for button in ("have", "not_now", "ask"):
        assert f"?do={button}" in letter.text
        assert f"?do={button}" in letter.html
    assert letter.list_unsubscribe in letter.text
