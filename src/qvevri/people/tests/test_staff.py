"""Staff pages open only with the role and a second factor; administrators give and take roles."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings

from qvevri.history.queries import entries_about, latest
from qvevri.people import actions, demo_factor
from qvevri.people.models import Person, Role
from qvevri.people.registry import Code
from qvevri.people.tests.conftest import Ask, tell_code
from qvevri.places.models import Municipality

SECRET = "JBSWY3DPEHPK3PXP"
ROLES = "/gori/ka/roles/"


def authenticator_code(secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


@pytest.fixture
def chief(gori: Municipality, clerk: Person) -> Role:
    """The clerk is administrator too."""
    return actions.give_role(
        clerk,
        Role.Kind.ADMINISTRATOR,
        municipality=gori,
        by=Person.objects.create_person(email="it@example.com", is_operator=True),
    )


def test_stranger_is_led_to_the_sign_in(gori: Municipality, client: Client) -> None:
    assert client.get(ROLES)["Location"] == f"/gori/ka/sign-in/?next={ROLES}"


def test_person_without_role_finds_nothing(gori: Municipality, as_nino: Client) -> None:
    assert as_nino.get(ROLES).status_code == 404


def test_officer_finds_no_page_of_administrators(as_clerk: Client) -> None:
    assert as_clerk.get(ROLES).status_code == 404


def test_role_counts_in_its_own_municipality_only(
    as_clerk: Client, chief: Role, zestaponi: Municipality
) -> None:
    assert as_clerk.get(ROLES).status_code == 200
    assert as_clerk.get("/zestaponi/ka/roles/").status_code == 404


def test_staff_without_second_factor_is_led_to_set_it_up(chief: Role, client: Client) -> None:
    client.force_login(chief.person)

    response = client.get(ROLES)

    assert response["Location"].startswith("/gori/ka/me/second-factor/needed/")


def test_session_that_never_showed_the_second_factor_is_asked_for_it(
    as_clerk: Client, chief: Role
) -> None:
    other = Client()
    other.force_login(chief.person)

    assert other.get(ROLES)["Location"].startswith("/gori/ka/me/second-factor/confirm/")


def test_app_set_up_opens_the_page_at_once(chief: Role, client: Client) -> None:
    client.force_login(chief.person)
    client.get(f"/gori/ka/me/second-factor/needed/?next={ROLES}")
    page = client.get("/gori/ka/me/second-factor/app/").text
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found is not None

    client.post("/gori/ka/me/second-factor/app/", {"code": authenticator_code(found[1])})

    assert client.get(ROLES).status_code == 200
    assert f'href="{ROLES}"' in client.get("/gori/ka/me/second-factor/recovery-codes/").text


def test_wrong_code_sets_up_nothing(chief: Role, client: Client) -> None:
    client.force_login(chief.person)
    client.get("/gori/ka/me/second-factor/app/")

    client.post("/gori/ka/me/second-factor/app/", {"code": "1"})

    assert not Authenticator.objects.exists()


def test_sign_in_of_staff_asks_for_both_codes(
    gori: Municipality, clerk: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={"secret": SECRET})
    ask("clerk@gori.example")
    response = tell_code(client, carried[-1].code, following="/gori/ka/me/")
    assert response["Location"] == "/gori/ka/me/second-factor/sign-in/"
    assert "_auth_user_id" not in client.session
    assert 'autocomplete="one-time-code"' in client.get(response["Location"]).text

    done = client.post(response["Location"], {"code": authenticator_code()})

    assert done["Location"] == "/gori/ka/me/"
    assert client.session["_auth_user_id"] == str(clerk.pk)


def test_administrator_gives_and_takes_a_role(
    as_clerk: Client, chief: Role, giorgi: Person, gori: Municipality
) -> None:
    as_clerk.post(f"{ROLES}give/", {"contact": "599100102", "kind": "moderator"})
    role = giorgi.roles.get()
    as_clerk.post(f"{ROLES}{role.pk}/take/")

    assert not giorgi.roles.exists()
    verbs = [(entry.verb, entry.by_name) for entry in latest(gori)]
    assert verbs[:2] == [
        ("moderator_taken", "administrator"),
        ("moderator_given", "administrator"),
    ]


def test_role_given_twice_is_in_the_history_once(chief: Role, giorgi: Person) -> None:
    roles = [
        actions.give_role(
            giorgi, Role.Kind.OFFICER, municipality=chief.municipality, by=chief.person
        )
        for _time in range(2)
    ]

    assert roles[0] == roles[1]
    assert entries_about(giorgi).count() == 1


def test_nobody_who_never_signed_in_gets_a_role(as_clerk: Client, chief: Role) -> None:
    response = as_clerk.post(f"{ROLES}give/", {"contact": "599778899", "kind": "officer"})

    assert "ჯერ არავინ შემოსულა" in response.text


def test_officer_may_give_no_role(gori: Municipality, clerk: Person, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.give_role(giorgi, Role.Kind.OFFICER, municipality=gori, by=clerk)


def test_last_administrator_stays(as_clerk: Client, chief: Role) -> None:
    with pytest.raises(actions.LastAdministrator):
        actions.take_role(chief, by=chief.person)

    assert as_clerk.post(f"{ROLES}{chief.pk}/take/")["Location"] == ROLES
    assert Role.objects.filter(pk=chief.pk).exists()


def test_role_of_another_municipality_cannot_be_taken(
    as_clerk: Client, chief: Role, zestaponi: Municipality, giorgi: Person
) -> None:
    other = Role.objects.create(person=giorgi, municipality=zestaponi, kind=Role.Kind.OFFICER)

    assert as_clerk.post(f"{ROLES}{other.pk}/take/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.take_role(other, by=chief.person)


def test_demo_staff_sign_in_with_the_code_that_the_inbox_shows(
    gori: Municipality, clerk: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    demo_factor.give_known_factor(clerk)
    ask("clerk@gori.example")
    response = tell_code(client, carried[-1].code)
    code = demo_factor.codes()[0][1]

    client.post(response["Location"], {"code": code})

    assert client.session["_auth_user_id"] == str(clerk.pk)


def test_outside_the_demo_no_factor_is_known(clerk: Person, settings: Settings) -> None:
    demo_factor.give_known_factor(clerk)
    settings.DEMO = False

    assert demo_factor.codes() == []
    with pytest.raises(PermissionDenied):
        demo_factor.give_known_factor(clerk)


def test_second_factor_of_a_visitor_is_never_shown(clerk: Person) -> None:
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={"secret": SECRET})

    assert demo_factor.codes() == []


@pytest.mark.parametrize(
    "path",
    [
        *("me/", "me/name/", "me/contact/", "me/erase/", "me/welcome/", "me/second-factor/"),
        *("me/second-factor/needed/", "me/second-factor/passkeys/", "me/second-factor/app/"),
        *("me/second-factor/passkeys/add/", "roles/", "sign-out/"),
    ],
)
@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_every_page_opens_in_every_language(
    chief: Role, client: Client, path: str, language: str
) -> None:
    client.force_login(chief.person)

    response = client.get(f"/gori/{language}/{path}", follow=True)

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text
