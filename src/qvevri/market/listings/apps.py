from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "qvevri.market.listings"
    label = "listings"
