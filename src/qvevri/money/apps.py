from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "qvevri.money"
    label = "money"
