"""Tags of the pages of reports."""

from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.files.models import Photo
from qvevri.files.pictures import Picture, picture
from qvevri.monitoring.reporting import words
from qvevri.monitoring.reporting.forms import key_of
from qvevri.monitoring.reporting.models import Reading, Report, Spending, Value
from qvevri.monitoring.reporting.queries import Evidence
from qvevri.plan.programme.models import Indicator
from qvevri.vocabulary.prices import money_text

register = template.Library()
register.filter("figure", words.figure)


@dataclass(frozen=True)
class Print:
    """A photo of a report with what a page needs to show it."""

    photo: Photo
    picture: Picture


@register.filter
def prints(evidence: Evidence) -> list[Print]:
    """The photos of a report, each called by its number."""
    return [
        Print(photo, picture(photo, _("Photo %(number)s") % {"number": number}, "12rem"))
        for number, photo in enumerate(evidence.photos, 1)
    ]


@register.filter
def value_of(report: Report | None, indicator: Indicator) -> Decimal | None:
    """What a report said of an indicator."""
    told = report.values.all() if report else ()
    return next((one.value for one in told if one.indicator_id == indicator.pk), None)


@register.filter
def groups_text(told: Value | Reading) -> str:
    """The groups of a figure in words: "women 12, men 19"."""
    return ", ".join(
        f"{words.group_name(of, name)} {words.figure(Decimal(number))}"
        for of, some in told.parts.items()
        for name, number in some.items()
    )


@register.filter
def spent_line(spent: Spending) -> str:
    """The budget line that money was moved against."""
    return words.line_text(key_of(spent))


@register.filter
def sum_of(spent: Spending, which: str) -> str:
    """What was committed or paid, in its currency."""
    amount = spent.paid if which == "paid" else spent.committed
    return money_text(amount, spent.currency, current())


@register.filter
def spent_text(spent: Spending) -> str:
    """A line's money in one sentence."""
    told = {
        "line": spent_line(spent),
        "paid": sum_of(spent, "paid"),
        "committed": sum_of(spent, "committed"),
    }
    return _("%(line)s: %(committed)s committed, %(paid)s paid") % told


@register.filter
def lamp(light: str) -> SafeString:
    """A light as sign and word."""
    said = (light.replace("_", "-"), words.light_text(light))
    return format_html('<span class="light light-{}">{}</span>', *said)
