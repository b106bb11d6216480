"""Addresses of reports."""

from django.urls import path

from qvevri.monitoring.reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("waiting/", views.waiting, name="waiting"),
    path("<int:pk>/<int:number>/", views.report, name="report"),
    path("<int:pk>/<int:number>/send/", views.hand_in, name="hand_in"),
    path("review/<int:pk>/", views.review, name="review"),
    path("review/<int:pk>/approve/", views.approve, name="approve"),
    path("review/<int:pk>/back/", views.send_back, name="send_back"),
]
