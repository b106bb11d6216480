"""Addresses that are the same on every host."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.static import serve

from qvevri.config import health
from qvevri.site.views import robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("robots.txt", robots),
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
]
