"""The organisation file: who the municipality is, and what its plans are to cost each year."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from django.utils import timezone

from qvevri.core.languages import CODES
from qvevri.monitoring.opendata.iati import codes
from qvevri.monitoring.opendata.iati.markup import LANG, child, day, money, told, written
from qvevri.monitoring.opendata.iati.publishing import publisher
from qvevri.monitoring.opendata.licensing import licence
from qvevri.notices.links import absolute
from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Content, Money, Source

INDICATIVE = "1"


def organisation(municipality: Municipality, contents: Sequence[Content]) -> bytes:
    """The file; `contents` are the municipality's public plans. Only its own budget is told, and
    only what the plans give a year to."""
    known = publisher(municipality)
    made_at = timezone.now().replace(microsecond=0).isoformat()
    root = Element("iati-organisations", {"version": codes.VERSION, "generated-datetime": made_at})
    one = child(root, "iati-organisation", default_currency=municipality.currency)
    one.set(LANG, "ka")
    child(one, "organisation-identifier").text = known.reference
    told(one, "name", known.name)
    told(one, "reporting-org", known.name, ref=known.reference, type=codes.LOCAL_GOVERNMENT)
    for (year, currency), amount in sorted(_own_budget(contents).items()):
        budget = child(one, "total-budget", status=INDICATIVE)
        day(budget, "period-start", date(year, 1, 1))
        day(budget, "period-end", date(year, 12, 31))
        money(budget, Money(int(amount), currency), date(year, 1, 1))
    for language in CODES:
        page = absolute(municipality, language, "opendata:page")
        link = child(one, "document-link", url=page, format="text/html")
        told(link, "title", known.name)
        child(link, "category", code="B01")
        child(link, "language", code=language)
    return written(root, licence().page)


def _own_budget(contents: Sequence[Content]) -> dict[tuple[int, str], Decimal]:
    added: dict[tuple[int, str], Decimal] = {}
    for content in contents:
        for action in content.actions:
            for line in action.lines:
                if line.source is Source.LOCAL and line.year:
                    key = line.year, line.money.currency
                    added[key] = added.get(key, Decimal(0)) + line.money.amount
    return added
