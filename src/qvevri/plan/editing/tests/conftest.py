"""A plan that two officers write, and the administrator who records what the council decides."""

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.test import Client

from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents
from qvevri.plan.programme.tests.test_deciding import DECISION


@pytest.fixture
def mayor(gori: Municipality) -> Person:
    """An administrator of Gori."""
    person = Person.objects.create_person(email="mayor@gori.example", name="Mariam", language="ka")
    Role.objects.create(person=person, municipality=gori, kind=Role.Kind.ADMINISTRATOR)
    return person


@pytest.fixture
def as_mayor(mayor: Person) -> Client:
    """A browser in which the administrator is signed in, second factor included."""
    Authenticator.objects.create(
        user=mayor, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    client = Client()
    client.force_login(mayor)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": 0}]
    session["account_authentication_methods_user"] = str(mayor.pk)
    session.save()
    return client


@pytest.fixture
def draft(gori: Municipality, clerk: Person) -> Plan:
    """A plan of two objectives with an action each."""
    return programme.begin(contents.content(), municipality=gori, by=clerk)


@pytest.fixture
def adopted(draft: Plan, mayor: Person) -> Plan:
    """The same, adopted."""
    return programme.adopt(draft, DECISION, by=mayor).plan
