"""How the log tells what the agency did with alerts."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import name_things, register

name_things("alerts.alert", _("Alerts"))
register("alerts.alert", {"stopped": _("Stopped an alert for its holder")})
