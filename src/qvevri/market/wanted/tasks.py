"""Work on requests that is done again and again."""

from django.utils import timezone

from qvevri.market.wanted import actions


def look_after_requests() -> None:
    """Requests whose time is over end; what is no longer needed of buyers is forgotten."""
    now = timezone.now()
    actions.expire(now)
    actions.forget_old(now)
