from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "qvevri.monitoring.opendata"
    label = "opendata"
