"""Addresses of this room, under market/wanted/."""

from django.urls import URLPattern

app_name = "wanted"
urlpatterns: list[URLPattern] = []
