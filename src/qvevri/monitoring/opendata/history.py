"""What the log says of neighbours."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import name_things, register

name_things("opendata.neighbour", _("Neighbours"))
register(
    "opendata.neighbour",
    {"added": _("Added the neighbour %(name)s"), "let_go": _("Let go the neighbour %(name)s")},
)
