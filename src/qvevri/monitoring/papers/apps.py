from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "qvevri.monitoring.papers"
    label = "papers"
