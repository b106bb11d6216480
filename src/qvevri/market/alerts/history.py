"""How the log tells what the agency did with alerts."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import register

register("alerts.alert", {"stopped": _("Stopped an alert for its holder")})
