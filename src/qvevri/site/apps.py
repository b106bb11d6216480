from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "qvevri.site"
    label = "site"
