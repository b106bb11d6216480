"""A town hall says whom to reach and which settlements it has; strangers see it at once."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks as Commits

from qvevri.history.queries import entries_about
from qvevri.organisations.models import Organisation
from qvevri.people import actions as people
from qvevri.people.models import Person, Role
from qvevri.places import queries as places
from qvevri.places.actions import load_places
from qvevri.places.models import Municipality, Settlement
from qvevri.search.models import SearchDoc

ABOUT = "/gori/ka/town-hall/"
SETTLEMENTS = f"{ABOUT}settlements/"
CONTACTS = {
    "agency_ka": "განვითარების სააგენტო",
    "agency_en": "Development Agency",
    "agency_ru": "Агентство развития",
    "phone": "0370 27 30 32",
    "email": "Hello@gori.example",
}
KVAKHVRELI = {
    "kind": "village",
    "name_ka": "ქვახვრელი",
    "name_en": "Kvakhvreli",
    "name_ru": "Квахврели",
    "where_ka": "ქვახვრელში",
    "where_en": "in Kvakhvreli",
    "where_ru": "в Квахврели",
    "point": "41.9650, 44.1940",
    "also": "ქვახრელი, Kvaxvreli",
}


@pytest.fixture
def chief(gori: Municipality, clerk: Person) -> Role:
    """The clerk is administrator too."""
    by = people.operator()
    return people.give_role(clerk, Role.Kind.ADMINISTRATOR, municipality=gori, by=by)


def errors(client: Client, address: str, **said: str) -> str:
    answer = client.post(address, said)
    assert answer.status_code == 200
    return answer.content.decode()


def test_contacts_stand_at_the_foot_of_pages(as_clerk: Client, chief: Role, client: Client) -> None:
    assert as_clerk.post(ABOUT, CONTACTS)["Location"] == ABOUT
    places.forget()
    page = client.get("/gori/en/about/").content.decode()
    assert "Development Agency" in page
    assert "+995370273032" in page
    assert entries_about(chief.municipality)[0].verb == "described"


def test_text_in_one_language_only_is_asked_for_in_the_others(
    as_clerk: Client, chief: Role
) -> None:
    page = errors(as_clerk, ABOUT, agency_ka="სააგენტო")
    assert page.count("დაწერეთ სამივე ენაზე.") >= 2
    assert "სააგენტო" in page


def test_wrong_number_is_told_and_kept(as_clerk: Client, chief: Role) -> None:
    page = errors(as_clerk, ABOUT, **{**CONTACTS, "phone": "12"})
    assert "ეს ტელეფონის ნომერი არ არის" in page
    assert 'value="12"' in page


def test_officer_changes_no_contacts_but_settlements(as_clerk: Client) -> None:
    assert as_clerk.get(ABOUT).status_code == 404
    assert as_clerk.get(SETTLEMENTS).status_code == 200


def test_added_settlement_can_be_chosen_and_is_understood(
    as_clerk: Client, gori: Municipality, as_nino: Client
) -> None:
    assert as_clerk.post(f"{SETTLEMENTS}add/", KVAKHVRELI)["Location"] == SETTLEMENTS
    places.forget()
    made = Settlement.objects.of(gori).get(slug="kvakhvreli")
    assert places.recognise_settlement("სოფ. ქვახრელი", gori) == made
    assert "ქვახვრელი" in as_clerk.get(SETTLEMENTS).content.decode()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"point": "44.1940, 41.9650"}, "ეს წერტილი მუნიციპალიტეტიდან ძალიან შორსაა"),
        ({"point": "in the hills"}, "დაწერეთ ორი რიცხვი"),
        ({"point": "nan, nan"}, "დაწერეთ ორი რიცხვი"),
        ({"name_ru": ""}, "დაწერეთ სამივე ენაზე."),
        ({"name_en": "Add"}, "დაწერეთ ინგლისური სახელი ლათინური ასოებით"),
        ({"name_en": "ქვახვრელი"}, "დაწერეთ ინგლისური სახელი ლათინური ასოებით"),
        ({"name_en": "Skra"}, "ამ სახელის დასახლება უკვე სიაშია."),
    ],
)
def test_what_cannot_be_a_settlement_is_refused(
    as_clerk: Client, skra: Settlement, wrong: dict[str, str], told: str
) -> None:
    page = errors(as_clerk, f"{SETTLEMENTS}add/", **(KVAKHVRELI | wrong))
    assert told in page
    assert "Kvaxvreli" in page


def test_corrected_name_reaches_what_is_found(
    as_clerk: Client, farm: Organisation, django_capture_on_commit_callbacks: Commits
) -> None:
    said = KVAKHVRELI | {"name_ka": "ახალსკრა", "name_en": "Akhalskra", "name_ru": "Ахалскра"}
    with django_capture_on_commit_callbacks(execute=True):
        as_clerk.post(f"{SETTLEMENTS}skra/", said)
    assert SearchDoc.objects.get(kind="seller").card["en"]["place"] == "Akhalskra"


def test_shipped_places_leave_what_the_town_hall_corrected(
    as_clerk: Client, skra: Settlement
) -> None:
    as_clerk.post(f"{SETTLEMENTS}skra/", KVAKHVRELI)
    load_places()
    skra.refresh_from_db()
    assert str(skra) == "ქვახვრელი"


def test_other_towns_settlement_is_not_there(as_clerk: Client, sviri: Settlement) -> None:
    assert as_clerk.get(f"{SETTLEMENTS}{sviri.slug}/").status_code == 404


def test_operator_opens_and_closes_a_municipality(db: None) -> None:
    load_places()
    places.forget()
    call_command("open-municipality", "kaspi", host="Hub.Kaspi.example")
    places.forget()
    assert places.by_host("hub.kaspi.example") == places.by_slug("kaspi")
    call_command("open-municipality", "kaspi", close=True)
    places.forget()
    assert places.by_slug("kaspi") is None
    places.forget()


def test_no_such_municipality_is_opened(db: None) -> None:
    with pytest.raises(CommandError, match="no municipality “atlantis”"):
        call_command("open-municipality", "atlantis")


def test_first_administrator_is_appointed(gori: Municipality) -> None:
    call_command("appoint", "599 12 34 56", municipality="gori")
    role = Role.objects.of(gori).get(person__phone="+995599123456")
    assert role.kind == Role.Kind.ADMINISTRATOR


def test_operator_is_appointed(db: None) -> None:
    call_command("appoint", "it@town.example", operator=True)
    assert Person.objects.get(email="it@town.example").is_operator


def test_what_is_no_contact_is_not_appointed(gori: Municipality) -> None:
    with pytest.raises(CommandError, match="not a phone number"):
        call_command("appoint", "12", municipality="gori")


def test_municipality_without_settlements_says_what_to_do(as_clerk: Client) -> None:
    assert "დასახლება ჯერ არ არის" in as_clerk.get(SETTLEMENTS).content.decode()
