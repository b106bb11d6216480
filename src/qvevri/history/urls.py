"""Addresses of this room."""

from django.urls import URLPattern, path

from qvevri.history import views

app_name = "history"
urlpatterns: list[URLPattern] = [
    # history/
    path("", views.log, name="log"),
    path("verify/", views.verify, name="verify"),
    path("checks/", views.checks, name="checks"),
    path("days/", views.days, name="days"),
    path("days/compare/", views.compare, name="compare"),
    path("days/<str:on>/", views.day, name="day"),
    path("log.jsonl", views.download, name="download"),
]
# The same in every language.
machine_urlpatterns: list[URLPattern] = [
    path("history/heads.txt", views.heads_file, name="history_heads"),
]
