from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "qvevri.people"
    label = "people"
