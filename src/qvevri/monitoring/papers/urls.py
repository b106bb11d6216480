"""Addresses of papers."""

from django.urls import path

from qvevri.monitoring.papers import views

app_name = "papers"
urlpatterns = [
    path("<int:pk>/mayor.pdf", views.mayor, name="mayor"),
    path("<int:pk>/poster.pdf", views.poster, name="poster"),
    path("<int:pk>/plan.pdf", views.plan, name="plan"),
    path("<int:pk>/report-<int:number>.pdf", views.report, name="report"),
]
