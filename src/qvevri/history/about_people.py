"""Roles given and taken go into the log."""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from qvevri.history import actions
from qvevri.history import registry as sentences
from qvevri.people import registry
from qvevri.people.models import Person
from qvevri.places.models import Municipality


def _write(by: Person, verb: str, thing: Model, municipality: Municipality) -> None:
    actions.record(by, verb, thing, municipality=municipality)


registry.witness(_write)
sentences.register(
    "people.role",
    {
        "moderator_given": _("Gave the role of moderator"),
        "officer_given": _("Gave the role of officer"),
        "administrator_given": _("Gave the role of administrator"),
        "moderator_taken": _("Revoked the role of moderator"),
        "officer_taken": _("Revoked the role of officer"),
        "administrator_taken": _("Revoked the role of administrator"),
    },
)
