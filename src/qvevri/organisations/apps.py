from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "qvevri.organisations"
    label = "organisations"
