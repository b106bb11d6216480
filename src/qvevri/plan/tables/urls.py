"""Addresses of action tables."""

from django.urls import path

from qvevri.plan.tables import views

app_name = "plan_tables"
urlpatterns = [
    path("", views.home, name="home"),
    path("<int:pk>/", views.table, name="table"),
    path("<int:pk>/titles/", views.titles, name="titles"),
    path("<int:pk>/write/", views.write, name="write"),
    path("<int:pk>/discard/", views.discard, name="discard"),
]
