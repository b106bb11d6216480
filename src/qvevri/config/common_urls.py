"""Addresses that are the same on every host."""

from django.urls import URLPattern, URLResolver, path

from qvevri.config import health
from qvevri.config.api import api
from qvevri.files.urls import media_urlpatterns as media
from qvevri.market.shopfront import sitemaps
from qvevri.site.views import robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("robots.txt", robots),
    path("sitemap.xml", sitemaps.index),
    path("sitemap-<slug:slug>.xml", sitemaps.part),
    path("api/v1/", api.urls),
    *media,
]
