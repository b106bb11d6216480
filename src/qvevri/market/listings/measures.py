"""What the market counts for a plan: listings, and sellers who have any."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.models import Listing
from qvevri.market.listings.queries import whole_listings
from qvevri.measures.registry import Measure, Narrowing, register
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality
from qvevri.vocabulary import composing
from qvevri.vocabulary import queries as vocabulary


def _listings(municipality: Municipality, asked: Narrowing) -> QuerySet[Any]:
    """Listings that came before the public, in the days asked for; else those there now."""
    rows = Listing.objects.of(municipality).exclude(published_at=None)
    if asked.since or asked.until:
        if asked.since:
            rows = rows.filter(published_at__date__gte=asked.since)
        if asked.until:
            rows = rows.filter(published_at__date__lte=asked.until)
    else:
        rows = rows.published()
    if asked.settlement:
        rows = rows.filter(settlement=asked.settlement)
    if asked.sex:
        rows = rows.filter(organisation__led_by=asked.sex)
    codes = vocabulary.family(asked.concept) if asked.concept else ()
    return rows.filter(concept__code__in=codes) if asked.concept else rows


def _sellers(municipality: Municipality, asked: Narrowing) -> QuerySet[Any]:
    listings = _listings(municipality, asked)
    return Organisation.objects.of(municipality).filter(pk__in=listings.values("organisation"))


def _told_listings(numbers: Sequence[int]) -> list[tuple[str, str]]:
    return [
        (
            composing.title(facts_of(one), current()),
            reverse("shopfront:listing_by_number", args=[one.pk]),
        )
        for one in whole_listings().filter(pk__in=numbers)
    ]


def _told_sellers(numbers: Sequence[int]) -> list[tuple[str, str]]:
    return [
        (str(one), reverse("organisations:seller_by_number", args=[one.pk]))
        for one in Organisation.objects.filter(pk__in=numbers).order_by("pk")
    ]


register(Measure("market.listings", _("Listings on the market"), _listings, _told_listings))
register(Measure("market.sellers", _("Sellers on the market"), _sellers, _told_sellers))
