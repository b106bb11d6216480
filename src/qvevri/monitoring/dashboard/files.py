"""A plan's figures as CSV: a row per thing, codes for machines, amounts as decimal numbers."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from django.http import HttpResponse

from qvevri.monitoring.dashboard.adding_up import AddedUp
from qvevri.monitoring.dashboard.money import Ledger
from qvevri.monitoring.dashboard.readings import Owned
from qvevri.monitoring.dashboard.series import Series
from qvevri.monitoring.dashboard.timeline import Timeline

# A spreadsheet would take such a cell for a formula.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Rows under their columns; with the mark by which spreadsheets know Georgian letters."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    words = str(value)
    return f"'{words}" if isinstance(value, str) and words.startswith(BEGINS_A_FORMULA) else words


def download(body: bytes, name: str) -> HttpResponse:
    """A file of rows to take along."""
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


PROGRESS = ("of", "key", "progress", "action", "way_gone", "weight", "left_out_because")


def progress_rows(added: AddedUp) -> Iterable[Sequence[object]]:
    """Each figure of progress with the actions that went in, then those that were left out."""
    for one in added.all:
        told = one.kind, one.key, None if one.value is None else exact(one.value)
        for given in one.given:
            yield *told, given.action.code, exact(given.share), exact(given.weight), ""
        for left in one.missing:
            yield *told, left.action.code, None, None, str(left.why)


MONEY = ("action", "source", "line", "year", "period", "currency", "planned", "committed", "paid")


def money_rows(ledger: Ledger) -> Iterable[Sequence[object]]:
    """What is planned, then what moved by period: amounts in major units of their currency."""
    for one in ledger.planned:
        told = (one.action.code, one.source, "", one.year, None, one.money.currency)
        yield *told, major(one.money.amount), None, None
    for flow in ledger.moved:
        year = flow.year or flow.moved
        said = (flow.action, flow.source, flow.line, year, flow.number, flow.currency)
        yield *said, None, major(flow.committed), major(flow.paid)


def major(amount: int) -> Decimal:
    """Lari of tetri, euro of cents."""
    return Decimal(amount).scaleb(-2)


SERIES = (
    "indicator",
    "action",
    "objective",
    "kind",
    "date",
    "period",
    "group",
    "value",
    "numerator",
    "denominator",
    "so_far",
)


def series_rows(found: Iterable[Owned]) -> Iterable[Sequence[object]]:
    """Baselines, targets, approved figures and those of groups, a row each."""
    for one in found:
        action = one.action.code if one.action else ""
        for row in _series_rows(one.series):
            yield one.series.indicator.code, action, one.objective.code, *row


def _series_rows(series: Series) -> Iterable[Sequence[object]]:
    one = series.indicator
    if one.baseline is not None:
        yield "baseline", one.baseline_year, None, "", one.baseline, None, None, None
    for target in one.targets:
        yield "target", target.due, None, "", target.value, None, None, None
    for part in one.parts:
        yield "target", None, None, f"{part.of}={part.value}", part.target, None, None, None
    for point in series.points:
        told, period = point.told, point.period
        if told is None:
            continue
        so_far = None if point.so_far is None else exact(point.so_far)
        figures = (told.value, told.numerator, told.denominator)
        yield "actual", period.finishes, period.number, "", *figures, so_far
        for of, parts in (told.parts or {}).items():
            for name, value in parts.items():
                group = f"{of}={name}"
                figure = Decimal(value)
                yield "actual", period.finishes, period.number, group, figure, None, None, None


def exact(value: Fraction) -> Decimal:
    """A fraction as a decimal number of at most four places, without needless zeros."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return number.quantize(Decimal("0.0001")).normalize()


ACTIONS = (
    "objective",
    "action",
    "title",
    "block",
    "starts",
    "finishes",
    "partners",
    "settlements",
    "light",
    "overruled",
    "progress",
    "heard_on",
    "lights_by_period",
)


def action_rows(timeline: Timeline) -> Iterable[Sequence[object]]:
    """The actions with their light, the share of their way, and when they were last heard of."""
    for objective, rows in timeline.groups:
        for row in rows:
            one = row.shown
            share = None if one.share is None else exact(one.share)
            told = (objective.code, one.code, one.title, one.block, one.starts, one.finishes)
            where = "; ".join(row.partners), "; ".join(row.settlements)
            stands = one.light, int(one.is_overruled), share, one.heard_on, " ".join(row.ways)
            yield *told, *where, *stands
