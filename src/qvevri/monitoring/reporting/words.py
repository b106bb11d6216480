"""Figures and sources in words, in the reader's language."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.lines import Doubt, Key, Odd
from qvevri.plan.programme.content import Frequency, Source
from qvevri.vocabulary.numerals import number_text
from qvevri.vocabulary.prices import money_text

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
GROUPINGS: Mapping[str, Promise | str] = {
    "sex": _("women and men"),
    "age": _("age"),
    "settlement": _("settlement"),
    "status": _("status"),
    "sector": _("sector"),
}
GROUPS: Mapping[tuple[str, str], Promise | str] = {
    ("sex", "female"): _("women"),
    ("sex", "male"): _("men"),
}
FREQUENCIES: Mapping[str, Promise | str] = {
    Frequency.PERIOD: _("in every period"),
    Frequency.YEAR: _("once a year"),
    Frequency.ONCE: _("once, at the end"),
}


def frequency_text(frequency: str) -> str:
    """How often an indicator is measured."""
    return str(FREQUENCIES.get(frequency, frequency))


def grouping_name(of: str) -> str:
    """The name of a way to tell groups apart."""
    return str(GROUPINGS.get(of, of))


def group_name(of: str, value: str) -> str:
    """The name of a group; one that the house has no word for is called as the plan calls it."""
    return str(GROUPS.get((of, value), value))


def line_text(key: Key) -> str:
    """A budget line as people name it: its source, then its year and name."""
    return ", ".join(filter(None, (source_name(key.source), key.line)))


def doubt_text(doubt: Doubt) -> str:
    """What is odd about the money of a line."""
    told = {
        "line": line_text(doubt.key),
        "amount": money_text(doubt.amount, doubt.key.currency, current()),
        "than": money_text(doubt.than, doubt.key.currency, current()),
    }
    if doubt.why is Odd.PAID:
        return gettext("%(line)s: %(amount)s paid, but only %(than)s committed so far.") % told
    return gettext("%(line)s: %(amount)s committed, but the plan has %(than)s.") % told


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
