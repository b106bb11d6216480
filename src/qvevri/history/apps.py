from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "qvevri.history"
    label = "history"
