"""A person's own page: name, language, ways to sign in, own data, erasing."""

import json

import pytest
from django.test import Client

from qvevri.core.errors import Refused
from qvevri.history import actions as history
from qvevri.people import actions, registry
from qvevri.people.contacts import Contact
from qvevri.people.models import Person, Role
from qvevri.people.registry import Code
from qvevri.places.models import Municipality, Settlement

CODE_PAGE = "/gori/ka/me/contact/code/"


def test_stranger_is_sent_to_sign_in_and_back(gori: Municipality, client: Client) -> None:
    response = client.get("/gori/ka/me/")

    assert response["Location"] == "/gori/ka/sign-in/?next=/gori/ka/me/"


def test_person_changes_name_and_language(
    gori: Municipality, as_nino: Client, nino: Person
) -> None:
    as_nino.post("/gori/ka/me/name/", {"name": "  ნინო\u200b ბერიძე ", "language": "ru"})

    nino.refresh_from_db()
    assert (nino.name, nino.language) == ("ნინო ბერიძე", "ru")


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "🍎", "language": "ka"},
        {"name": "ნ", "language": "de"},
        {"name": "ა" * 100_000, "language": "ka"},
    ],
)
def test_impossible_name_or_language_is_refused(
    gori: Municipality, as_nino: Client, nino: Person, fields: dict[str, str]
) -> None:
    response = as_nino.post("/gori/ka/me/name/", fields)

    assert response.status_code == 200
    assert "error" in response.text
    nino.refresh_from_db()
    assert nino.name == "ნინო"


def test_new_number_is_taken_only_with_its_code(
    gori: Municipality, as_nino: Client, nino: Person, carried: list[Code]
) -> None:
    as_nino.post("/gori/ka/me/contact/", {"contact": "599 55 55 55"})
    wrong = "000000" if carried[-1].code != "000000" else "111111"
    as_nino.post(CODE_PAGE, {"code": wrong})
    nino.refresh_from_db()
    assert nino.phone == "+995599100101"

    as_nino.post(CODE_PAGE, {"code": carried[-1].code})
    nino.refresh_from_db()
    assert nino.phone == "+995599555555"


def test_address_is_added_beside_the_number(
    gori: Municipality, as_nino: Client, nino: Person, carried: list[Code]
) -> None:
    as_nino.post("/gori/ka/me/contact/", {"contact": "Nino@Example.com"})
    as_nino.post(CODE_PAGE, {"code": carried[-1].code})

    nino.refresh_from_db()
    assert (nino.phone, nino.email) == ("+995599100101", "nino@example.com")


def test_number_of_somebody_else_is_refused(nino: Person, giorgi: Person) -> None:
    with pytest.raises(actions.ContactTaken):
        actions.set_contact(nino, Contact(phone=giorgi.phone or ""))


def test_number_that_somebody_only_typed_in_is_free(nino: Person) -> None:
    actions.person_for(Contact(phone="+995599555555"), language="ka")

    actions.set_contact(nino, Contact(phone="+995599555555"))

    assert nino.phone == "+995599555555"


def test_last_way_to_sign_in_stays(nino: Person) -> None:
    with pytest.raises(actions.LastContact):
        actions.drop_contact(nino, "phone")


def test_one_of_two_ways_to_sign_in_can_go(nino: Person) -> None:
    actions.set_contact(nino, Contact(email="nino@example.com"))

    actions.drop_contact(nino, "phone")

    nino.refresh_from_db()
    assert (nino.phone, nino.phone_is_verified) == (None, False)


def test_own_data_is_given_whole(gori: Municipality, as_nino: Client, nino: Person) -> None:
    response = as_nino.get("/gori/ka/me/data/")

    held = json.loads(response.content)
    assert held["person"]["phone"] == nino.phone
    assert "messages" in held


def test_erased_person_is_gone_and_the_log_stays(
    gori: Municipality, skra: Settlement, as_nino: Client, nino: Person
) -> None:
    entry = history.record(nino, "published", skra, municipality=gori)

    response = as_nino.post("/gori/ka/me/erase/", {"is_sure": "on"})

    entry.refresh_from_db()
    assert response["Location"] == "/gori/ka/"
    assert not Person.objects.filter(pk=nino.pk).exists()
    assert entry.by is None


def test_nothing_is_erased_without_the_tick(
    gori: Municipality, as_nino: Client, nino: Person
) -> None:
    as_nino.post("/gori/ka/me/erase/", {})

    assert Person.objects.filter(pk=nino.pk).exists()


def test_last_administrator_cannot_go(gori: Municipality, clerk: Person) -> None:
    Role.objects.create(person=clerk, municipality=gori, kind=Role.Kind.ADMINISTRATOR)

    with pytest.raises(actions.LastAdministrator):
        actions.erase(clerk)


def test_room_above_may_refuse_erasing(nino: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_person: Person) -> None:
        raise Refused("first")

    holding = registry.Holding("test", lambda _person: None, refuse)
    monkeypatch.setattr(registry, "_holdings", [*registry._holdings, holding])

    with pytest.raises(Refused):
        actions.erase(nino)
    assert Person.objects.filter(pk=nino.pk).exists()
