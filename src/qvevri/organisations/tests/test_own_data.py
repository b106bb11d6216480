"""A person takes along or erases what is held about them as a seller."""

import pytest

from qvevri.files import actions as files
from qvevri.files.models import Photo
from qvevri.files.tests.pictures import photo, upload
from qvevri.organisations import about_people, actions
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person
from qvevri.people.queries import held_about


def test_export_holds_the_sellers_a_person_acts_for(farm: Organisation, nino: Person) -> None:
    (held,) = held_about(nino)["sellers"]

    assert (held["name"]["ka"], held["phone"]) == ("ნინოს ბაღი", "+995599100101")


def test_export_of_somebody_else_holds_nothing(farm: Organisation, giorgi: Person) -> None:
    assert held_about(giorgi)["sellers"] == []


def test_seller_nobody_else_acts_for_goes_with_its_person(farm: Organisation, nino: Person) -> None:
    files.take_photo(upload(photo()), municipality=farm.municipality, by=nino, thing=farm)

    about_people.erase(nino)

    assert not Organisation.objects.exists()
    assert not Photo.objects.exists()


def test_seller_others_act_for_stays_and_has_an_owner(
    farm: Organisation, nino: Person, giorgi: Person
) -> None:
    actions.add_member(farm, giorgi, by=nino)

    about_people.erase(nino)

    assert farm.memberships.get().person == giorgi
    assert farm.memberships.get().role == Membership.Role.OWNER


def test_seller_others_point_to_keeps_nothing_personal(
    farm: Organisation, nino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    about_people._blank(farm)

    farm.refresh_from_db()
    assert str(farm) == "წაშლილი გამყიდველი"
    assert (farm.phone, farm.email, farm.story, farm.is_public) == ("", "", "", False)
