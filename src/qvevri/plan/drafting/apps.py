from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "qvevri.plan.drafting"
    label = "drafting"
