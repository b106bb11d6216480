"""Recurring work on listings; safe to do twice."""

from datetime import timedelta

from django.utils import timezone

from qvevri.core.errors import Refused
from qvevri.market.listings import actions, indexing, queries
from qvevri.market.listings.models import Posting
from qvevri.search import actions as search

# Retention: what was begun and never published is forgotten.
UNFINISHED_FOR = timedelta(days=60)


def say_in_lari() -> int:
    """Prices in foreign money are shown and compared at the last rate, or no more without one."""
    return search.put_many(indexing.in_foreign_money())


def look_after_listings() -> tuple[int, int]:
    """Expire what is over and warn of what soon will be; gives how many of each."""
    now = timezone.now()
    expired = warned = 0
    for listing in queries.due(now):
        try:
            actions.expire(listing, now=now)
        except Refused:
            continue
        expired += 1
    for listing in queries.due_for_warning(now):
        actions.warn(listing, now=now)
        warned += 1
    Posting.objects.old(now - UNFINISHED_FOR).delete()
    return expired, warned
