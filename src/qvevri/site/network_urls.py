"""Addresses of the bare host: the network of municipalities, and the texts of the house."""

from django.urls import URLPattern, path

from qvevri.market.shopfront import suggesting
from qvevri.site import views
from qvevri.site.urls import urlpatterns as texts

app_name = "site"
urlpatterns: list[URLPattern] = [
    path("", views.network, name="network"),
    path("search/", views.network_search, name="network_search"),
    path("search/rss/", views.network_rss, name="network_rss"),
    path("search/suggest/", suggesting.suggest, name="suggest"),
    *texts,
]
