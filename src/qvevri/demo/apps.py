from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "qvevri.demo"
    label = "demo"
