"""Addresses that are the same on every host."""

from django.urls import URLPattern, URLResolver, path, re_path

from qvevri.config import api, health, metrics
from qvevri.files.urls import media_urlpatterns as media
from qvevri.market.shopfront import sitemaps
from qvevri.site.views import robots

PLACE, NUMBER = "(?P<slug>[a-z-]+)", "(?P<number>[1-9][0-9]{0,3})"
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", metrics.metrics),
    path("robots.txt", robots),
    path("sitemap.xml", sitemaps.index),
    re_path(rf"^sitemap-{PLACE}-sellers-{NUMBER}\.xml$", sitemaps.sellers),
    re_path(rf"^sitemap-{PLACE}-{NUMBER}\.xml$", sitemaps.listings),
    path("sitemap-<slug:slug>.xml", sitemaps.part),
    path("api/v1/", api.urls()),
    *media,
]
