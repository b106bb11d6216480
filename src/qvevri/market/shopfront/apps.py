from django.apps import AppConfig


class ShopfrontConfig(AppConfig):
    name = "qvevri.market.shopfront"
    label = "shopfront"
