"""How often something may be done: counted in the database, so that every process sees the same."""

import math
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import ngettext

from qvevri.core.errors import Refused
from qvevri.core.models import Tally

LONGEST_IN_MINUTES = 90


class TooOften(Refused):
    """The limit of a window of time is used up."""


@dataclass(frozen=True)
class Limit:
    """At most `times` per `seconds` for one key, such as an address or a phone number."""

    name: str
    times: int
    seconds: int


def _when_again(seconds: float) -> str:
    """Minutes up to an hour and a half, then hours; rounded up, so that the next try succeeds."""
    minutes = math.ceil(seconds / 60)
    if minutes <= LONGEST_IN_MINUTES:
        return ngettext(
            "Too many attempts in a row. Try again in %(count)d minute.",
            "Too many attempts in a row. Try again in %(count)d minutes.",
            minutes,
        ) % {"count": minutes}
    hours = math.ceil(minutes / 60)
    return ngettext(
        "Too many attempts in a row. Try again in %(count)d hour.",
        "Too many attempts in a row. Try again in %(count)d hours.",
        hours,
    ) % {"count": hours}


@transaction.atomic
def count(limit: Limit, key: str) -> None:
    """Count one use. Raises TooOften when the window's limit was already used up."""
    now = int(time.time())
    window = now // limit.seconds
    ends_at = datetime.fromtimestamp((window + 1) * limit.seconds, tz=UTC)
    name = f"{limit.name}:{key}"[:200]
    tally, _created = Tally.objects.select_for_update().get_or_create(
        key=name, window=window, defaults={"ends_at": ends_at}
    )
    if tally.count >= limit.times:
        raise TooOften(_when_again(ends_at.timestamp() - now))
    Tally.objects.filter(pk=tally.pk).update(count=F("count") + 1)
