"""What is decided before anything is looked up: addresses too long to be meant, and HEAD."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode

from qvevri.core.text import clean_line
from qvevri.site import errors

Answer = Callable[[HttpRequest], HttpResponseBase]

# A search of 400 Georgian letters fits, and so do all our links; many a server allows no more.
LONGEST_ADDRESS = 4_000
# As many letters of a search are read anyway.
LONGEST_SEARCH = 200


def _is_too_long(request: HttpRequest) -> bool:
    address = request.META.get("RAW_URI") or request.get_full_path()
    return len(address) > LONGEST_ADDRESS


def _shortened(request: HttpRequest) -> HttpResponseBase:
    """What was searched for in far too many words is searched for by its beginning."""
    words = clean_line(request.GET.get("q", "")[: 4 * LONGEST_SEARCH])[:LONGEST_SEARCH].strip()
    if not words or len(request.path) > LONGEST_SEARCH:
        return errors.too_long()
    return redirect(f"{request.path}?{urlencode({'q': words})}")


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """What HEAD is answered: all headers, the length of the page too, but no page."""
    if isinstance(response, HttpResponse):
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
    elif isinstance(response, StreamingHttpResponse):
        response.streaming_content = iter(())
        response.file_to_stream = None  # type: ignore[attr-defined]
    return response


class AddressMiddleware:
    """Shortens an address over 4,000 bytes, or refuses it; gives HEAD the headers alone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _is_too_long(request):
            response: HttpResponseBase = _shortened(request)
        else:
            response = self.get_response(request)
        return _without_body(response) if request.method == "HEAD" else response
