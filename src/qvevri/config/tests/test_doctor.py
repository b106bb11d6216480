"""The doctor says what is missing before a visitor finds out."""

import pytest
from pytest_django import Settings

from qvevri.config.management.commands.doctor import complaints
from qvevri.people import actions as people
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality


def test_municipality_without_administrator_is_named(gori: Municipality, clerk: Person) -> None:
    said = "Nobody administers gori: run `qvevri appoint CONTACT --municipality gori`."
    assert said in list(complaints())
    people.give_role(clerk, Role.Kind.ADMINISTRATOR, municipality=gori, by=people.operator())
    assert said not in list(complaints())


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SMS_URL", "", "No SMS leaves, so nobody signs in by phone: set SMS_URL."),
        (
            "EMAIL_BACKEND",
            "django.core.mail.backends.console.EmailBackend",
            "No e-mail leaves: set EMAIL_URL.",
        ),
    ],
)
def test_house_that_cannot_send_says_so_outside_the_demo(
    gori: Municipality, settings: Settings, name: str, value: str, told: str
) -> None:
    setattr(settings, name, value)
    assert told not in list(complaints())
    settings.DEMO = False
    assert told in list(complaints())
