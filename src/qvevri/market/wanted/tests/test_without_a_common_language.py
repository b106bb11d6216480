"""Anna reads English, the sellers Georgian: from wish to deal without one free word."""

import re

import pytest
from django.test import Client

from qvevri.market.wanted.models import Answer, Asked, Wanted
from qvevri.market.wanted.telling import seller_token
from qvevri.market.wanted.tests.conftest import asked_of, filled, in_days
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation

GEORGIAN = re.compile("[ა-ჰ]")
POST = "/gori/en/market/wanted/post/?concept=apple"


def main_part(client: Client, address: str) -> str:
    """What stands between header and foot, tags and spaces folded away."""
    html = client.get(address).content.decode()
    inside = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub("<[^>]+>", " ", inside).replace("\xa0", " ").split())


def link(asked: Asked) -> str:
    return f"/gori/ka/market/wanted/s/{seller_token(asked)}/"


@pytest.fixture
def buyers(apples: object, second: Organisation, farm: Organisation, client: Client) -> str:
    """The buyer's page: Anna has posted and confirmed, two sellers have answered by their links."""
    form = filled(client, POST, way="city", city="Berlin", price="1.60", packing="packing.crate")
    client.post(POST, form)
    wanted = Wanted.objects.get()
    own = f"/gori/en/market/wanted/b/{wanted.buyer_key}/"
    client.post(f"{own}confirm/")
    for seller, price in ((farm, "1.50"), (second, "1.40")):
        answer = {"do": "have", "amount": "600", "unit": "kg", "price": price, "price_unit": "kg"}
        address = link(asked_of(wanted, seller))
        client.post(address, {**answer, "ready_from": in_days(3).isoformat(), "delivers": "on"})
    return own


def test_buyer_reads_no_georgian_letter(buyers: str, client: Client) -> None:
    page = main_part(client, buyers)

    assert "2 answers" in page
    assert "Ninos bagi" in page
    assert "1.40 ₾ / kg" in page
    assert "brings it" in page
    assert "Together they have all of it" in page
    assert not GEORGIAN.search(page)


def test_seller_reads_the_wish_in_georgian(buyers: str, farm: Organisation, client: Client) -> None:
    page = main_part(client, link(asked_of(Wanted.objects.get(), farm)))

    assert "ვაშლი, 1000 კგ" in page
    assert "მიტანით: ბერლინი, გერმანია" in page
    assert "არაუმეტეს 1,60 ₾ / კგ" in page
    assert "ხის ყუთი" in page
    assert set(re.findall("[A-Za-z]{2,}", page)) == {"Anna"}


def test_they_bargain_in_chips(buyers: str, farm: Organisation, client: Client) -> None:
    asked = asked_of(Wanted.objects.get(), farm)
    client.post(link(asked), {"do": "ask", "more_ask_payment": "on"})
    talk = f"{buyers}{asked.pk}/"
    reply = {"q0_pay_this": "on", "q0_pay_this-how": "transfer", "more_bid": "on"}
    price = {"more_bid-price": "1.35", "more_bid-per": "kg", "more_bid-currency": "GEL"}
    client.post(talk, {**reply, **price})
    client.post(link(asked), {"do": "ask", "q0_bid_yes": "on"})

    read = main_part(client, talk)
    assert "How will you pay?" in read
    assert "By bank transfer. I can pay 1.35 ₾ / kg." in read
    assert "I agree to this price." in read
    assert not GEORGIAN.search(read)
    assert Answer.objects.get(asked=asked).price_base == 135
    assert "შემიძლია გადავიხადო 1,35 ₾ / კგ." in main_part(client, link(asked))


def test_every_message_is_in_its_readers_language(buyers: str) -> None:
    for message in Message.objects.all():
        words = re.sub(r"https?://\S+", "", message.text)
        assert bool(GEORGIAN.search(words)) == (message.language == "ka"), message.text
    assert set(Message.objects.values_list("kind", flat=True)) == {
        "wanted.confirm",
        "wanted.asked",
        "wanted.answered",
    }


def test_what_is_taken_ends_in_a_deal(buyers: str, client: Client) -> None:
    chosen = list(Asked.objects.values_list("pk", flat=True))

    client.post(f"{buyers}take/", {"answer": chosen})

    assert Wanted.objects.get().status == Wanted.Status.FOUND
    assert "You have found all of it." in main_part(client, buyers)
    assert set(Asked.objects.values_list("state", flat=True)) == {"taken"}
