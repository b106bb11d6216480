"""Addresses that are the same on every host."""

from django.urls import URLPattern, URLResolver, path, re_path

from qvevri.config import api, health, metrics
from qvevri.files.urls import media_urlpatterns as media
from qvevri.market.shopfront import sitemaps
from qvevri.site.views import robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", metrics.metrics),
    path("robots.txt", robots),
    path("sitemap.xml", sitemaps.index),
    re_path(r"^sitemap-(?P<slug>[a-z-]+)-(?P<number>[1-9][0-9]{0,3})\.xml$", sitemaps.part),
    path("sitemap-<slug:slug>.xml", sitemaps.part),
    path("api/v1/", api.urls()),
    *media,
]
