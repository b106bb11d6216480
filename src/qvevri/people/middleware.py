"""What templates may ask about the person behind a request."""

from collections.abc import Callable
from ipaddress import ip_address

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils.functional import SimpleLazyObject

from qvevri.people.models import Person
from qvevri.people.permissions import is_moderator, is_officer
from qvevri.places.models import Municipality

Answer = Callable[[HttpRequest], HttpResponse]
Rule = Callable[[Person | AnonymousUser, Municipality], bool]


def has_domain(request: HttpRequest) -> bool:
    """Did the request come by a name? Browsers keep no passkeys for a number like 127.0.0.1."""
    host, _port = split_domain_port(request.get_host())
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


class WorksHereMiddleware:
    """Sets three answers that are worked out only when a template asks.

    `request.works_here`: may this person use the municipality's desk? `request.is_officer`: also
    what officers alone may do, such as writing a plan? `request.may_use_passkeys`: would a browser
    keep one for this address?
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def holds(rule: Rule) -> bool:
            municipality = getattr(request, "municipality", None)
            return municipality is not None and rule(request.user, municipality)

        def is_also_officer() -> bool:
            # Most readers have no role here: they are not asked about twice.
            return bool(request.works_here) and holds(is_officer)  # type: ignore[attr-defined]

        request.works_here = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: holds(is_moderator)
        )
        request.is_officer = SimpleLazyObject(is_also_officer)  # type: ignore[attr-defined]
        request.may_use_passkeys = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: has_domain(request)
        )
        return self.get_response(request)
