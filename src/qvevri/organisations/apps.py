from django.apps import AppConfig
from django.utils.module_loading import import_string


class OrganisationsConfig(AppConfig):
    name = "qvevri.organisations"
    label = "organisations"

    def ready(self) -> None:
        # By name: the registries of rooms below take models, which are there only now.
        import_string("qvevri.organisations.registering.register")()
