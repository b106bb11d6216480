"""A council's administrator, beside the officer of every test."""

import pytest

from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality


@pytest.fixture
def mayor(gori: Municipality) -> Person:
    """An administrator of Gori."""
    person = Person.objects.create_person(email="mayor@gori.example", name="Mariam", language="ka")
    Role.objects.create(person=person, municipality=gori, kind=Role.Kind.ADMINISTRATOR)
    return person
