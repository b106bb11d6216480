from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "qvevri.plan.programme"
    label = "programme"
