"""What every page's template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix

from qvevri.core.languages import OWN_NAMES, current


def _in_language(request: HttpRequest, language: str) -> str:
    """This very page in another language: Django's `translate_url` knows no script prefixes."""
    first, _slash, rest = request.path_info.lstrip("/").partition("/")
    if first not in OWN_NAMES:
        return request.build_absolute_uri(request.path)
    return request.build_absolute_uri(f"{get_script_prefix()}{language}/{rest}")


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
                "url": _in_language(request, code),
                "switch": _in_language(request, code) + (f"?{query}" if query else ""),
            }
            for code in shown
        ],
        "tiles_url": settings.TILES_URL,
        "is_demo": settings.DEMO,
    }
