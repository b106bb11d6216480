"""Addresses of this room."""

from django.urls import URLPattern, path

from qvevri.townhall import views

app_name = "townhall"
urlpatterns: list[URLPattern] = [
    path("", views.about, name="about"),
    path("settlements/", views.settlements, name="settlements"),
    path("settlements/add/", views.add, name="add"),
    path("settlements/<slug:slug>/", views.mend, name="mend"),
]
