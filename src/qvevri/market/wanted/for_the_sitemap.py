"""The requests of buyers on the map of the site."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse
from django.utils import timezone

from qvevri.market.wanted import presenting, queries
from qvevri.places.models import Municipality
from qvevri.places.public_pages import PublicPage, register

MOST = 1000


@register
def open_requests(municipality: Municipality) -> Iterator[PublicPage]:
    """The list of what buyers look for, and the newest requests still open."""
    yield PublicPage(partial(reverse, "wanted:home"))
    rows = queries.whole_wanted().of(municipality).open(timezone.now()).order_by("-pk")[:MOST]
    for wanted in rows:
        yield PublicPage(partial(presenting.address_of, wanted), wanted.sent_at)
