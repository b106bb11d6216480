from django.apps import AppConfig
from django.utils.module_loading import import_string


class EnquiriesConfig(AppConfig):
    name = "qvevri.market.enquiries"
    label = "enquiries"

    def ready(self) -> None:
        import_string("qvevri.market.enquiries.registering.register")()
