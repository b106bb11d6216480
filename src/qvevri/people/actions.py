"""What people do with their account, and administrators with roles."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.languages import spoken
from qvevri.people import registry
from qvevri.people.contacts import Contact
from qvevri.people.models import Person, Role
from qvevri.people.permissions import is_administrator
from qvevri.places.models import Municipality


class ContactTaken(Refused):
    """Somebody else signs in with this number or address."""


class LastContact(Refused):
    """Without it the person could never sign in again."""


class LastAdministrator(Refused):
    """A municipality keeps at least one administrator."""


class NobodyThere(Refused):
    """No person with this number or address has signed in yet."""


@transaction.atomic
def person_for(contact: Contact, *, language: str) -> Person:
    """The person of this contact; a new one, who speaks `language`, if there was none."""
    found = Person.objects.reached_by(contact.phone, contact.email).first()
    if found is not None:
        return found
    return Person.objects.create_person(
        phone=contact.phone or None,
        email=contact.email or None,
        language=spoken(language),
    )


@transaction.atomic
def operator() -> Person:
    """Who acts on the command line: whoever runs the installation.

    Where nobody does so by name, a person without phone or e-mail stands in the log for them.
    """
    known = Person.objects.filter(is_operator=True, is_active=True).order_by("pk").first()
    return known or Person.objects.create_person(name="operator", is_operator=True)


@transaction.atomic
def forget_passers_by(before: datetime) -> int:
    """Whoever typed a number before that moment and never read a code is gone; how many.

    Not those whom somebody named to answer for something, and who have not come yet.
    """
    passers_by = Person.objects.never_came().filter(joined_at__lt=before)
    passers_by = passers_by.exclude(pk__in=registry.awaited())
    count = passers_by.count()
    passers_by.delete()
    return count


@transaction.atomic
def confirm_phone(person: Person, phone: str) -> None:
    """This number belongs to the person: they read a code there."""
    Person.objects.filter(pk=person.pk).update(phone=phone, phone_is_verified=True)
    person.refresh_from_db()


@transaction.atomic
def introduce(person: Person, *, name: str, language: str, latin_name: str | None = None) -> None:
    """The person is called and spoken to like this from now on.

    `latin_name` is their own way to write it in Latin letters; None leaves what they said before.
    """
    latin = person.latin_name if latin_name is None else latin_name
    Person.objects.filter(pk=person.pk).update(name=name, language=language, latin_name=latin)
    person.refresh_from_db()


@transaction.atomic
def set_contact(person: Person, contact: Contact) -> None:
    """The person signs in with this, in place of an earlier one of its kind; a code proved it.

    Raises ContactTaken. Whoever typed it in but never signed in with it loses it.
    """
    for other in Person.objects.reached_by(contact.phone, contact.email).exclude(pk=person.pk):
        if other.has_signed_in():
            raise ContactTaken(
                _("Another account signs in with this. Sign in there, or use a different one.")
            )
        other.delete()
    if contact.phone:
        confirm_phone(person, contact.phone)
        return
    Person.objects.filter(pk=person.pk).update(email=contact.email)
    person.refresh_from_db()


@transaction.atomic
def drop_contact(person: Person, kind: str) -> None:
    """The person no longer signs in with their phone ("phone") or e-mail ("email").

    Raises LastContact when no other is left.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not (person.email if kind == "phone" else person.phone):
        raise LastContact(_("Add another way to sign in first: without one you could not return."))
    if kind == "phone":
        person.phone, person.phone_is_verified = None, False
    else:
        person.email = None
    person.save(update_fields=["phone", "phone_is_verified", "email"])


@transaction.atomic
def give_role(person: Person, kind: Role.Kind, *, municipality: Municipality, by: Person) -> Role:
    """`person` holds the role from now on; giving it twice changes nothing.

    Raises PermissionDenied if `by` is no administrator of the municipality.
    """
    if not is_administrator(by, municipality):
        raise PermissionDenied
    role, created = Role.objects.get_or_create(person=person, municipality=municipality, kind=kind)
    if created:
        registry.testify(by, f"{role.kind}_given", person, municipality)
    return role


@transaction.atomic
def make_operator(person: Person, *, by: Person) -> None:
    """`person` runs the installation, too. Raises PermissionDenied if `by` does not."""
    if not by.is_operator:
        raise PermissionDenied
    Person.objects.filter(pk=person.pk).update(is_operator=True)
    person.refresh_from_db()


@transaction.atomic
def take_role(role: Role, *, by: Person) -> None:
    """The role is held no more.

    Raises PermissionDenied if `by` is no administrator there, LastAdministrator for the last one.
    """
    if not is_administrator(by, role.municipality):
        raise PermissionDenied
    administrators = Role.objects.of(role.municipality).filter(kind=Role.Kind.ADMINISTRATOR)
    others = administrators.select_for_update().exclude(pk=role.pk)
    if role.kind == Role.Kind.ADMINISTRATOR and not list(others):
        raise LastAdministrator(
            _("This is the last administrator. Give the role to another first.")
        )
    registry.testify(by, f"{role.kind}_taken", role.person, role.municipality)
    role.delete()


@transaction.atomic
def erase(person: Person) -> None:
    """The person and all that is held about them is gone.

    Raises LastAdministrator, and whatever Refused a room above raises.
    """
    for role in person.roles.filter(kind=Role.Kind.ADMINISTRATOR).select_related("municipality"):
        others = Role.objects.of(role.municipality).filter(kind=Role.Kind.ADMINISTRATOR)
        if not others.exclude(person=person).exists():
            raise LastAdministrator(
                _("You are the last administrator. Give the role to another first.")
            )
    for holding in registry.holdings():
        holding.erase(person)
    person.delete()
