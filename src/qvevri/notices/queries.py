"""Questions about messages."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality

INBOX_SHOWS = 100
LOG_PAGE = 100


def sent_to(person: Person) -> QuerySet[Message]:
    """Every message to a person, newest first: by name, or to their number or address."""
    reached = Q(person=person)
    if person.phone:
        reached |= Q(to=person.phone)
    if person.email:
        reached |= Q(to=person.email)
    return Message.objects.filter(reached).order_by("-pk")


def latest(to: str = "") -> list[Message]:
    """The newest messages to everybody, or to one number or address."""
    messages = Message.objects.order_by("-pk")
    return list((messages.filter(to=to) if to else messages)[:INBOX_SHOWS])


def receivers() -> list[str]:
    """Numbers and addresses of the newest messages, who was told last first."""
    recent = Message.objects.order_by("-pk").values_list("to", flat=True)[: INBOX_SHOWS * 3]
    return list(dict.fromkeys(recent))


def log_of(municipality: Municipality, before: int | None = None) -> list[Message]:
    """A page of the municipality's messages, newest first, those with a number below `before`."""
    messages = Message.objects.of(municipality).order_by("-pk")
    if before is not None:
        messages = messages.filter(pk__lt=before)
    return list(messages[:LOG_PAGE])


def html_of(pk: int) -> str:
    """The HTML of one e-mail, or Http404."""
    return get_object_or_404(Message.objects.exclude(html=""), pk=pk).html
