"""Which municipality a request is for: by its host name, or by the first part of its path."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import set_script_prefix

from qvevri.places import queries

Answer = Callable[[HttpRequest], HttpResponse]

# The same on every host, with or without a municipality.
COMMON = ("healthz", "readyz", "metrics", "static", "media", "api", "sitemap.xml", "robots.txt")


class MunicipalityMiddleware:
    """Sets `request.municipality` and moves its slug from the path to the script prefix.

    So no view, no `reverse()` and no template knows whether it was a prefix or a host name.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first, _slash, rest = request.path_info.lstrip("/").partition("/")
        municipality = queries.by_host(request.get_host())
        if municipality is None and first not in COMMON:
            municipality = queries.by_slug(first)
            if municipality is not None:
                request.path_info = f"/{rest}"
                prefix = f"{request.META.get('SCRIPT_NAME', '')}/{first}"
                request.META["SCRIPT_NAME"] = prefix
                set_script_prefix(f"{prefix}/")
        request.municipality = municipality  # type: ignore[attr-defined]
        if municipality is None:
            request.urlconf = settings.NETWORK_URLCONF  # type: ignore[attr-defined]
        return self.get_response(request)
