"""How the log tells what was done with enquiries."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import register

register(
    "enquiries.enquiry",
    {
        "asked": _("Asked the seller"),
        "asked again": _("Wrote again"),
        "answered": _("Answered the buyer"),
        "agreed": _("Both sides agreed"),
        "closed": _("Closed the enquiry"),
    },
)
