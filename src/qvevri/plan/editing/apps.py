from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "qvevri.plan.editing"
    label = "editing"
