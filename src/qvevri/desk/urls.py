"""Addresses of this room."""

from django.urls import URLPattern, path

from qvevri.desk import views

app_name = "desk"
urlpatterns: list[URLPattern] = [path("", views.home, name="home")]
