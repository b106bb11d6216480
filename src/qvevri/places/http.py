"""The typed request of a page that belongs to one municipality."""

from django.http import HttpRequest

from qvevri.places.models import Municipality


class MunicipalRequest(HttpRequest):
    """A request under a municipality's prefix or host; the middleware guarantees it."""

    municipality: Municipality
