"""An agency brings many sellers at once: each founded and trusted as if entered alone."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from qvevri.history.models import Entry
from qvevri.organisations import actions
from qvevri.organisations.inputs import NameHoldsContact, OrganisationInput
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement

PASSING = {"id", "created_at", "changed_at"}


def given(settlement: Settlement, name: str = "ზურა", **more: Any) -> OrganisationInput:
    known = {"phone": "599 20 20 20", "story_language": "ka", "languages": ("ka",)}
    return OrganisationInput(name={"": name}, settlement=settlement, **(known | more))


def standing(municipality: Municipality) -> list[Any]:
    """The sellers, who acts for them and what the log says of each, without numbers and moments."""
    rows = list(Organisation.objects.of(municipality).order_by("pk"))
    found = []
    for row in rows:
        fields = {field.attname: getattr(row, field.attname) for field in row._meta.fields}
        plain = {name: value for name, value in fields.items() if name not in PASSING}
        members = Membership.objects.filter(organisation=row).values_list("person", "role")
        told = Entry.objects.about(row).values_list("verb", "by_name", "facts")
        found.append((plain | {"name": row.names()}, [*members], [*told]))
    return found


def test_many_are_founded_as_one_by_one(
    gori: Municipality, skra: Settlement, clerk: Person
) -> None:
    clerk.phone, clerk.phone_is_verified = "+995599202022", True
    clerk.save()
    said = [
        given(skra),
        given(skra, "შპს მიწა", phone="599 20 20 21", kind="company", tax_code="404123456"),
        given(skra, "Офицер", phone="599 20 20 22"),
    ]

    with transaction.atomic():
        for one in said:
            alone = {"kind": one.kind, "phone": one.phone, "tax_code": one.tax_code}
            seller = actions.found_organisation(
                municipality=gori, settlement=skra, name=one.name[""], by=clerk, **alone
            )
            actions.set_trust(seller, Organisation.Trust.TRUSTED, by=clerk)
        singly = standing(gori)
        transaction.set_rollback(True)
    actions.found_many(said, municipality=gori, by=clerk)

    assert standing(gori) == singly


def test_only_an_officer_founds_many(gori: Municipality, skra: Settlement, nino: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.found_many([given(skra)], municipality=gori, by=nino)


def test_one_bad_seller_keeps_all_out(gori: Municipality, skra: Settlement, clerk: Person) -> None:
    bad = given(skra, "დარეკეთ 599 12 34 56", phone="599 20 20 23")

    with pytest.raises(NameHoldsContact):
        actions.found_many([given(skra), bad], municipality=gori, by=clerk)

    assert not Organisation.objects.exists()
