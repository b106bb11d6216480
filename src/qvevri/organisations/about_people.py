"""What sellers know about a person: which they act for; what is exported and erased."""

from collections.abc import Iterable
from typing import Any

from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from qvevri.files import actions as files
from qvevri.files.queries import photos_about
from qvevri.organisations import queries, registry
from qvevri.organisations.actions import leave_all
from qvevri.organisations.models import Invitation, Organisation
from qvevri.people.models import Person
from qvevri.people.registry import Holding, Link, holds, link
from qvevri.places.models import Municipality

# A seller whose only person is gone, and whose listings or answers others still need.
NOBODY = {"ka": "წაშლილი გამყიდველი", "en": "Erased seller", "ru": "Удалённый продавец"}


@link
def my_sellers(person: Person, municipality: Municipality | None) -> Iterable[Link]:
    """The way to the sellers this person acts for."""
    if municipality is None:
        return []
    names = ", ".join(str(one) for one in queries.acting_for(person, municipality))
    return [Link(_("My sellers"), reverse("organisations:mine"), names, "store")]


def _told(organisation: Organisation) -> dict[str, Any]:
    return {
        "number": organisation.pk,
        "municipality": organisation.municipality.slug,
        "settlement": organisation.settlement.slug,
        "name": organisation.names(),
        "kind": organisation.kind,
        "led_by": organisation.led_by,
        "tax_code": organisation.tax_code,
        "story": organisation.story,
        "phone": organisation.phone,
        "email": organisation.email,
        "messengers": organisation.messengers,
        "languages": organisation.languages,
        "place": [organisation.latitude, organisation.longitude],
        "verification": organisation.verification,
        "certificates": [
            {"kind": one.concept.code, "number": one.number, "issuer": one.issuer}
            for one in queries.certificates_of(organisation)
        ],
        "photos": [str(photo.original.name) for photo in photos_about(organisation)],
    }


def export(person: Person) -> list[dict[str, Any]]:
    """The sellers this person acts for, as far as they tell of the person."""
    rows = person.memberships.select_related(
        "organisation", "organisation__settlement", "organisation__municipality"
    )
    return [_told(one.organisation) | {"role": one.role} for one in rows.order_by("pk")]


def erase(person: Person) -> None:
    """The person leaves every seller; one nobody else acts for goes, or keeps nothing personal."""
    if person.phone:
        Invitation.objects.filter(phone=person.phone).delete()
    for organisation in leave_all(person):
        files.remove_all(photos_about(organisation))
        try:
            organisation.delete()
        except ProtectedError:
            _blank(organisation)


def _blank(organisation: Organisation) -> None:
    organisation.name = LazyI18nString(NOBODY)
    organisation.is_public = organisation.shows_exact_place = False
    for field in ("phone", "email", "story", "tax_code"):
        setattr(organisation, field, "")
    organisation.messengers, organisation.latitude, organisation.longitude = [], None, None
    organisation.certificates.all().delete()
    organisation.save()
    registry.tell_changed(organisation)


holds(Holding("sellers", export, erase))
