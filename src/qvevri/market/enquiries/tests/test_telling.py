"""Messages of enquiries are short and read in their receiver's language."""

import pytest

from qvevri.market.enquiries import actions, telling
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.notices import SAMPLE
from qvevri.market.enquiries.tests.conftest import HOW_MUCH
from qvevri.market.listings.models import Listing
from qvevri.notices import composing, registry
from qvevri.notices.models import Message
from qvevri.organisations.models import Membership, Organisation

KINDS = ["enquiries.asked", "enquiries.asked_again", "enquiries.answered"]


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
@pytest.mark.parametrize("status", ["answered", "agreed", "closed"])
@pytest.mark.parametrize("name", KINDS)
def test_sms_is_one_part_without_its_link(name: str, status: str, language: str) -> None:
    context = {**SAMPLE, "status": status, "link": "LINK"}

    text = composing.sms(registry.kind(name), language, context)

    words, _, link = text.partition("\n")
    assert link == "LINK"
    assert len(words) <= 70


def test_names_are_cut_at_a_word() -> None:
    assert telling.shortened("ალექსანდრე მაისურაძე", 16) == "ალექსანდრე…"
    assert telling.shortened("a" * 40, 16) == "a" * 15 + "…"
    assert telling.shortened("Anna", 16) == "Anna"


def test_name_with_html_is_only_text_in_the_letter(apples: Listing) -> None:
    Membership.objects.all().delete()
    Organisation.objects.update(phone="", email="farm@gori.example")
    buyer = Buyer(name="<b>Anna</b>", language="en", email="a@x.example")

    actions.ask(apples, [HOW_MUCH], buyer=buyer, sender="a")

    letter = Message.objects.get(kind="enquiries.asked")
    assert "&lt;b&gt;Anna" in letter.html
    assert "<b>Anna" in letter.text


def test_seller_nobody_can_reach_still_gets_the_enquiry(apples: Listing, anna: Buyer) -> None:
    Membership.objects.all().delete()
    Organisation.objects.update(phone="", email="")

    actions.ask(apples, [HOW_MUCH], buyer=anna, sender="a")

    assert Enquiry.objects.count() == 1
    assert not Message.objects.filter(kind="enquiries.asked").exists()
