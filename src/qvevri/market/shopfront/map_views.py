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

MOST_APART = 500


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
    """Each seller; where there are very many, each settlement with their number."""
    places = queries.places_with_sellers(request.municipality)
    if sum(place.sellers for place in places) > MOST_APART:
        features = gathered(places)
    else:
        features = collection(queries.sellers_on_map(request.municipality))
    return cacheable(JsonResponse(features, content_type="application/geo+json"))


def gathered(places: Iterable[queries.Place]) -> dict[str, Any]:
    """GeoJSON of settlements, with the number of their sellers: a map of thousands shows no one."""
    features = [
        {
            "type": "Feature",
            "geometry": _point(place.settlement.longitude, place.settlement.latitude),
            "properties": {
                "title": str(place.settlement),
                "url": reverse("shopfront:settlement", kwargs={"slug": place.settlement.slug}),
                "text": _sellers_text(place.sellers),
            },
        }
        for place in places
        if place.settlement.latitude is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _point(longitude: float | None, latitude: float | None) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [longitude, latitude]}


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
        "geometry": _point(shown.longitude, shown.latitude),
        "properties": {
            "title": str(organisation),
            "url": page_of(organisation),
            "text": str(organisation.settlement),
        },
    }
