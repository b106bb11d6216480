"""Addresses of a plan's public pages."""

from django.urls import path

from qvevri.monitoring.dashboard import views

app_name = "plan"
urlpatterns = [
    path("", views.home, name="home"),
    path("rule/", views.rule, name="rule"),
    path("<int:pk>/", views.plan, name="plan"),
    path("<int:pk>/text/", views.text, name="text"),
    path("<int:pk>/changes/", views.changes, name="changes"),
    path("<int:pk>/actions/<str:code>/", views.action, name="action"),
    path("<int:pk>/values/<int:value>/", views.value, name="value"),
    path("<int:pk>/table.<str:form>", views.table, name="table"),
]
