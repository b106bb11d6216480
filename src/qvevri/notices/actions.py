"""Telling people things, each in their own language."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from qvevri.core.languages import CODES, current
from qvevri.notices import composing, queries, registry, tasks
from qvevri.notices.links import absolute, signed_link
from qvevri.notices.models import Message, Silence
from qvevri.notices.registry import Kind
from qvevri.people.models import Person
from qvevri.people.phones import takes_sms
from qvevri.places.models import Municipality


def _receiver(kind: Kind, person: Person | None, phone: str, email: str) -> tuple[str, str]:
    """Channel and address: what was given, else the person's own; a phone before an e-mail, a
    landline never."""
    if not phone and not email and person is not None:
        phone, email = person.phone or "", person.email or ""
    if phone and kind.sms and takes_sms(phone):
        return Message.Channel.SMS, phone
    if email and kind.text:
        return Message.Channel.EMAIL, email
    return "", ""


def _unsubscribe_link(kind: Kind, to: str, municipality: Municipality | None, language: str) -> str:
    token = signed_link("silence", to=to, kind=kind.name)
    return absolute(municipality, language, "notices:unsubscribe", token=token)


@transaction.atomic
def tell(  # noqa: PLR0913
    kind: str,
    *,
    municipality: Municipality | None,
    context: Mapping[str, Any],
    person: Person | None = None,
    phone: str = "",
    email: str = "",
    language: str = "",
) -> list[Message]:
    """A message of `kind` on its way, in the receiver's language; sent in a job after the commit.

    An SMS if there is a number and the kind has one, else an e-mail. `phone` or `email` win over
    the person's own, `language` over the person's. An `unsubscribe` in the context is the address
    that one click stops, else it stops the whole kind. Empty: nobody is reached, or unsubscribed.
    """
    known = registry.kind(kind)
    channel, to = _receiver(known, person, phone, email)
    if not to or (known.is_optional and Silence.objects.filter(to=to, kind=kind).exists()):
        return []
    spoken = language or (person.language if person else current())
    spoken = spoken if spoken in CODES else current()
    words = {**context, "municipality": municipality, "person": person, "language": spoken}
    message = Message(
        municipality=municipality, kind=kind, channel=channel, to=to, person=person, language=spoken
    )
    if channel == Message.Channel.SMS:
        message.text = composing.sms(known, spoken, words)
    else:
        if known.is_optional:
            own = str(context.get("unsubscribe", ""))
            message.list_unsubscribe = own or _unsubscribe_link(known, to, municipality, spoken)
            words["unsubscribe"] = message.list_unsubscribe
        letter = composing.email(known, spoken, words)
        message.subject, message.text = letter.subject, letter.text
        message.html = letter.html
    message.save()
    transaction.on_commit(partial(tasks.enqueue, message.pk))
    return [message]


@transaction.atomic
def silence(to: str, kind: str) -> None:
    """This receiver gets no more messages of an optional kind."""
    Silence.objects.get_or_create(to=to, kind=kind)


@transaction.atomic
def forget_old(before: datetime) -> int:
    """Messages made before that moment are gone; how many."""
    count, _by_model = Message.objects.filter(created_at__lt=before).delete()
    return count


@transaction.atomic
def forget_receiver(person: Person) -> None:
    """No message to this person is kept any more."""
    queries.sent_to(person).delete()
    Silence.objects.filter(to__in=[person.phone or "", person.email or ""]).delete()
