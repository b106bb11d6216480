"""Indicators that feed themselves from what the house counts; a person confirms each figure."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from qvevri.measures.counting import Counted, count
from qvevri.monitoring.reporting.models import Period
from qvevri.plan.programme.models import Action, Indicator


def counted_for(indicator: Indicator, period: Period) -> Counted | None:
    """What the house counts for an indicator: up to the end of the period, or now while it runs.

    None when nothing feeds it. One query.
    """
    if not indicator.measure:
        return None
    asked = dict(indicator.narrowing)
    if period.finishes < timezone.localdate():
        asked.setdefault("until", period.finishes.isoformat())
    return count(indicator.measure, asked, indicator.plan.municipality)


def provenance(
    action: Action, indicator: int, value: Decimal | None, period: Period
) -> dict[str, Any]:
    """How a figure came about, if it is the one the house counted; else empty: a person's own."""
    row = action.indicators.filter(pk=indicator).exclude(measure="").first()
    return provenance_of(row, value, period) if row is not None else {}


def provenance_of(row: Indicator, value: Decimal | None, period: Period) -> dict[str, Any]:
    """As `provenance`, of an indicator at hand."""
    if value is None:
        return {}
    counted = counted_for(row, period)
    return counted.plain() if counted is not None and counted.value == value else {}
