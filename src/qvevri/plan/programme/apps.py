from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ProgrammeConfig(AppConfig):
    name = "qvevri.plan.programme"
    label = "programme"

    def ready(self) -> None:
        autodiscover_modules("amended")
