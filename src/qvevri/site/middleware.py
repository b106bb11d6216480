"""An address opened in a way it does not take, such as a button's address typed by hand."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from qvevri.site import errors

Answer = Callable[[HttpRequest], HttpResponse]


class NotAllowedMiddleware:
    """Gives the empty answer 405 its page: a reader who reloads an address must find a way on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        page = errors.not_allowed(request)
        page.headers["Allow"] = response.headers["Allow"]
        return page
