"""Who works in the demo: an officer and an administrator of each municipality, and the operator."""

from dataclasses import dataclass

from qvevri.people.demo_factor import give_known_factor
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality

OPERATOR = "operator@qvevri.example"


@dataclass(frozen=True)
class Staff:
    """The invented staff of one municipality's agency."""

    officer: Person
    moderator: Person
    administrator: Person


def _employ(municipality: Municipality, kind: Role.Kind, name: str) -> Person:
    email = f"{kind.value}@{municipality.slug}.example"
    person = Person.objects.filter(email=email).first() or Person.objects.create_person(
        email=email, name=name, language="ka"
    )
    Role.objects.get_or_create(person=person, municipality=municipality, kind=kind)
    give_known_factor(person)
    return person


def employ_staff(municipality: Municipality) -> Staff:
    """Give the municipality its staff; twice is as once."""
    return Staff(
        officer=_employ(municipality, Role.Kind.OFFICER, "თამარ საქმიძე"),
        moderator=_employ(municipality, Role.Kind.MODERATOR, "ლევან წესიძე"),
        administrator=_employ(municipality, Role.Kind.ADMINISTRATOR, "მაია მართველიძე"),
    )


def employ_operator() -> Person:
    """The one person of IT."""
    person = Person.objects.filter(email=OPERATOR).first() or Person.objects.create_person(
        email=OPERATOR, name="Operator", language="en", is_operator=True
    )
    give_known_factor(person)
    return person
