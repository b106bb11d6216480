from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class HistoryConfig(AppConfig):
    name = "qvevri.history"
    label = "history"

    def ready(self) -> None:
        autodiscover_modules("history")
