"""What the pages of a town hall show."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from qvevri.organisations.queries import how_many_in
from qvevri.places.models import Municipality, Settlement
from qvevri.places.queries import settlements_of


def settlements(municipality: Municipality) -> list[tuple[Settlement, int]]:
    """All settlements by slug, each with how many sellers are there."""
    sellers = how_many_in(municipality)
    return [(one, sellers.get(one.pk, 0)) for one in settlements_of(municipality)]


def settlement_in(municipality: Municipality, slug: str) -> Settlement:
    """One of them, or Http404."""
    found: QuerySet[Settlement] = settlements_of(municipality).select_related("municipality")
    return get_object_or_404(found, slug=slug)
