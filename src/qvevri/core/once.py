"""The same form sent twice does its work once: the second time gets the first time's outcome."""

import secrets

from django.db import transaction

from qvevri.core.models import Once


def new_key() -> str:
    """A key to put into a form as a hidden field."""
    return secrets.token_urlsafe(18)


def outcome_of(key: str) -> str | None:
    """What the form with this key led to, such as an address; None if it was not sent yet."""
    if not key:
        return None
    return Once.objects.filter(key=key).values_list("outcome", flat=True).first()


@transaction.atomic
def remember(key: str, outcome: str) -> None:
    """Keep the outcome of a form: called in the transaction that did its work."""
    if key:
        Once.objects.get_or_create(key=key[:100], defaults={"outcome": outcome[:300]})
