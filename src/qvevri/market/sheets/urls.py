"""Addresses of the officer's sheets, under /market/sheets/."""

from django.urls import path, re_path

from qvevri.market.sheets import views

app_name = "sheets"
urlpatterns = [
    path("", views.home, name="home"),
    path("export.xlsx", views.export, name="export"),
    re_path(r"^template-(?P<language>ka|en|ru)\.xlsx$", views.template, name="template"),
    path("<int:pk>/", views.sheet, name="sheet"),
    path("<int:pk>/write/", views.write, name="write"),
    path("<int:pk>/throw-away/", views.throw_away, name="throw_away"),
]
