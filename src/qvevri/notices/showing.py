"""Messages as pages show them: links one can click, receivers one can recognise."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from qvevri.notices import registry
from qvevri.notices.models import Message
from qvevri.people import phones
from qvevri.people.contacts import Contact
from qvevri.places import origin

_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Shown:
    """One message of the inbox or the log."""

    pk: int
    is_sms: bool
    to: str
    to_shown: str
    subject: str
    text: SafeString
    has_html: bool
    language: str
    kind: str
    at: datetime
    state: str
    failure: str


def receiver(to: str) -> str:
    """A number in groups, or the address as it is."""
    return phones.shown(to) if to.startswith("+") else to


def hidden(to: str) -> str:
    """A receiver as the log shows it: enough to recognise, too little to call."""
    return (Contact(phone=to) if to.startswith("+") else Contact(email=to)).masked()


def with_links(text: str) -> SafeString:
    """Plain text, its addresses as links."""
    parts: list[tuple[str, str]] = []
    end = 0
    for match in _LINK.finditer(text):
        parts.append((text[end : match.start()], match.group()))
        end = match.end()
    linked = format_html_join("", '{}<a href="{}">{}</a>', ((a, link, link) for a, link in parts))
    return format_html("{}{}", linked, text[end:])


def _state(message: Message) -> str:
    if message.sent_at:
        return "sent"
    if message.was_kept:
        return "kept"
    return "failed" if message.failed_at else "waiting"


def _as_shown(message: Message, to_shown: str, text: SafeString) -> Shown:
    return Shown(
        pk=message.pk,
        is_sms=message.channel == Message.Channel.SMS,
        to=message.to,
        to_shown=to_shown,
        subject=message.subject,
        text=text,
        has_html=bool(message.html),
        language=message.language,
        kind=registry.title(message.kind),
        at=message.created_at,
        state=_state(message),
        failure=message.failure,
    )


def shown(message: Message) -> Shown:
    """For the demo's inbox: all of it."""
    return _as_shown(message, receiver(message.to), with_links(origin.moved_here(message.text)))


def masked(message: Message) -> Shown:
    """For the log: who and when; never the words, which may hold a code or a secret link."""
    return _as_shown(message, hidden(message.to), SafeString(""))
