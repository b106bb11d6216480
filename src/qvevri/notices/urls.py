"""Addresses of the demo's inbox, the log and unsubscribing."""

from django.urls import URLPattern, URLResolver, include, path

from qvevri.notices import views

room: list[URLPattern] = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<int:pk>/", views.letter, name="letter"),
    path("messages/log/", views.log, name="log"),
    path("messages/stop/<str:token>/", views.unsubscribe, name="unsubscribe"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((room, "notices"))),
    # The frame of every page, below this room, knows it by its bare name.
    path("inbox/", views.inbox, name="inbox"),
]
