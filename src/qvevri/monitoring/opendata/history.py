"""What of the log everybody may read, and what must still be as the log says."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import compare_with, make_public, name_things, register
from qvevri.monitoring.opendata import witnessing

make_public("programme.plan", "programme.edition", "reporting.report", "reporting.override")
compare_with(witnessing.editions)
compare_with(witnessing.reports)
compare_with(witnessing.overrides)

name_things("opendata.neighbour", _("Neighbours"))
register(
    "opendata.neighbour",
    {"added": _("Added the neighbour %(name)s"), "let_go": _("Let go the neighbour %(name)s")},
)
