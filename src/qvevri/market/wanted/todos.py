"""What requests ask: answers of sellers, and of the officer where nobody had it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.wanted import queries, wording
from qvevri.market.wanted.facts import facts_of
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.people.models import Person
from qvevri.people.permissions import is_moderator, is_officer
from qvevri.places.models import Municipality
from qvevri.todos.registry import Todo, register

UNANSWERED, REPORTED, TO_ANSWER = "wanted.unanswered", "wanted.reported", "wanted.to_answer"


def _title(wanted: Wanted) -> str:
    return wording.title(facts_of(wanted), current())


def _staff_url(wanted: Wanted) -> str:
    return reverse("wanted:staff_one", kwargs={"pk": wanted.pk})


def _seller_url(asked: Asked) -> str:
    return reverse("wanted:asked", kwargs={"pk": asked.pk})


@register
def unanswered(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """For officers: what nobody had 72 hours after sellers were asked."""
    if not is_officer(person, municipality):
        return
    for wanted in queries.unanswered(municipality, timezone.now()):
        title = _("Nobody has answered the request: %s") % _title(wanted)
        yield Todo(UNANSWERED, title, _staff_url(wanted), wanted.sent_at)


@register
def reported(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """For moderators: requests somebody complained of."""
    if not is_moderator(person, municipality):
        return
    for wanted in queries.complained_of(municipality):
        title = _("Reported request: %s") % _title(wanted)
        yield Todo(REPORTED, title, _staff_url(wanted), vars(wanted)["since"])


@register
def to_answer(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """For sellers: requests on which it is their turn."""
    sellers = queries.sellers_of(person, municipality)
    if not sellers:
        return
    for asked in queries.waiting_for_sellers(municipality, sellers):
        title = _("A buyer needs: %s") % _title(asked.wanted)
        yield Todo(TO_ANSWER, title, _seller_url(asked), asked.asked_at)
