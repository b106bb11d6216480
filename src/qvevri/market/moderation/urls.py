"""Addresses of this room."""

from django.urls import URLPattern, path

from qvevri.market.moderation import views

app_name = "moderation"
urlpatterns: list[URLPattern] = [
    # market/reports/
    path("<int:pk>/", views.report, name="report"),
    path("<int:pk>/flag/", views.flag, name="flag"),
    path("<int:pk>/take-back/", views.take_back, name="take_back"),
    # market/reports/decide/
    path("decide/<int:pk>/", views.decide, name="decide"),
    path("decide/<int:pk>/approve/", views.approve, name="approve"),
    path("decide/<int:pk>/send-back/", views.send_back, name="send_back"),
    path("decide/<int:pk>/remove/", views.remove, name="remove"),
    path("decide/<int:pk>/dismiss/", views.dismiss, name="dismiss"),
]
