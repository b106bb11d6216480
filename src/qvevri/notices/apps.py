from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "qvevri.notices"
    label = "notices"
