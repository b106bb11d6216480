from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "qvevri.places"
    label = "places"
