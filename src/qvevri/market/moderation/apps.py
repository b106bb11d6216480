from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "qvevri.market.moderation"
    label = "moderation"
