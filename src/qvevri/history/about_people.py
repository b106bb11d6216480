"""Roles given and taken go into the log."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from qvevri.history import actions
from qvevri.history import registry as sentences
from qvevri.people import registry
from qvevri.people.models import Person
from qvevri.places.models import Municipality


def _write(
    by: Person, verb: str, thing: Model, municipality: Municipality, facts: Mapping[str, Any]
) -> None:
    actions.record(by, verb, thing, municipality=municipality, facts=facts)


registry.witness(_write)
sentences.register(
    "people.role",
    {"role_given": _("Gave the role: %(role)s"), "role_taken": _("Took the role: %(role)s")},
)
