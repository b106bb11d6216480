"""Addresses of the public pages of the market."""

from django.urls import path

from qvevri.market.shopfront import (
    list_views,
    map_views,
    ranking_views,
    share_image,
    suggesting,
    views,
)

app_name = "shopfront"
urlpatterns = [
    path("", views.home, name="home"),
    # market/
    path("market/", list_views.listings, name="listings"),
    path("market/filters/", list_views.filters, name="filters"),
    path("market/rss/", list_views.rss, name="rss"),
    path("market/order/", ranking_views.how_lists_are_ordered, name="ranking"),
    # market/c/<code>/ and market/in/<slug>/
    path("market/c/<str:code>/", list_views.category, name="category"),
    path("market/c/<str:code>/rss/", list_views.category_rss, name="category_rss"),
    path("market/in/<slug:slug>/", list_views.settlement, name="settlement"),
    path("market/in/<slug:slug>/rss/", list_views.settlement_rss, name="settlement_rss"),
    # market/map/, market/suggest/, market/share/
    path("market/map/", map_views.map_page, name="map"),
    path("market/map/sellers.geojson", map_views.sellers, name="map_sellers"),
    path("market/suggest/", suggesting.suggest, name="suggest"),
    path("market/share/<int:pk>.png", share_image.share_image, name="share_image"),
    # market/listings/
    path("market/listings/<int:pk>-<str:slug>", views.listing, name="listing"),
    path("market/listings/<int:pk>", views.listing, name="listing_by_number"),
]
