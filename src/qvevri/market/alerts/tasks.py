"""Recurring work of alerts; safe to do twice, at once, and to die in the middle of."""

from django.db import IntegrityError
from django.utils import timezone

from qvevri.market.alerts import actions, matching, queries, tidying

LISTINGS_AT_ONCE = 200
ALERTS_AT_ONCE = 500


def watch() -> tuple[int, int]:
    """Hold new listings against the alerts, then tell what is due; gives how many of each."""
    return match(), tell()


def match() -> int:
    """Every listing that has just come is held against the alerts; gives how many were new.

    What is read and reckoned here holds no lock; only the writing does.
    """
    number = 0
    while came := queries.just_come(timezone.now(), LISTINGS_AT_ONCE):
        now = timezone.now()
        found, matches = matching.matches(came, now)
        if not found:
            break
        try:
            actions.take(found, matches, now)
        except IntegrityError:
            # Another worker was quicker: what is left comes with the next turn.
            break
        number += len(found)
    return number


def tell() -> int:
    """Tell what is due; gives how many messages went out."""
    now = timezone.now()
    claimed = (pk for pk, due in queries.due(now, ALERTS_AT_ONCE) if actions.claim(pk, due, now))
    return sum(actions.tell(pk, now) > 0 for pk in claimed)


def look_after_alerts() -> None:
    """Retention, dead addresses, and searches that can no longer be read."""
    now = timezone.now()
    tidying.forget_old(now)
    tidying.stop_bounced(now)
    tidying.read_anew()
