"""Whole pages kept ready for anonymous readers; everything personal stays outside them."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from qvevri.core.compression import accepts_gzip

Answer = Callable[[HttpRequest], HttpResponse]
KEEP_SECONDS = 15


def is_anonymous_read(request: HttpRequest) -> bool:
    """A plain GET or HEAD by somebody of whom we know nothing."""
    personal = {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
    return request.method in ("GET", "HEAD") and not personal


def _key(request: HttpRequest) -> str:
    parts = (
        request.method or "",
        request.get_host(),
        request.META.get("SCRIPT_NAME", ""),
        request.get_full_path_info(),
        request.headers.get("HX-Request", ""),
        "gzip" if accepts_gzip(request) else "",
        request.headers.get("Accept-Language", "") if request.path_info == "/" else "",
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class PageCacheMiddleware:
    """Keeps answers that a view marked by `cacheable` and answers anonymous readers from them."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_anonymous_read(request):
            return self.get_response(request)
        key = _key(request)
        kept = caches["pages"].get(key)
        if isinstance(kept, HttpResponse):
            return kept
        response = self.get_response(request)
        if getattr(response, "may_be_kept", False) and not response.cookies:
            response.headers["Cache-Control"] = f"public, max-age={KEEP_SECONDS}"
            caches["pages"].set(key, response, KEEP_SECONDS)
        return response


def cacheable(response: HttpResponse) -> HttpResponse:
    """Mark an answer that is the same for every anonymous reader of its address."""
    response.may_be_kept = True  # type: ignore[attr-defined]
    return response
