"""Addresses of this room, under market/alerts/."""

from django.urls import URLPattern, path

from qvevri.market.alerts import holder_views, office_views, views

app_name = "alerts"
urlpatterns: list[URLPattern] = [
    path("", views.mine, name="mine"),
    path("new/", views.save, name="save"),
    path("follow/<int:pk>/", views.follow, name="follow"),
    path("held/", office_views.held, name="held"),
    # c/…/ and a/…/: by secret, short enough for an SMS
    path("c/<str:key>/", holder_views.confirm, name="confirm"),
    path("c/<str:key>/again/", holder_views.again, name="again"),
    path("a/<str:key>/", holder_views.one, name="one"),
    path("a/<str:key>/change/", holder_views.change, name="change"),
    path("a/<str:key>/pause/", holder_views.pause, name="pause"),
    path("a/<str:key>/resume/", holder_views.resume, name="resume"),
    path("a/<str:key>/forget/", holder_views.forget, name="forget"),
    path("a/<str:key>/stop/", holder_views.stop, name="stop"),
]
