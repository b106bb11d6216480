"""Questions about people."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from qvevri.people import registry
from qvevri.people.contacts import Contact
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality


def person_reached_by(contact: Contact) -> Person | None:
    """Who signs in with this number or address, if they ever did."""
    found = Person.objects.reached_by(contact.phone, contact.email).first()
    return found if found and found.has_signed_in() else None


def people_of(numbers: Collection[int]) -> QuerySet[Person]:
    """Those people of these numbers who are still here."""
    return Person.objects.filter(pk__in=numbers)


def roles_of(municipality: Municipality) -> QuerySet[Role]:
    """Who holds which role, by name; brings along the person."""
    return Role.objects.of(municipality).select_related("person").order_by("person__name", "pk")


def role_in(municipality: Municipality, pk: int) -> Role:
    """One role of the municipality, or Http404; brings along person and municipality."""
    return get_object_or_404(
        Role.objects.of(municipality).select_related("person", "municipality"), pk=pk
    )


def without_administrator(municipalities: Iterable[Municipality]) -> list[Municipality]:
    """Those of them in which nobody gives roles; one query."""
    held = Role.objects.filter(kind=Role.Kind.ADMINISTRATOR, person__is_active=True)
    administered = set(held.values_list("municipality", flat=True))
    return [one for one in municipalities if one.pk not in administered]


def held_about(person: Person) -> dict[str, Any]:
    """Everything held about a person, by room, as plain values ready for JSON."""
    own = {
        "name": person.name,
        "name_in_latin_letters": person.latin_name,
        "phone": person.phone,
        "email": person.email,
        "language": person.language,
        "joined_at": person.joined_at.isoformat(),
        "last_signed_in_at": person.last_login.isoformat() if person.last_login else None,
        "roles": [
            {"municipality": role.municipality.slug, "role": role.kind}
            for role in person.roles.select_related("municipality")
        ],
    }
    return {"person": own} | {held.name: held.export(person) for held in registry.holdings()}
