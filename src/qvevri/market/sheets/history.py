"""What the log says of sheets."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import Shown, name_things, register
from qvevri.market.sheets.models import Sheet


def _named(numbers: Collection[int]) -> dict[int, Shown]:
    found = Sheet.objects.filter(pk__in=numbers).values_list("pk", "name")
    return {pk: Shown(name, reverse("sheets:sheet", kwargs={"pk": pk})) for pk, name in found}


name_things("sheets.sheet", _("Sheets of producers"), _named)

register(
    "sheets.sheet",
    {"sheet_written": _("Wrote a sheet of producers: %(new)s new, %(changed)s changed")},
)
