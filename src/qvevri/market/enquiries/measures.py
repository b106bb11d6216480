"""What enquiries count for a plan: how many there were, and from abroad."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qvevri.market.enquiries.models import Enquiry
from qvevri.measures.registry import Measure, Narrowing, register
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary


def _enquiries(municipality: Municipality, asked: Narrowing) -> QuerySet[Any]:
    rows = Enquiry.objects.of(municipality)
    if asked.since:
        rows = rows.filter(created_at__date__gte=asked.since)
    if asked.until:
        rows = rows.filter(created_at__date__lte=asked.until)
    if asked.settlement:
        rows = rows.filter(listing__settlement=asked.settlement)
    if asked.sex:
        rows = rows.filter(listing__organisation__led_by=asked.sex)
    codes = vocabulary.family(asked.concept) if asked.concept else ()
    return rows.filter(listing__concept__code__in=codes) if asked.concept else rows


def _from_abroad(municipality: Municipality, asked: Narrowing) -> QuerySet[Any]:
    return _enquiries(municipality, asked).exclude(buyer_country__in=["", "GE"])


def _agreed(municipality: Municipality, asked: Narrowing) -> QuerySet[Any]:
    return _enquiries(municipality, asked).filter(status=Enquiry.Status.AGREED)


def _told(numbers: Sequence[int]) -> list[tuple[str, str]]:
    """A thread is its buyer's and its seller's own: the public sees its number only."""
    return [(gettext("Enquiry %(number)s") % {"number": number}, "") for number in numbers]


register(Measure("market.enquiries", _("Enquiries of buyers"), _enquiries, _told))
register(Measure("market.enquiries_abroad", _("Enquiries from abroad"), _from_abroad, _told))
register(Measure("market.agreed", _("Agreements of buyers and sellers"), _agreed, _told))
