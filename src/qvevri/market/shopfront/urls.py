"""Addresses of this room."""

from django.urls import URLPattern

app_name = "shopfront"
urlpatterns: list[URLPattern] = []
