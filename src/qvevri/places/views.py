"""The page for a municipality that is not here."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.places import queries


def unknown(request: HttpRequest, slug: str) -> HttpResponse:
    """It has no market here yet, or there is none of this name; those that have are named."""
    closed = queries.closed_municipality(slug)
    title = _("There is no such municipality")
    if closed is not None:
        name = in_language(closed.full_name, current())
        title = _("%(municipality)s has no market here yet") % {"municipality": name}
    context = {
        "title": title,
        "municipalities": queries.open_municipalities(),
        "robots": "noindex",
    }
    return render(request, "places/unknown.html", context, status=HTTPStatus.NOT_FOUND)
