from django.apps import AppConfig
from django.utils.module_loading import import_string


class DraftingConfig(AppConfig):
    name = "qvevri.plan.drafting"
    label = "drafting"

    def ready(self) -> None:
        # By name: the registry of photos takes models, which are there only now.
        import_string("qvevri.plan.drafting.keeping.register")()
