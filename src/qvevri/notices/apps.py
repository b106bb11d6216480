from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NoticesConfig(AppConfig):
    name = "qvevri.notices"
    label = "notices"

    def ready(self) -> None:
        autodiscover_modules("notices")
