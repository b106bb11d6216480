"""Pages made once before the server's processes part, so that they share what making them loads.

Templates, catalogues and the vocabulary are read at the first page: in each process anew, 40 MB of
its own, unless a page was made before.
"""

from collections.abc import Callable, Iterator
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from qvevri.core.languages import CODES
from qvevri.places import queries as places


def rehearse(application: WSGIHandler) -> list[int]:
    """Make the pages most asked for in every language; give their HTTP statuses."""
    return [_ask(application, address) for address in _addresses()]


def _addresses() -> Iterator[str]:
    for municipality in places.open_municipalities()[:1]:
        for language in CODES:
            for page in ("", "market/", "plan/"):
                yield f"/{municipality.slug}/{language}/{page}"


def _ask(application: WSGIHandler, address: str) -> int:
    environ: dict[str, Any] = {"PATH_INFO": address, "HTTP_HOST": settings.OWN_HOSTS[0]}
    environ["wsgi.url_scheme"] = "https" if settings.IS_HTTPS else "http"
    setup_testing_defaults(environ)
    answer = application(environ, _begin)
    try:
        for _part in answer:
            pass
    finally:
        answer.close()
    return answer.status_code


def _begin(
    _status: str, _head: list[tuple[str, str]], _error: object = None, /
) -> Callable[[bytes], object]:
    """Nobody is there to be sent the head; what comes after it is only measured."""
    return len
