"""Which municipality a request is for: by its host name, or by the first part of its path."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port, validate_host
from django.urls import get_script_prefix, set_script_prefix
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from qvevri.core.languages import CODES
from qvevri.places import origin, queries
from qvevri.places.models import Municipality

Answer = Callable[[HttpRequest], HttpResponse]

# The same on every host, with or without a municipality.
COMMON = ("healthz", "readyz", "metrics", "static", "media", "api", "sitemap.xml", "robots.txt")
UNKNOWN = "unknown-municipality"
HIGHEST_PORT = 65_535


class MunicipalityMiddleware:
    """Sets `request.municipality` and moves its slug from the path to the script prefix.

    So no view, no `reverse()` and no template knows whether it was a prefix or a host name. Refuses
    hosts that are neither the installation's (OWN_HOSTS) nor a municipality's: those are known only
    to the database, which is why Django's own ALLOWED_HOSTS lets all through.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = get_script_prefix()
        try:
            return self._answer(request)
        finally:
            set_script_prefix(before)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        municipality = _municipality_of_host(request)
        origin.remember(request)
        first, _slash, rest = request.path_info.lstrip("/").partition("/")
        if municipality is None and first not in COMMON:
            municipality = queries.by_slug(first)
            if municipality is not None:
                _move_to_prefix(request, first, rest)
            elif _asks_for_unknown(first, rest):
                request.path_info = f"/{_language_of(request, rest)}/{UNKNOWN}/{first}/"
        request.municipality = municipality  # type: ignore[attr-defined]
        if municipality is None:
            request.urlconf = settings.NETWORK_URLCONF  # type: ignore[attr-defined]
        if request.path_info == "/" and request.method in ("GET", "HEAD"):
            return _in_readers_language(request, municipality)
        return self.get_response(request)


def _municipality_of_host(request: HttpRequest) -> Municipality | None:
    host, port = split_domain_port(request.get_host())
    if port and int(port) > HIGHEST_PORT:
        raise DisallowedHost(f"Invalid HTTP_HOST header: no port is {port}.")
    municipality = queries.by_host(host)
    if municipality is None and not validate_host(host, settings.OWN_HOSTS):
        raise DisallowedHost(f"Invalid HTTP_HOST header: {host!r}.")
    return municipality


def _move_to_prefix(request: HttpRequest, slug: str, rest: str) -> None:
    prefix = f"{request.META.get('SCRIPT_NAME', '')}/{slug}"
    request.path_info = f"/{rest}"
    request.META["SCRIPT_NAME"] = prefix
    set_script_prefix(f"{prefix}/")


def _asks_for_unknown(first: str, rest: str) -> bool:
    """Is it the address of a municipality that is not open: /kutaisi/, /nowhere/ru/market/?"""
    if first in CODES or not first:
        return False
    return rest.partition("/")[0] in CODES or (not rest and queries.is_known(first))


def _language_of(request: HttpRequest, rest: str) -> str:
    named = rest.partition("/")[0]
    return named if named in CODES else get_language_from_request(request)


def _in_readers_language(request: HttpRequest, municipality: Municipality | None) -> HttpResponse:
    language = get_language_from_request(request)
    if municipality is not None and municipality.languages:
        language = language if language in municipality.languages else municipality.languages[0]
    query = request.META.get("QUERY_STRING", "")
    address = f"{get_script_prefix()}{language}/" + (f"?{query}" if query else "")
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
