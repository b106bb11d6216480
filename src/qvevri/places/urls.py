"""The address to which the middleware leads requests for municipalities that are not here."""

from django.urls import URLPattern, path

from qvevri.places import views
from qvevri.places.middleware import UNKNOWN

urlpatterns: list[URLPattern] = [path(f"{UNKNOWN}/<str:slug>/", views.unknown)]
