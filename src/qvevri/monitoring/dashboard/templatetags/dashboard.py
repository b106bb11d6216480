"""Tags of the plan's pages: lights, figures, charts."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import quote

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from qvevri.files.models import Photo
from qvevri.files.pictures import Picture, picture
from qvevri.monitoring.dashboard import charting, drawing, wording
from qvevri.monitoring.dashboard.boards import Money, Shown
from qvevri.monitoring.dashboard.changing import said
from qvevri.monitoring.dashboard.moments import Moment, moment_of
from qvevri.monitoring.dashboard.money import By, Position
from qvevri.monitoring.dashboard.series import Series
from qvevri.monitoring.dashboard.timeline import Row
from qvevri.monitoring.reporting import words
from qvevri.monitoring.reporting.lights import SIGNS, Light, time_gone
from qvevri.monitoring.reporting.parts import Group, Unequal
from qvevri.monitoring.reporting.rollups import Formula
from qvevri.plan.programme.finance import EURO, HOME, Sum, open_part
from qvevri.plan.programme.models import Plan

register = template.Library()
register.filter("percent", wording.percent)
register.filter("figure", wording.figure)
register.filter("source_name", words.source_name)
register.filter("light_text", words.light_text)
register.filter("frequency_text", words.frequency_text)
register.filter("state_text", wording.state_text)
register.filter("light_class", wording.light_class)
register.filter("rate_text", wording.rate_text)
register.filter("why_left_out", wording.why_left_out)
register.filter("said", said)
register.filter("open_part", open_part)


@register.simple_tag(takes_context=True)
def the_moment(context: Context) -> Moment:
    """The moment that the page shows, else the one that its address names."""
    shown = context.get("moment")
    return shown if isinstance(shown, Moment) else moment_of(context["request"].GET)


@register.simple_tag(takes_context=True)
def asked_besides(context: Context) -> list[tuple[str, str]]:
    """What the address asks for besides the moment."""
    asked = context["request"].GET.items()
    return [(name, value) for name, value in asked if name not in ("as", "on")]


@register.filter
def sign(light: str) -> str:
    """The light's sign: ● ◐ ■ ○ ✓ –."""
    return SIGNS[Light(light)]


@register.filter
def signs(lights: Sequence[str]) -> str:
    """The lights of period after period: "○ ◐ ●", each with its word for those who listen."""
    told = ((words.light_text(one), SIGNS[Light(one)]) for one in lights)
    return format_html_join(" ", '<span title="{0}" role="img" aria-label="{0}">{1}</span>', told)


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
def sum_of(one: Sum, rate: Decimal | None) -> SafeString:
    """A sum in lari and in euro; what has no rate stands beside it in its own currency."""
    lari, left_out = one.added(rate, HOME)
    euro, left = one.added(rate, EURO)
    parts = [wording.money(lari)] if lari or not left_out else []
    parts += [wording.money(amount, code) for code, amount in left_out.items()]
    told = format_html_join(" + ", '<span class="nowrap">{}</span>', ((part,) for part in parts))
    if left or not lari:
        return told
    also = wording.money(euro, EURO)
    return format_html('{}<span class="also nowrap">{}</span>', told, also)


@register.simple_tag
def position_bar(
    one: Position, all_of_them: Sequence[Position], rate: Decimal | None
) -> SafeString:
    """What one group planned, committed and paid, to the scale of the largest."""
    told = [_lari(each, rate) for each in all_of_them]
    largest = max((max(amounts) for amounts in told), default=1)
    names = ("planned", "committed", "paid")
    return drawing.bars(largest, list(zip(names, _lari(one, rate), strict=True)))


def _lari(one: Position, rate: Decimal | None) -> list[int]:
    return [each.added(rate, HOME)[0] for each in (one.planned, one.committed, one.paid)]


@register.simple_tag
def group_name(by: str, key: str) -> str:
    """What a group of money is called."""
    return wording.group_name(By(by), key)


@register.simple_tag
def group_head(by: str) -> str:
    """What the groups are, above their column."""
    return wording.group_head(By(by))


@register.filter
def at(mapping: Mapping[Any, Any], key: Any) -> Any:  # noqa: ANN401
    """What stands under a key; empty if nothing does."""
    return mapping.get(key, "")


@register.simple_tag
def picture_of(photo: Photo, alt: str) -> Picture:
    """A photo of the evidence, small."""
    return picture(photo, alt, "160px")


@register.simple_tag
def money_bar(one: Money, all_of_them: Sequence[Money]) -> SafeString:
    """What one source planned, committed and paid, to the scale of the largest."""
    largest = max((max(m.planned, m.committed, m.paid) for m in all_of_them), default=1)
    parts = [("planned", one.planned), ("committed", one.committed), ("paid", one.paid)]
    return drawing.bars(largest, parts)


@register.simple_tag
def time_bar(
    starts: date | None, finishes: date | None, plan: Plan, today: date, light: str
) -> SafeString:
    """Where an action lies in the plan's time."""
    way = (_along(plan, starts or plan.starts), _along(plan, finishes or plan.finishes))
    return charting.gantt(way, (), _today(plan, today), wording.light_class(light))


@register.simple_tag
def row_bar(row: Row, plan: Plan, today: date) -> SafeString:
    """Where an action and its milestones lie in the plan's time."""
    one = row.shown
    way = (_along(plan, one.starts or plan.starts), _along(plan, one.finishes or plan.finishes))
    steps = [(_along(plan, step.due), step.is_reached) for step in row.steps]
    return charting.gantt(way, steps, _today(plan, today), wording.light_class(one.light))


def _along(plan: Plan, day: date) -> Fraction:
    days = (plan.finishes - plan.starts).days + 1
    return min(max(Fraction((day - plan.starts).days, days), Fraction(0)), Fraction(1))


def _today(plan: Plan, today: date) -> Fraction | None:
    return _along(plan, today) if plan.starts <= today <= plan.finishes else None


@register.simple_tag
def lamps(actions: Sequence[Shown], plan: Plan, query: str = "") -> SafeString:
    """Each action as a small light that leads to its page."""
    first = reverse("plan:action", args=[plan.pk, "0"])[:-2]
    told = (
        (
            wording.light_class(one.light),
            f"{first}{quote(one.code)}/{query}",
            f"{one.code} {one.title}: {words.light_text(one.light)}",
            SIGNS[Light(one.light)],
        )
        for one in actions
    )
    return format_html_join(
        "",
        '<li><a class="lamp light-{0}" href="{1}" title="{2}" aria-label="{2}">{3}</a></li>',
        told,
    )


@register.simple_tag
def lights_bar(counts: Sequence[tuple[str, int]]) -> SafeString:
    """How many actions have each light, as one bar."""
    return charting.stack([(wording.light_class(light), number) for light, number in counts])


@register.filter
def lights_text(counts: Sequence[tuple[str, int]]) -> str:
    """How many actions have each light: "● 21 on time; ■ 6 late"."""
    return "; ".join(
        f"{SIGNS[Light(one)]} {number} {words.light_text(one)}" for one, number in counts
    )


@register.filter
def counted(actions: Sequence[Shown]) -> list[tuple[str, int]]:
    """How many of these actions have each light."""
    told = [one.light for one in actions]
    return [(str(light), told.count(light)) for light in Light if light in told]


@register.simple_tag
def series_chart(series: Series, plan: Plan, today: date) -> SafeString:
    """An indicator over the time of its plan."""
    said = wording.series_text(series)
    return charting.time_series(series, plan.starts, plan.finishes, today, said)


@register.simple_tag
def bullet_of(series: Series, plan: Plan, today: date, starts: date | None = None) -> SafeString:
    """How much of an indicator's way is gone against the time."""
    begins = starts or plan.starts
    due = series.target.due if series.target else plan.finishes
    light = wording.light_class(series.light(begins, due, today))
    return drawing.bullet(series.share, time_gone(begins, due, today), light)


@register.simple_tag
def group_bar(group: Group, groups: Sequence[Group]) -> SafeString:
    """What a group has reached, to the scale of the largest."""
    told = [value for one in groups for value in (one.reached.value, one.target) if value]
    return charting.part_bar(group.reached.value, group.target, max(told, default=Fraction(1)))


@register.filter
def made_of(formula: Formula) -> str:
    """How a figure was made of others."""
    return str(wording.MADE_OF[formula])


@register.filter
def broken_text(broken: Unequal) -> str:
    """Groups that do not make the whole, with their figures."""
    return wording.broken_text(broken)


@register.simple_tag
def group_word(group: Group) -> str:
    """A group in words: "women"."""
    return words.group_name(group.of, group.value)
