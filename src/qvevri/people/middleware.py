"""What templates may ask about the person behind a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from qvevri.people.permissions import is_moderator

Answer = Callable[[HttpRequest], HttpResponse]


class WorksHereMiddleware:
    """`request.works_here`: may this person use the municipality's desk? Asked of the database only
    when a template wants to know."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def works_here() -> bool:
            municipality = getattr(request, "municipality", None)
            return municipality is not None and is_moderator(request.user, municipality)

        request.works_here = SimpleLazyObject(works_here)  # type: ignore[attr-defined]
        return self.get_response(request)
