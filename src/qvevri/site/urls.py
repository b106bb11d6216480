"""Addresses of the texts of the house and of what browsers ask for."""

from django.urls import URLPattern, path

from qvevri.site import views

app_name = "site"
urlpatterns: list[URLPattern] = [
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("terms/", views.terms, name="terms"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("open-source/", views.sources, name="sources"),
    path("look/", views.look, name="look"),
    path("manifest.webmanifest", views.web_manifest, name="manifest"),
]
