"""Addresses of this room."""

from django.urls import URLPattern, path

from qvevri.vocabulary import views

app_name = "vocabulary"
urlpatterns: list[URLPattern] = [
    path("", views.concepts, name="concepts"),
    path("add/<slug:kind>/", views.add, name="add"),
    path("<str:code>/", views.mend, name="mend"),
]
