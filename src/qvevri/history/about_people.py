"""Roles given and taken go into the log."""

from collections.abc import Collection

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.history import actions
from qvevri.history import registry as sentences
from qvevri.people import registry
from qvevri.people.models import Person
from qvevri.people.queries import people_of
from qvevri.places.models import Municipality


def _write(by: Person, verb: str, thing: Model, municipality: Municipality) -> None:
    actions.record(by, verb, thing, municipality=municipality)


def _named(numbers: Collection[int]) -> dict[int, sentences.Shown]:
    return {
        person.pk: sentences.Shown(person.called(current()) or str(person))
        for person in people_of(numbers)
    }


registry.witness(_write)
sentences.name_things("people.person", _("People"), _named)
sentences.register(
    "people.person",
    {
        "moderator_given": _("Gave the role of moderator"),
        "officer_given": _("Gave the role of officer"),
        "administrator_given": _("Gave the role of administrator"),
        "moderator_taken": _("Revoked the role of moderator"),
        "officer_taken": _("Revoked the role of officer"),
        "administrator_taken": _("Revoked the role of administrator"),
    },
)
