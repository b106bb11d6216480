from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "qvevri.plan.tables"
    label = "tables"
