from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "qvevri.market.enquiries"
    label = "enquiries"
