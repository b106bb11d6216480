"""Addresses of open data."""

from django.urls import URLPattern, URLResolver, path

from qvevri.monitoring.opendata import views
from qvevri.monitoring.opendata.mirror import views as mirrors

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = [
    # plan/
    path("open-data/", views.page, name="page"),
    path("open-data/catalogue.jsonld", views.catalogue, name="catalogue"),
    path("open-data/iati-organisation.xml", views.iati_organisation, name="iati_organisation"),
    path("calendar/", views.calendars, name="calendars"),
    path("calendar/renew/", views.renew_calendar, name="renew_calendar"),
    path("calendar/<str:key>.ics", views.own_feed, name="own_feed"),
    # plan/neighbours/
    path("neighbours/", mirrors.neighbours, name="neighbours"),
    path("neighbours/add/", mirrors.add, name="neighbour_add"),
    path("neighbours/<int:pk>/", mirrors.neighbour, name="neighbour"),
    path("neighbours/<int:pk>/read/", mirrors.read_again, name="neighbour_read"),
    path("neighbours/<int:pk>/let-go/", mirrors.let_go, name="neighbour_let_go"),
    path("neighbours/<int:pk>/borrow/<str:code>/", mirrors.borrow, name="borrow"),
    # plan/<pk>/
    path("<int:pk>/everything.xlsx", views.book, name="book"),
    path("<int:pk>/plan.json", views.whole, name="json"),
    path("<int:pk>/iati.xml", views.iati, name="iati"),
    path("<int:pk>/calendar.ics", views.feed, name="feed"),
    path("<int:pk>/tables/<str:name>.csv", views.csv, name="csv"),
]
# The same in every language.
machine_urlpatterns: list[URLPattern | URLResolver] = [
    path("plan/mirror.json", mirrors.mirror, name="mirror"),
    path(".well-known/qvevri-mirror.json", mirrors.well_known, name="mirror_key"),
]
