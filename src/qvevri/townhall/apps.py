from django.apps import AppConfig


class TownhallConfig(AppConfig):
    name = "qvevri.townhall"
    label = "townhall"
