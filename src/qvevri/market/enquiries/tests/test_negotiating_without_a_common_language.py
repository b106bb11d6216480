"""Anna reads English, Nino Georgian: they agree on apples without one free word."""

import pytest
from django.utils import translation

from qvevri.market.enquiries import actions, presenting, queries
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.saying import Said
from qvevri.market.listings.models import Listing

ASKED: list[Said] = [
    {"chip": "how_much", "amount": "500", "unit": "kg"},
    {"chip": "price_to", "where": "place", "city": "berlin", "country": "DE"},
    {"chip": "when", "day": "2026-12-10"},
    {"chip": "sample"},
    {"chip": "certificate", "thing": "certificate.globalgap"},
    {"chip": "packing", "thing": "packing.crate"},
]
ANSWERED: list[Said] = [
    {"chip": "how_much_yes", "amount": "500", "unit": "kg"},
    {"chip": "price", "where": "place", "city": "berlin", "country": "DE"}
    | {"price": 250, "currency": "GEL", "per": "kg"},
    {"chip": "ready", "day": "2026-12-12"},
    {"chip": "sample_yes"},
    {"chip": "certificate_no"},
    {"chip": "packing_yes", "thing": "packing.crate"},
]
OFFERED: list[Said] = [{"chip": "offer", "price": 220, "currency": "GEL", "per": "kg"}]
COUNTERED: list[Said] = [{"chip": "price", "price": 230, "currency": "GEL", "per": "kg"}]
AGREE: list[Said] = [{"chip": "agree"}]


@pytest.fixture
def agreed(apples: Listing, anna: Buyer) -> Enquiry:
    enquiry = actions.ask(apples, ASKED, buyer=anna, sender="a")
    actions.say(enquiry, Side.SELLER, ANSWERED, language="ka")
    actions.say(enquiry, Side.BUYER, OFFERED, language="en")
    actions.say(enquiry, Side.SELLER, COUNTERED, language="ka")
    actions.say(enquiry, Side.BUYER, AGREE, language="en")
    return actions.say(enquiry, Side.SELLER, AGREE, language="ka")


def read(enquiry: Enquiry, side: Side, language: str) -> list[list[str]]:
    whole = queries.whole_enquiries().prefetch_related("turns").get(pk=enquiry.pk)
    with translation.override(language):
        lines = presenting.lines(whole, side)
    return [[said.replace("\xa0", " ") for said in line.sentences] for line in lines]


def test_importer_reads_the_whole_negotiation_in_english(agreed: Enquiry) -> None:
    assert read(agreed, Side.BUYER, "en") == [
        [
            "I need 500 kg.",
            "What is the price delivered to Berlin, Germany?",
            "I need it by 10 December 2026. Is that possible?",
            "Can you send a sample?",
            "Do you have this certificate: GlobalG.A.P.?",
            "Can you pack it this way: wooden crates?",
        ],
        [
            "Yes, I have 500 kg.",
            "Delivered to Berlin, Germany: 2.50 ₾ / kg.",
            "It will be ready on 12 December 2026.",
            "Yes, I can send a sample.",
            "I have no such certificate.",
            "Packing: wooden crates.",
        ],
        ["I offer 2.20 ₾ / kg."],
        ["The price is 2.30 ₾ / kg."],
        ["I agree."],
        ["I agree."],
    ]


def test_farmer_reads_the_whole_negotiation_in_georgian(agreed: Enquiry) -> None:
    assert read(agreed, Side.SELLER, "ka") == [
        [
            "მჭირდება 500 კგ.",
            "რა ფასია მიტანით (ბერლინი, გერმანია)?",
            "მჭირდება 2026 წლის 10 დეკემბრამდე. შეძლებთ?",
            "შეგიძლიათ ნიმუშის გამოგზავნა?",
            "გაქვთ სერტიფიკატი: GlobalG.A.P.?",
            "შეგიძლიათ ასე შეფუთოთ: ხის ყუთი?",
        ],
        [
            "დიახ, მაქვს 500 კგ.",
            "მიტანით (ბერლინი, გერმანია): 2,50 ₾ / კგ.",
            "მზად იქნება 2026 წლის 12 დეკემბერს.",
            "დიახ, ნიმუშს გამოგიგზავნით.",
            "ასეთი სერტიფიკატი არ მაქვს.",
            "შეფუთვა: ხის ყუთი.",
        ],
        ["გთავაზობთ ფასს: 2,20 ₾ / კგ."],
        ["ფასია 2,30 ₾ / კგ."],
        ["თანახმა ვარ."],
        ["თანახმა ვარ."],
    ]


def test_russian_reader_finds_it_native_too(agreed: Enquiry) -> None:
    assert read(agreed, Side.BUYER, "ru")[0] == [
        "Мне нужно: 500 кг.",
        "Какая цена с доставкой (Берлин, Германия)?",
        "Мне нужно к 10 декабря 2026 года. Получится?",
        "Можете прислать образец?",
        "Есть ли у вас сертификат: GlobalG.A.P.?",
        "Можете упаковать так: деревянные ящики?",
    ]


def test_what_both_agreed_on_is_kept(agreed: Enquiry) -> None:
    assert agreed.status == Enquiry.Status.AGREED
    assert agreed.agreed_terms == {
        "amount": "500",
        "unit": "kg",
        "where": "place",
        "city": "berlin",
        "country": "DE",
        "day": "2026-12-12",
        "price": 230,
        "currency": "GEL",
        "per": "kg",
    }


def test_what_it_comes_to_is_reckoned_for_both(agreed: Enquiry) -> None:
    whole = queries.whole_enquiries().prefetch_related("turns").get(pk=agreed.pk)

    with translation.override("en"):
        told = {fact.label: fact.text.replace("\xa0", " ") for fact in presenting.terms(whole)}

    assert told == {
        "Amount": "500 kg",
        "Price": "2.30 ₾ / kg",
        "Altogether": "1,150 ₾",
        "Where": "Berlin, Germany",
        "When": "12 December 2026",
    }
