"""Tags of the plan's pages: lights, figures, charts."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from qvevri.monitoring.dashboard import drawing, wording
from qvevri.monitoring.dashboard.queries import Money
from qvevri.monitoring.reporting import words
from qvevri.monitoring.reporting.lights import SIGNS, Light, time_gone
from qvevri.plan.programme.models import Plan

register = template.Library()
register.filter("percent", wording.percent)
register.filter("figure", wording.figure)
register.filter("source_name", words.source_name)
register.filter("light_text", words.light_text)
register.filter("light_class", wording.light_class)


@register.filter
def sign(light: str) -> str:
    """The light's sign: ● ◐ ■ ○ ✓ –."""
    return SIGNS[Light(light)]


@register.filter
def light(value: str) -> SafeString:
    """A light as sign and word."""
    said = (wording.light_class(value), words.light_text(value))
    return format_html('<span class="light light-{}">{}</span>', *said)


@register.filter
def lari(amount: int) -> str:
    """Tetri as whole lari."""
    return wording.money(amount)


@register.simple_tag
def money_of(amount: int, currency: str) -> str:
    """Minor units in their currency."""
    return wording.money(amount, currency)


@register.simple_tag
def money_bar(one: Money, all_of_them: Sequence[Money]) -> SafeString:
    """What one source planned, committed and paid, to the scale of the largest."""
    largest = max((max(m.planned, m.committed, m.paid) for m in all_of_them), default=1)
    parts = [("planned", one.planned), ("committed", one.committed), ("paid", one.paid)]
    return drawing.bars(largest, parts)


@register.simple_tag
def way_bar(
    share: Fraction | None, starts: date | None, finishes: date | None, on: date, light: str
) -> SafeString:
    """How much of the way is gone against the time."""
    return drawing.bullet(share, time_gone(starts, finishes, on), wording.light_class(light))


@register.simple_tag
def time_bar(
    starts: date | None, finishes: date | None, plan: Plan, today: date, light: str
) -> SafeString:
    """Where an action lies in the plan's time."""
    days = (plan.finishes - plan.starts).days + 1

    def place(day: date) -> Fraction:
        return min(max(Fraction((day - plan.starts).days, days), Fraction(0)), Fraction(1))

    begins, ends = place(starts or plan.starts), place(finishes or plan.finishes)
    now = place(today) if plan.starts <= today <= plan.finishes else None
    return drawing.gantt(begins, ends, now, wording.light_class(light))
