"""Tags of the pages of reports."""

from decimal import Decimal

from django import template

from qvevri.monitoring.reporting import words
from qvevri.monitoring.reporting.models import Report
from qvevri.plan.programme.models import Indicator

register = template.Library()
register.filter("figure", words.figure)


@register.filter
def value_of(report: Report | None, indicator: Indicator) -> Decimal | None:
    """What a report said of an indicator."""
    told = report.values.all() if report else ()
    return next((one.value for one in told if one.indicator_id == indicator.pk), None)
