"""What every page's template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from qvevri.core.languages import OWN_NAMES, current


def page(request: HttpRequest) -> dict[str, Any]:
    """Language, its alternatives for this very page, and the municipality (None on the network)."""
    municipality = getattr(request, "municipality", None)
    shown = getattr(municipality, "languages", None) or list(OWN_NAMES)
    here = request.build_absolute_uri(request.path)
    query = request.META.get("QUERY_STRING", "")
    return {
        "municipality": municipality,
        "is_network": municipality is None,
        "language": current(),
        "languages": OWN_NAMES,
        "canonical": here,
        "alternates": [
            {
                "lang": code,
                "name": OWN_NAMES[code],
                "url": translate_url(here, code),
                "switch": translate_url(here, code) + (f"?{query}" if query else ""),
            }
            for code in shown
        ],
        "tiles_url": settings.TILES_URL,
        "is_demo": settings.DEMO,
    }
