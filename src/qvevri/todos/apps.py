from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TodosConfig(AppConfig):
    name = "qvevri.todos"
    label = "todos"

    def ready(self) -> None:
        autodiscover_modules("todos")
