"""What the market adds to a seller's page: what is on offer."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from qvevri.market.shopfront import cards
from qvevri.organisations.models import Organisation
from qvevri.organisations.registry import Section, register_section
from qvevri.search.queries import Query, search

MOST = 24


def on_offer(_request: HttpRequest, organisation: Organisation) -> Mapping[str, Any] | None:
    """The seller's listings as cards; two queries."""
    query = Query(
        municipality=organisation.municipality, seller=organisation.pk, sort="newest", limit=MOST
    )
    page = search(query)
    return {"cards": cards.rendered(page.items), "count": page.count_text}


def register() -> None:
    """Called once, when the house starts."""
    register_section(Section("listings", "shopfront/_on_offer.html", on_offer, "main", 10))
