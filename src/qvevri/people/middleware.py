"""What templates may ask about the person behind a request."""

from collections.abc import Callable
from ipaddress import ip_address

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils.functional import SimpleLazyObject

from qvevri.people.permissions import is_moderator

Answer = Callable[[HttpRequest], HttpResponse]


def has_domain(request: HttpRequest) -> bool:
    """Did the request come by a name? Browsers keep no passkeys for a number like 127.0.0.1."""
    host, _port = split_domain_port(request.get_host())
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


class WorksHereMiddleware:
    """Sets two answers that are worked out only when a template asks.

    `request.works_here`: may this person use the municipality's desk? `request.may_use_passkeys`:
    would a browser keep one for this address?
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def works_here() -> bool:
            municipality = getattr(request, "municipality", None)
            return municipality is not None and is_moderator(request.user, municipality)

        request.works_here = SimpleLazyObject(works_here)  # type: ignore[attr-defined]
        request.may_use_passkeys = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: has_domain(request)
        )
        return self.get_response(request)
