"""Figures and sources in words, in the reader's language."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.monitoring.reporting.lights import Light
from qvevri.plan.programme.content import Source
from qvevri.vocabulary.numerals import number_text

LIGHTS: Mapping[str, Promise | str] = {
    Light.DONE: _("done"),
    Light.ON_TRACK: _("on time"),
    Light.AT_RISK: _("at risk"),
    Light.LATE: _("late"),
    Light.SILENT: _("silent"),
    Light.NOT_BEGUN: _("not begun"),
}
SOURCES: Mapping[str, Promise | str] = {
    Source.LOCAL: _("Local budget"),
    Source.HIGHER: _("State budget"),
    Source.PRIVATE: _("Private sector"),
    Source.DONOR: _("Donors"),
    Source.BANK: _("Banks and IFIs"),
    Source.GAP: _("Not yet covered"),
}


def light_text(light: str) -> str:
    """The light's word."""
    return str(LIGHTS.get(light, light))


def source_name(source: str) -> str:
    """The name of a group of sources."""
    return str(SOURCES.get(source, source))


def figure(value: Fraction | Decimal | None) -> str:
    """A figure with at most two decimals: 31, 0,78; empty for none."""
    if value is None:
        return ""
    exact = value if isinstance(value, Decimal) else _decimal(value)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return ("-" if rounded < 0 else "") + number_text(abs(rounded), current())


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
