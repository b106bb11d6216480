"""What the log says of sheets."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import register

register(
    "sheets.sheet",
    {"sheet_written": _("Wrote a sheet of producers: %(new)s new, %(changed)s changed")},
)
