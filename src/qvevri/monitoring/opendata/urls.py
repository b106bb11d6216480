"""Addresses of open data."""

from django.urls import URLPattern, URLResolver

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = []
# The same in every language.
machine_urlpatterns: list[URLPattern | URLResolver] = []
