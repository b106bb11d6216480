"""What comes first in a list of results: the same on every database."""

from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from qvevri.search.wording import Wording

MEANT_OTHERWISE = 20
EXACTLY = 10


def first_key(sort: str, asked: Wording) -> dict[str, Any]:
    """The key that goes before the date, ascending, by its name; nothing for the newest first."""
    if sort == "price":
        return {"price_order": _column("price_order")}
    if sort == "relevance":
        return {"tier": _tier(asked)}
    return {}
