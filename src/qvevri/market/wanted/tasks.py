"""Work on requests that is done again and again; `config.retention` has what is forgotten."""

from django.utils import timezone

from qvevri.market.wanted import actions


def look_after_requests() -> None:
    """Requests whose time is over end, and their buyers are told."""
    actions.expire(timezone.now())
