"""A plan in public consultation, and two who write it."""

import pytest

from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents


@pytest.fixture
def lana(gori: Municipality) -> Person:
    """Another officer of Gori."""
    person = Person.objects.create_person(email="lana@gori.example", name="ლანა", language="ka")
    Role.objects.create(person=person, municipality=gori, kind=Role.Kind.OFFICER)
    return person


@pytest.fixture
def mayor(gori: Municipality) -> Person:
    """An administrator of Gori."""
    person = Person.objects.create_person(email="mayor@gori.example", name="Mariam", language="ka")
    Role.objects.create(person=person, municipality=gori, kind=Role.Kind.ADMINISTRATOR)
    return person


@pytest.fixture
def plan(gori: Municipality, clerk: Person) -> Plan:
    """Open to comments."""
    draft = actions.begin(contents.content(), municipality=gori, by=clerk)
    return actions.open_to_comments(draft, by=clerk)
