"""The door of an alert: whoever holds its secret address holds the alert."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import render

from qvevri.market.alerts import queries
from qvevri.market.alerts.models import Alert
from qvevri.places.http import MunicipalRequest

Page = Callable[[MunicipalRequest, Alert], HttpResponse]


def private(response: HttpResponse) -> HttpResponse:
    """The address is the key: no other site may learn it, no cache may keep the page."""
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def gone(request: MunicipalRequest, refusal: str = "") -> HttpResponse:
    """There is no such alert, or the link to it does not work: a sentence and a way on."""
    context = {"refusal": refusal, "robots": "noindex"}
    return private(render(request, "alerts/gone.html", context, status=404))


def holders(view: Page) -> Callable[..., HttpResponse]:
    """Give the view the alert that the key in the address opens."""

    @wraps(view)
    def opened(request: MunicipalRequest, key: str) -> HttpResponse:
        try:
            alert = queries.by_key(request.municipality, key)
        except Http404:
            return gone(request)
        return private(view(request, alert))

    return opened
