"""One-time codes leave as messages; messages are part of what is held about a person."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.notices import actions, queries
from qvevri.people import registry
from qvevri.people.models import Person
from qvevri.people.permissions import is_moderator
from qvevri.places.models import Municipality


def _carry(code: registry.Code) -> None:
    actions.tell(
        "notices.code",
        municipality=code.municipality,
        context={"code": code.code},
        phone=code.to.phone,
        email=code.to.email,
        language=code.language,
    )


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "kind": message.kind,
            "channel": message.channel,
            "to": message.to,
            "subject": message.subject,
            "text": message.text,
            "created_at": message.created_at.isoformat(),
        }
        for message in queries.sent_to(person)
    ]


@registry.link
def log(person: Person, municipality: Municipality | None) -> Iterable[registry.Link]:
    """The way to the log, for those who work here."""
    if municipality is None or not is_moderator(person, municipality):
        return []
    return [registry.Link(_("Messages sent"), reverse("notices:log"), icon="history")]


registry.carry_codes(_carry)
registry.holds(registry.Holding("messages", _export, actions.forget_receiver))
