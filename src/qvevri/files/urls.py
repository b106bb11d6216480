"""Addresses of photos on their way in, under /files/, and of their files, under /media/."""

from django.urls import URLPattern, path, re_path

from qvevri.files import views

app_name = "files"
urlpatterns: list[URLPattern] = [
    path("photos/add/", views.add, name="add"),
    path("photos/<int:pk>/remove/", views.remove, name="remove"),
    path("photos/<int:pk>/move/<slug:direction>/", views.move, name="move"),
]

# Included at the root of every host. Only what we named ourselves: no dots, no other folder.
media_urlpatterns: list[URLPattern] = [
    re_path(
        r"^media/photos/(?P<stem>[a-z0-9]{2}/[A-Za-z0-9_-]{1,80})\.(?P<ending>avif|webp|jpeg)$",
        views.media,
        name="media",
    ),
]
