"""The same words sent twice: a question known by its sender and every word of it, for a day; a
turn of a thread by being the last one.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from django.core.cache import cache

from qvevri.market.enquiries.models import Enquiry

KEPT_SECONDS = 24 * 3600


class Spoken(Protocol):
    """A turn of a thread, of whatever room."""

    side: str
    chips: Any
    text: str


def is_last(
    turns: Iterable[Spoken], side: str, chips: Sequence[Mapping[str, Any]], text: str
) -> bool:
    """Whether the last of these turns, the oldest first, is this side's and says just this."""
    last = next(iter(list(turns)[-1:]), None)
    said = [dict(one) for one in chips]
    return last is not None and (last.side, last.chips, last.text) == (side, said, text)


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
