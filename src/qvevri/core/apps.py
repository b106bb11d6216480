from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "qvevri.core"
    label = "core"
