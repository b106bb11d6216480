from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "qvevri.config"
    label = "house"
