"""What enquiries ask: answers of a seller, and of the officer when a seller stays silent."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.market.enquiries import presenting, queries
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.models import Enquiry
from qvevri.organisations import queries as organisations
from qvevri.people.models import Person
from qvevri.people.permissions import is_moderator
from qvevri.places.models import Municipality
from qvevri.todos.registry import Todo, register

SILENT, TO_ANSWER = "enquiries.silent", "enquiries.to_answer"


def _url(enquiry: Enquiry) -> str:
    return reverse("enquiries:seller", kwargs={"key": enquiry.seller_key})


@register
def silent(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """For officers: sellers who have left a buyer without a word for 72 hours."""
    if not is_moderator(person, municipality):
        return
    for enquiry in queries.silent(municipality, timezone.now()):
        seller = in_language(enquiry.organisation.name, current())
        words = {"seller": seller, "title": presenting.title_of(enquiry)}
        title = _("%(seller)s has not answered: %(title)s") % words
        yield Todo(SILENT, title, _url(enquiry), enquiry.last_turn_at)


@register
def to_answer(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """For sellers: questions in which it is their turn."""
    sellers = organisations.acting_for(person, municipality)
    if not sellers:
        return
    for enquiry in queries.of_sellers(municipality, sellers):
        if enquiry.waits_for == Side.SELLER:
            title = _("Answer the buyer: %s") % presenting.title_of(enquiry)
            yield Todo(TO_ANSWER, title, _url(enquiry), enquiry.last_turn_at)
