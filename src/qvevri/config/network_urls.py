"""Addresses of the bare host: the network of municipalities."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from qvevri.config.common_urls import urlpatterns as common

urlpatterns: list[URLPattern | URLResolver] = [
    *common,
    *i18n_patterns(
        path("", include("qvevri.people.urls")),
        path("", include("qvevri.notices.urls")),
        path("", include("qvevri.places.urls")),
        path("", include("qvevri.site.network_urls")),
    ),
]

handler400 = "qvevri.site.errors.bad_request"
handler403 = "qvevri.site.errors.forbidden"
handler404 = "qvevri.site.errors.not_found"
handler500 = "qvevri.site.errors.server_error"
