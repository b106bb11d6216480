"""The same question sent twice: known by its sender and by every word of it, for a day."""

import hashlib
import json

from django.core.cache import cache

from qvevri.market.enquiries.models import Enquiry

KEPT_SECONDS = 24 * 3600


def mark_of(sender: str, *said: object) -> str:
    """One word for all that was sent.

    The sender is part of it: whoever knows a buyer's address and words is not that buyer, and must
    not be led to the buyer's secret link.
    """
    words = json.dumps([sender, *said], sort_keys=True, default=str)
    return f"enquiries.asked:{hashlib.sha256(words.encode()).hexdigest()}"


def earlier(mark: str) -> Enquiry | None:
    """The running enquiry that these words from this sender began; None for new words."""
    pk = cache.get(mark)
    return Enquiry.objects.running().filter(pk=pk).first() if pk else None


def remember(mark: str, enquiry: Enquiry) -> None:
    """Know the same words again."""
    cache.set(mark, enquiry.pk, KEPT_SECONDS)
