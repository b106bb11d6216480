"""How the log tells what was done with reports."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import register

register(
    "listings.listing",
    {
        "reported": _("Reported by a visitor"),
        "report taken back": _("The visitor took the report back"),
        "reports dismissed": _("Reports dismissed"),
    },
)
