"""Time series and lights by period as SVG: drawn here, coloured by the style sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from qvevri.monitoring.dashboard.series import Series
from qvevri.monitoring.reporting import words

WIDTH, HEIGHT = 320, 132
LEFT, RIGHT, TOP, BOTTOM = 8, 8, 18, 18
Place = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """Where days and figures lie in the drawing."""

    first: date
    last: date
    least: Fraction
    most: Fraction

    def place(self, day: date, value: Fraction) -> Place:
        """The point of a figure on a day."""
        days = max((self.last - self.first).days, 1)
        along = min(max(Fraction((day - self.first).days, days), Fraction(0)), Fraction(1))
        up = (value - self.least) / (self.most - self.least)
        x = LEFT + float(along) * (WIDTH - LEFT - RIGHT)
        return round(x, 1), round(HEIGHT - BOTTOM - float(up) * (HEIGHT - TOP - BOTTOM), 1)


def frame_of(series: Series, first: date, last: date) -> Frame:
    """Wide enough for all days, high enough for all figures; from nothing where that is near."""
    one = series.indicator
    days = [first, last, *(target.due for target in one.targets)]
    values = [Fraction(target.value) for target in one.targets]
    values += [Fraction(one.baseline)] if one.baseline is not None else []
    values += [point.so_far for point in series.points if point.so_far is not None]
    values = values or [Fraction(0), Fraction(1)]
    least, most = min(values), max(values)
    if least > 0 and least < most / 2:
        least = Fraction(0)
    if least == most:
        least, most = least - 1, most + 1
    return Frame(min(days), max(days), least, most)


def time_series(series: Series, first: date, last: date, today: date, said: str) -> SafeString:
    """Baseline and targets as a broken line, what was approved as a full one; a line at today."""
    frame = frame_of(series, first, last)
    one = series.indicator
    way = [(frame.first, Fraction(one.baseline))] if one.baseline is not None else []
    way += [(target.due, Fraction(target.value)) for target in one.targets]
    told = [
        (min(point.period.finishes, today), point.so_far)
        for point in series.points
        if point.told and point.so_far is not None
    ]
    goal = [frame.place(day, value) for day, value in way]
    actual = [frame.place(day, value) for day, value in told]
    begun = [*goal[:1], *actual] if one.baseline is not None else actual
    return format_html(
        '<svg class="series" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        said,
        _labels(frame, rises=not way or way[-1][1] >= way[0][1]),
        _today(frame, today),
        format_html('<path class="series-floor" d="M0 {0}H{1}"/>', HEIGHT - BOTTOM, WIDTH),
        _line("series-goal", goal),
        _line("series-way", begun),
        _dots("series-target", goal),
        _dots("series-point", actual),
    )


def _labels(frame: Frame, *, rises: bool) -> SafeString:
    """The least and the most figure, the first and last month, in corners without a line."""
    left, right = ("start", 0), ("end", WIDTH)
    high, low = (left, right) if rises else (right, left)
    said = (
        (*high, TOP - 6, words.figure(frame.most)),
        (*low, HEIGHT - BOTTOM - 4, words.figure(frame.least)),
        ("start", 0, HEIGHT - 4, f"{frame.first:%m.%Y}"),
        ("end", WIDTH, HEIGHT - 4, f"{frame.last:%m.%Y}"),
    )
    return format_html_join("", '<text text-anchor="{}" x="{}" y="{}">{}</text>', said)


def _today(frame: Frame, today: date) -> SafeString:
    if not frame.first <= today <= frame.last:
        return SafeString("")
    x, _y = frame.place(today, frame.least)
    return format_html('<path class="series-today" d="M{} {}V{}"/>', x, TOP, HEIGHT - BOTTOM)


def _line(name: str, places: Sequence[Place]) -> SafeString:
    if len(places) < 2:
        return SafeString("")
    way = "L".join(f"{x} {y}" for x, y in places)
    return format_html('<path class="{}" d="M{}"/>', name, way)


def _dots(name: str, places: Iterable[Place]) -> SafeString:
    dots = ((name, x, y) for x, y in places)
    return format_html_join("", '<circle class="{}" cx="{}" cy="{}" r="4"/>', dots)


def stack(counts: Sequence[tuple[str, int]]) -> SafeString:
    """How many of each, beside each other in one bar: (class, number)."""
    whole = max(sum(number for _name, number in counts), 1)
    pieces, left = [], 0
    for name, number in counts:
        pieces.append((name, left * 1000 // whole, number * 1000 // whole))
        left += number
    return format_html(
        '<svg class="chart chart-stack" viewBox="0 0 1000 20" preserveAspectRatio="none" '
        'aria-hidden="true">{}</svg>',
        format_html_join(
            "", '<rect class="chart-way chart-{}" x="{}" width="{}" height="20"/>', pieces
        ),
    )


def part_bar(reached: Fraction | None, target: Fraction | None, most: Fraction) -> SafeString:
    """What a group has reached, with a mark at its own target."""
    scale = most or Fraction(1)
    mark = (
        format_html(
            '<rect class="chart-mark" x="{}" width="8" height="20"/>', int(target / scale * 992)
        )
        if target is not None
        else ""
    )
    return format_html(
        '<svg class="chart chart-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="chart-ground" width="1000" height="20"/>'
        '<rect class="chart-paid" y="4" width="{}" height="12"/>{}</svg>',
        int(max(reached or Fraction(0), Fraction(0)) / scale * 1000),
        mark,
    )


def gantt(
    way: tuple[Fraction, Fraction],
    steps: Iterable[tuple[Fraction, bool]],
    now: Fraction | None,
    light: str,
) -> SafeString:
    """A stretch of the plan's time with its milestones, the reached ones full; a line at today."""
    left, right = (int(one * 1000) for one in way)
    line = (
        format_html('<path class="gantt-today" d="M{} 0V20"/>', int(now * 1000))
        if now is not None
        else SafeString("")
    )
    marks = (
        (("gantt-step is-reached" if is_reached else "gantt-step"), int(place * 1000) - 5)
        for place, is_reached in steps
    )
    return format_html(
        '<svg class="chart chart-gantt" viewBox="0 0 1000 20" preserveAspectRatio="none" '
        'aria-hidden="true"><path class="gantt-floor" d="M0 10H1000"/>'
        '<rect class="chart-way chart-{}" x="{}" y="4" width="{}" height="12"/>{}{}</svg>',
        light,
        left,
        max(right - left, 8),
        format_html_join("", '<rect class="{}" x="{}" y="1" width="10" height="18"/>', marks),
        line,
    )
