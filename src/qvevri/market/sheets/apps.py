from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "qvevri.market.sheets"
    label = "sheets"
