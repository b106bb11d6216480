"""The map of sellers; the list beside it says the same in words."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.market.shopfront import queries
from qvevri.organisations.addresses import page_of
from qvevri.organisations.models import Organisation
from qvevri.places.http import MunicipalRequest
from qvevri.places.points import note_on


@require_safe
def map_page(request: MunicipalRequest) -> HttpResponse:
    municipality = request.municipality
    places = queries.places_with_sellers(municipality)
    context = {
        "places": [
            {
                "name": str(place.settlement),
                "href": reverse("shopfront:settlement", kwargs={"slug": place.settlement.slug}),
                "text": _sellers_text(place.sellers),
            }
            for place in places
        ],
        "geojson_url": reverse("shopfront:map_sellers"),
        "latitude": municipality.latitude,
        "longitude": municipality.longitude,
        "points_note": note_on(place.settlement for place in places),
        "places_text": _sellers_text(sum(place.sellers for place in places)),
        "description": _("Where the sellers of %(place)s are.") % {"place": municipality},
    }
    return cacheable(render(request, "shopfront/map.html", context))


def _sellers_text(number: int) -> str:
    return ngettext("%(number)d seller", "%(number)d sellers", number) % {"number": number}


@require_safe
def sellers(request: MunicipalRequest) -> HttpResponse:
    found = queries.sellers_on_map(request.municipality)
    return cacheable(JsonResponse(collection(found), content_type="application/geo+json"))


def collection(organisations: Iterable[Organisation]) -> dict[str, Any]:
    """GeoJSON (RFC 7946) of sellers: at their settlement's point, unless they show their own."""
    features = [_feature(one) for one in organisations]
    return {"type": "FeatureCollection", "features": [one for one in features if one]}


def _feature(organisation: Organisation) -> dict[str, Any] | None:
    shown = organisation if organisation.shows_exact_place else organisation.settlement
    if shown.latitude is None or shown.longitude is None:
        return None
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [shown.longitude, shown.latitude]},
        "properties": {
            "title": str(organisation),
            "url": page_of(organisation),
            "text": str(organisation.settlement),
        },
    }
