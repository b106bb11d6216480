from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "qvevri.search"
    label = "search"
