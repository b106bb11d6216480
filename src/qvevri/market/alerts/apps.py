from django.apps import AppConfig
from django.utils.module_loading import import_string


class AlertsConfig(AppConfig):
    name = "qvevri.market.alerts"
    label = "alerts"

    def ready(self) -> None:
        import_string("qvevri.market.alerts.registering.register")()
