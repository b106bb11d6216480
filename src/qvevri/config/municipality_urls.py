"""Addresses under a municipality's prefix or host name."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from qvevri.config.common_urls import urlpatterns as common
from qvevri.history.urls import machine_urlpatterns as heads
from qvevri.monitoring.opendata.urls import machine_urlpatterns as machines

urlpatterns: list[URLPattern | URLResolver] = [
    *common,
    *heads,
    *machines,
    *i18n_patterns(
        path("", include("qvevri.people.urls")),
        path("", include("qvevri.notices.urls")),
        path("", include("qvevri.site.urls")),
        path("history/", include("qvevri.history.urls")),
        path("vocabulary/", include("qvevri.vocabulary.urls")),
        path("files/", include("qvevri.files.urls")),
        path("sellers/", include("qvevri.organisations.urls")),
        path("market/listings/", include("qvevri.market.listings.urls")),
        path("market/enquiries/", include("qvevri.market.enquiries.urls")),
        path("market/reports/", include("qvevri.market.moderation.urls")),
        path("market/sheets/", include("qvevri.market.sheets.urls")),
        path("market/alerts/", include("qvevri.market.alerts.urls")),
        path("market/wanted/", include("qvevri.market.wanted.urls")),
        path("plan/edit/", include("qvevri.plan.editing.urls")),
        path("plan/", include("qvevri.plan.drafting.urls")),
        path("plan/tables/", include("qvevri.plan.tables.urls")),
        path("plan/reports/", include("qvevri.monitoring.reporting.urls")),
        path("plan/", include("qvevri.monitoring.papers.urls")),
        path("plan/", include("qvevri.monitoring.opendata.urls")),
        path("plan/", include("qvevri.monitoring.dashboard.urls")),
        path("town-hall/", include("qvevri.townhall.urls")),
        path("desk/", include("qvevri.desk.urls")),
        path("", include("qvevri.market.shopfront.urls")),
    ),
]

handler400 = "qvevri.site.errors.bad_request"
handler403 = "qvevri.site.errors.forbidden"
handler404 = "qvevri.site.errors.not_found"
handler500 = "qvevri.site.errors.server_error"
