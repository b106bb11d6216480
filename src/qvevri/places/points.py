"""How far the points of settlements can be trusted, said to the reader."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.places.models import Settlement


def note_on(settlements: Iterable[Settlement]) -> str:
    """How many of these stand on a map only approximately; empty when none does."""
    known = list(settlements)
    number = sum(settlement.is_approximate for settlement in known)
    if not number:
        return ""
    if number == len(known):
        return _("All points are approximate: we have no open register with the exact ones.")
    return ngettext(
        "The point of %(number)d settlement is approximate: "
        "we have no open register with the exact one.",
        "The points of %(number)d settlements are approximate: "
        "we have no open register with the exact ones.",
        number,
    ) % {"number": number}
