"""One-time codes leave as messages; messages are part of what is held about a person."""

from typing import Any

from qvevri.notices import actions, queries
from qvevri.people import registry
from qvevri.people.models import Person


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


registry.carry_codes(_carry)
registry.holds(registry.Holding("messages", _export, actions.forget_receiver))
