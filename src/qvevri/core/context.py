"""What every page's template knows."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri

from qvevri.core.languages import OWN_NAMES, current


def _alternates(request: HttpRequest, here: str, shown: Iterable[str]) -> list[dict[str, str]]:
    """This very page in each language: Django's `translate_url` knows no script prefixes."""
    first, _slash, rest = request.path_info.lstrip("/").partition("/")
    start = here.removesuffix(iri_to_uri(f"{first}/{rest}")) if first in OWN_NAMES else ""
    query = request.META.get("QUERY_STRING", "")
    alternates = []
    for code in shown:
        url = f"{start}{code}/{iri_to_uri(rest)}" if start else here
        switch = f"{url}?{query}" if query else url
        alternates.append({"lang": code, "name": OWN_NAMES[code], "url": url, "switch": switch})
    return alternates


def page(request: HttpRequest) -> dict[str, Any]:
    """Language, its alternatives for this very page, and the municipality (None on the network)."""
    municipality = getattr(request, "municipality", None)
    shown = getattr(municipality, "languages", None) or list(OWN_NAMES)
    here = request.build_absolute_uri(request.path)
    return {
        "municipality": municipality,
        "is_network": municipality is None,
        "language": current(),
        "languages": OWN_NAMES,
        "canonical": here,
        "alternates": _alternates(request, here, shown),
        "tiles_url": settings.TILES_URL,
        "is_demo": settings.DEMO,
    }
