"""What the log says of action tables."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import name_things, register

name_things("tables.table", _("Action tables"))
name_things("tables.title", _("Titles of columns"))
register("tables.title", {"title_told": _("Told what a column holds: %(words)s")})
register(
    "tables.table",
    {"table_written": _("Wrote an action table: %(new)s actions new, %(changed)s changed")},
)
