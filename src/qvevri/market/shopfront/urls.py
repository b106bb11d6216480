"""Addresses of the public pages of the market."""

from django.urls import path

from qvevri.market.shopfront import feeds, map_views, share_image, suggesting, views

app_name = "shopfront"
urlpatterns = [
    path("", views.home, name="home"),
    # market/
    path("market/", views.listings, name="listings"),
    path("market/c/<str:code>/", views.category, name="category"),
    path("market/in/<slug:slug>/", views.settlement, name="settlement"),
    path("market/rss/", feeds.rss, name="rss"),
    path("market/map/", map_views.map_page, name="map"),
    path("market/map/sellers.geojson", map_views.sellers, name="map_sellers"),
    path("market/suggest/", suggesting.suggest, name="suggest"),
    path("market/share/<int:pk>.png", share_image.share_image, name="share_image"),
    # market/listings/
    path("market/listings/<int:pk>-<str:slug>", views.listing, name="listing"),
    path("market/listings/<int:pk>", views.listing, name="listing_by_number"),
]
