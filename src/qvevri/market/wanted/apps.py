from django.apps import AppConfig


class WantedConfig(AppConfig):
    name = "qvevri.market.wanted"
    label = "wanted"
