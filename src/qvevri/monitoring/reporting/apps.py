from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "qvevri.monitoring.reporting"
    label = "reporting"
