from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    name = "qvevri.people"
    label = "people"

    def ready(self) -> None:
        autodiscover_modules("about_people")
