from django.apps import AppConfig
from django.utils.module_loading import import_string


class ShopfrontConfig(AppConfig):
    name = "qvevri.market.shopfront"
    label = "shopfront"

    def ready(self) -> None:
        # By name: the registries of rooms below take models, which are there only now.
        import_string("qvevri.market.shopfront.sections.register")()
