"""Somebody becomes a seller in half a minute."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from qvevri.core.limits import TooOften
from qvevri.history.models import Entry
from qvevri.organisations import actions
from qvevri.organisations.inputs import (
    ContactMissing,
    NameMissing,
    NameTooLong,
    PhoneWrong,
    SettlementElsewhere,
    TaxCodeWrong,
)
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement

PHONE = "599 10 01 01"


def found(by: Person, settlement: Settlement, **fields: str) -> Organisation:
    said = {"name": "ნინოს მარანი", "phone": PHONE} | fields
    gori = Municipality.objects.get(slug="gori")
    return actions.found_organisation(municipality=gori, settlement=settlement, by=by, **said)


def test_founder_is_owner_and_known_by_the_confirmed_number(nino: Person, skra: Settlement) -> None:
    made = found(nino, skra)

    membership = made.memberships.get()
    assert (membership.person, membership.role) == (nino, Membership.Role.OWNER)
    assert (made.phone, made.verification) == ("+995599100101", "phone")
    assert made.trust == Organisation.Trust.NEW
    assert list(Entry.objects.about(made).values_list("verb", flat=True)) == ["founded"]


def test_georgian_name_is_readable_in_other_letters(nino: Person, skra: Settlement) -> None:
    assert found(nino, skra).names() == {
        "ka": "ნინოს მარანი",
        "en": "Ninos Marani",
        "ru": "Нинос Марани",
    }


def test_name_in_latin_letters_stays_as_it_is(nino: Person, skra: Settlement) -> None:
    assert found(nino, skra, name="Guesthouse Nino").names() == {"en": "Guesthouse Nino"}


def test_number_that_is_not_the_founders_is_not_confirmed(nino: Person, skra: Settlement) -> None:
    assert found(nino, skra, phone="+49 1512 3456789").verification == "none"


def test_form_sent_twice_founds_one_seller(nino: Person, skra: Settlement) -> None:
    first = found(nino, skra)

    assert found(nino, skra) == first
    assert Organisation.objects.count() == 1


def test_same_name_an_hour_later_is_another_seller(nino: Person, skra: Settlement) -> None:
    first = found(nino, skra)
    Organisation.objects.update(created_at=first.created_at - timedelta(hours=1))

    assert found(nino, skra) != first


def test_officer_founds_for_one_who_telephones_and_is_no_member(
    clerk: Person, skra: Settlement
) -> None:
    made = found(clerk, skra)

    assert not made.memberships.exists()
    assert Entry.objects.about(made).get().by_name == "officer"


def test_without_phone_the_founders_address_is_the_contact(clerk: Person, skra: Settlement) -> None:
    assert found(clerk, skra, phone="").email == "clerk@gori.example"


def test_controls_and_invisible_signs_leave_the_name(nino: Person, skra: Settlement) -> None:
    made = found(nino, skra, name="  ნინოს\u200b \u202eმარანი\x00 🍇 ")

    assert made.names()["ka"] == "ნინოს მარანი 🍇"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": ""}, NameMissing),
        ({"name": " \u200b 🍇🍇 "}, NameMissing),
        ({"name": "ნ" * 100_000}, NameTooLong),
        ({"phone": "12345"}, PhoneWrong),
        ({"phone": "call me"}, PhoneWrong),
        ({"phone": ""}, ContactMissing),
        ({"kind": "company"}, TaxCodeWrong),
        ({"kind": "company", "tax_code": "12345678901"}, TaxCodeWrong),
    ],
)
def test_what_cannot_be_is_refused(
    fields: dict[str, str], refusal: type[Exception], nino: Person, skra: Settlement
) -> None:
    with pytest.raises(refusal):
        found(nino, skra, **fields)

    assert not Organisation.objects.exists()


def test_personal_number_is_never_kept(nino: Person, skra: Settlement) -> None:
    assert found(nino, skra, tax_code="01024012345").tax_code == ""


def test_settlement_of_another_municipality_is_refused(
    nino: Person, skra: Settlement, sviri: Settlement
) -> None:
    with pytest.raises(SettlementElsewhere):
        found(nino, sviri)


def test_locked_account_founds_nothing(nino: Person, skra: Settlement) -> None:
    nino.is_active = False

    with pytest.raises(PermissionDenied):
        found(nino, skra)


def test_sixth_seller_of_a_person_in_a_day_is_refused(nino: Person, skra: Settlement) -> None:
    for number in range(5):
        found(nino, skra, name=f"მარანი {number}")

    with pytest.raises(TooOften):
        found(nino, skra, name="მარანი 5")


def test_officer_enters_as_many_as_telephone(clerk: Person, skra: Settlement) -> None:
    for number in range(6):
        found(clerk, skra, name=f"მარანი {number}")

    assert Organisation.objects.count() == 6
