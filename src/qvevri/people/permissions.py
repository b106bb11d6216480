"""Who may do what for a municipality."""

from django.contrib.auth.models import AnonymousUser

from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality

MODERATING = (Role.Kind.MODERATOR, Role.Kind.OFFICER, Role.Kind.ADMINISTRATOR)
OFFICE = (Role.Kind.OFFICER, Role.Kind.ADMINISTRATOR)


def _holds(
    person: Person | AnonymousUser, municipality: Municipality, kinds: tuple[Role.Kind, ...]
) -> bool:
    if not isinstance(person, Person) or not person.is_active:
        return False
    if person.is_operator:
        return True
    # Behind a door of the staff all roles were read once (`doors`): a page asks several times.
    if "roles" in getattr(person, "_prefetched_objects_cache", {}):
        held = person.roles.all()
        return any(one.municipality_id == municipality.pk and one.kind in kinds for one in held)
    return person.roles.of(municipality).filter(kind__in=kinds).exists()


def is_moderator(person: Person | AnonymousUser, municipality: Municipality) -> bool:
    """May approve listings and answer reports: anybody with a role here, and the operator."""
    return _holds(person, municipality, MODERATING)


def is_officer(person: Person | AnonymousUser, municipality: Municipality) -> bool:
    """Works for the agency: may act for sellers, import sheets, mend the vocabulary."""
    return _holds(person, municipality, OFFICE)


def is_administrator(person: Person | AnonymousUser, municipality: Municipality) -> bool:
    """May give roles and change the municipality's own pages."""
    return _holds(person, municipality, (Role.Kind.ADMINISTRATOR,))


def is_staff(person: Person | AnonymousUser) -> bool:
    """Holds any role anywhere, and therefore needs a second factor."""
    if not isinstance(person, Person):
        return False
    return person.is_operator or person.roles.exists()


def name_of_role(person: Person, municipality: Municipality) -> str:
    """The highest role a person acts in for a municipality: "administrator" down to "person"."""
    if person.is_operator:
        return "operator"
    held = set(person.roles.of(municipality).values_list("kind", flat=True))
    return next((kind.value for kind in reversed(Role.Kind) if kind in held), "person")
