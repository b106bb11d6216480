"""The few charts of a dashboard as SVG: sizes only, all colour and type from the style sheet."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH = 1000


def bars(whole: int, parts: Sequence[tuple[str, int]]) -> SafeString:
    """Bars from the left, (class, amount) of `whole`: the later over the earlier, and thinner than
    the first."""
    longest = max((amount for _name, amount in parts), default=0)
    scale = max(whole, longest, 1)
    drawn = (
        (name, 4 if at else 0, amount * WIDTH // scale, 12 if at else 20)
        for at, (name, amount) in enumerate(parts)
    )
    return format_html(
        '<svg class="chart chart-bar" viewBox="0 0 {} 20" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="chart-ground" width="{}" height="20"/>{}</svg>',
        WIDTH,
        WIDTH,
        format_html_join("", '<rect class="chart-{}" y="{}" width="{}" height="{}"/>', drawn),
    )


def bullet(share: Fraction | None, time_gone: Fraction | None, light: str) -> SafeString:
    """How much of the way is gone, with a mark where the time stands."""
    way = min(max(share or Fraction(0), Fraction(0)), Fraction(1))
    mark = (
        format_html(
            '<rect class="chart-mark" x="{}" width="8" height="20"/>', int(time_gone * (WIDTH - 8))
        )
        if time_gone is not None
        else ""
    )
    return format_html(
        '<svg class="chart chart-bar" viewBox="0 0 {} 20" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="chart-ground" width="{}" height="20"/>'
        '<rect class="chart-way chart-{}" y="4" width="{}" height="12"/>{}</svg>',
        WIDTH,
        WIDTH,
        light,
        int(way * WIDTH),
        mark,
    )
