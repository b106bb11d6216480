"""What moderation asks of an officer: listings to approve, reports to decide."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.models import Listing
from qvevri.market.moderation import queries
from qvevri.people.models import Person
from qvevri.people.permissions import is_moderator
from qvevri.places.models import Municipality
from qvevri.todos.registry import Todo, register
from qvevri.vocabulary import composing

WAITING, REPORTED = "moderation.waiting", "moderation.reported"


def _title(listing: Listing) -> str:
    return composing.title(facts_of(listing), current())


def _url(listing: Listing) -> str:
    return reverse("moderation:decide", kwargs={"pk": listing.pk})


@register
def waiting(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """Listings waiting for approval."""
    if not is_moderator(person, municipality):
        return
    for listing in queries.waiting(municipality):
        title = _("Waits for approval: %s") % _title(listing)
        yield Todo(WAITING, title, _url(listing), listing.changed_at)


@register
def reported(person: Person, municipality: Municipality) -> Iterator[Todo]:
    """Listings with open reports."""
    if not is_moderator(person, municipality):
        return
    for one in queries.reported(municipality):
        title = _("Reported: %s") % _title(one.listing)
        yield Todo(REPORTED, title, _url(one.listing), one.since, one.senders)
