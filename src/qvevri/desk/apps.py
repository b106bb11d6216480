from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "qvevri.desk"
    label = "desk"
