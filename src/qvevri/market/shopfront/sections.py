"""What the market adds to a seller's page: what is on offer."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from qvevri.core.ways import way
from qvevri.market.shopfront import cards
from qvevri.organisations.models import Organisation
from qvevri.organisations.registry import Section, register_section
from qvevri.search.queries import Query, latest

MOST = 24


def on_offer(_request: HttpRequest, organisation: Organisation) -> Mapping[str, Any] | None:
    """The seller's newest listings as cards, and the way to the others; one query, two at most."""
    query = Query(municipality=organisation.municipality, seller=organisation.pk, limit=MOST + 1)
    rows = latest(query)
    has_more = len(rows) > MOST
    return {
        "cards": cards.grid(rows[:MOST]),
        "count": f"{MOST}+" if has_more else str(len(rows)),
        "all_url": f"{way('shopfront:listings')}?seller={organisation.pk}" if has_more else "",
    }


def register() -> None:
    """Called once, when the house starts."""
    register_section(Section("listings", "shopfront/_on_offer.html", on_offer, "main", 10))
