"""How the log tells what a town hall did to its own facts."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import Shown, name_things, register
from qvevri.places.models import Municipality, Settlement


def _municipalities(numbers: Collection[int]) -> dict[int, Shown]:
    return {
        one.pk: Shown(str(one), reverse("townhall:about"))
        for one in Municipality.objects.filter(pk__in=numbers)
    }


def _settlements(numbers: Collection[int]) -> dict[int, Shown]:
    return {
        one.pk: Shown(str(one), reverse("townhall:mend", kwargs={"slug": one.slug}))
        for one in Settlement.objects.filter(pk__in=numbers)
    }


name_things("places.municipality", _("Town hall"), _municipalities)
name_things("places.settlement", _("Settlements"), _settlements)

register(
    "places.municipality",
    {
        "described": _("Contacts of the town hall changed"),
        "opened": _("Opened to everybody"),
        "closed": _("Closed to strangers"),
    },
)
register(
    "places.settlement",
    {"added": _("Settlement added"), "mended": _("Settlement corrected")},
)
