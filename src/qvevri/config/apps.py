from django.apps import AppConfig
from django.core.checks import register

from qvevri.config import checks


class HouseConfig(AppConfig):
    name = "qvevri.config"
    label = "house"

    def ready(self) -> None:
        register()(checks.proxies_are_networks)
