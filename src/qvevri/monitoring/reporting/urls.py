"""Addresses of reports."""

from django.urls import URLPattern, path

from qvevri.monitoring.reporting import reading_views, staff_views, views

app_name = "reporting"

report_urls: list[URLPattern] = [
    path("", views.mine, name="mine"),
    path("<int:pk>/<int:number>/", views.report, name="report"),
    path("<int:pk>/<int:number>/send/", views.hand_in, name="hand_in"),
    path("<int:pk>/<int:number>/files/", views.add_evidence, name="add_evidence"),
    path(
        "<int:pk>/<int:number>/files/<slug:kind>/<int:file>/remove/",
        views.remove_evidence,
        name="remove_evidence",
    ),
    path("documents/<int:pk>/", views.document, name="document"),
]

staff_urls: list[URLPattern] = [
    path("waiting/", staff_views.waiting, name="waiting"),
    path("review/<int:pk>/", staff_views.review, name="review"),
    path("review/<int:pk>/approve/", staff_views.approve, name="approve"),
    path("review/<int:pk>/back/", staff_views.send_back, name="send_back"),
    path("approvals/<int:pk>/withhold/", staff_views.withhold, name="withhold"),
    path("periods/", staff_views.periods, name="periods"),
    path("periods/<int:plan>/begin/", staff_views.begin_periods, name="begin_periods"),
    path("periods/<int:plan>/<int:number>/", staff_views.set_period, name="set_period"),
    path("lights/", staff_views.lights, name="lights"),
    path("lights/<int:pk>/<int:number>/", staff_views.overrule, name="overrule"),
    path("lights/<int:pk>/withdraw/", staff_views.withdraw, name="withdraw"),
]

reading_urls: list[URLPattern] = [
    path("figures/<int:pk>/<int:number>/", reading_views.reading, name="reading"),
    path("figures/review/<int:pk>/", reading_views.review, name="reading_review"),
    path("figures/review/<int:pk>/approve/", reading_views.approve, name="approve_reading"),
    path("figures/review/<int:pk>/back/", reading_views.send_back, name="send_back_reading"),
]

urlpatterns = [*report_urls, *staff_urls, *reading_urls]
