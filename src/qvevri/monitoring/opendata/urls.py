"""Addresses of open data."""

from django.urls import URLPattern, URLResolver, path

from qvevri.monitoring.opendata import views

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = [
    path("open-data/", views.iati_organisation, name="page"),
    path("iati-organisation.xml", views.iati_organisation, name="iati_organisation"),
    path("<int:pk>/iati.xml", views.iati_activities, name="iati"),
]
# The same in every language.
machine_urlpatterns: list[URLPattern | URLResolver] = []
