from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "qvevri.monitoring.dashboard"
    label = "dashboard"
