from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PlacesConfig(AppConfig):
    name = "qvevri.places"
    label = "places"

    def ready(self) -> None:
        # Each room tells the map of the site of its public pages.
        autodiscover_modules("for_the_sitemap")
