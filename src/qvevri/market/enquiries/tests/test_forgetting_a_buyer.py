"""What is held about a buyer can be taken along, and is erased with them."""

from qvevri.market.enquiries import actions
from qvevri.market.enquiries.about_people import HOLDING
from qvevri.market.enquiries.models import Enquiry
from qvevri.people.models import Person


def test_buyer_takes_the_questions_along(asked: Enquiry, giorgi: Person) -> None:
    Enquiry.objects.update(buyer=giorgi)

    (given,) = HOLDING.export(giorgi)

    assert given["email"] == "anna@import.example"
    assert given["said"][0]["chips"][0]["chip"] == "how_much"


def test_name_number_and_own_words_go_and_the_chips_stay(asked: Enquiry, giorgi: Person) -> None:
    Enquiry.objects.update(buyer=giorgi, buyer_phone="+4915112345678")
    asked.turns.update(text="It is for my shop in Berlin.", text_language="en")

    actions.forget_buyer(giorgi)

    asked.refresh_from_db()
    turn = asked.turns.get()
    assert (asked.buyer_name, asked.buyer_phone, asked.buyer_email) == ("", "", "")
    assert (turn.text, turn.chips[0]["chip"]) == ("", "how_much")
    assert asked.status == Enquiry.Status.CLOSED


def test_an_unverified_number_erases_nothing(asked: Enquiry, giorgi: Person) -> None:
    Enquiry.objects.update(buyer_phone=giorgi.phone)
    giorgi.phone_is_verified = False
    giorgi.save()

    actions.forget_buyer(giorgi)

    asked.refresh_from_db()
    assert asked.buyer_name == "Anna"
