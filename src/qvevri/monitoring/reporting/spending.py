"""Questions about the money of reports: the lines it may be spent from, what moved, what is odd."""

from collections.abc import Iterable, Mapping

from qvevri.monitoring.reporting.lines import Doubt, Key, Moved, Planned, doubts, planned_lines
from qvevri.monitoring.reporting.models import Period, Report, Spending
from qvevri.plan.programme.content import Source
from qvevri.plan.programme.contents import text_of
from qvevri.plan.programme.models import Action


def lines_of(action: Action) -> dict[Key, Planned]:
    """The budget lines of an action by what they are known by, equal ones added; what nobody covers
    is no line to spend from. One query."""
    rows = action.lines.exclude(source=Source.GAP).order_by("place", "pk")
    fields = rows.values_list("source", "currency", "year", "name", "amount")
    return planned_lines(
        (source, currency, year, text_of(name), amount)
        for source, currency, year, name, amount in fields
    )


def moved_before(action: Action, period: Period) -> dict[Key, Moved]:
    """What earlier periods' approved reports committed and paid, line by line. One query."""
    rows = Spending.objects.filter(
        report__action=action,
        report__status=Report.Status.APPROVED,
        report__period__number__lt=period.number,
    )
    return _added({}, rows)


def _added(known: Mapping[Key, Moved], rows: Iterable[Spending]) -> dict[Key, Moved]:
    found = dict(known)
    for row in rows:
        key = Key(row.source, row.currency, row.line)
        found[key] = found.get(key, Moved()).plus(row.committed, row.paid)
    return found


def doubts_of(report: Report) -> list[Doubt]:
    """What is odd about the money of a report and of those before it, on the lines it names.

    Three queries.
    """
    told = list(report.spending.all())
    moved = _added(moved_before(report.action, report.period), told)
    named = {Key(row.source, row.currency, row.line) for row in told}
    mine = {key: money for key, money in moved.items() if key in named}
    return doubts(lines_of(report.action), mine) if mine else []
