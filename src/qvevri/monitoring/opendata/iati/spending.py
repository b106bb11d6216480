"""Money of an activity: who gives it, what each year is to cost, what was committed and paid."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from xml.etree.ElementTree import Element

from django.utils import timezone, translation

from qvevri.core.languages import CODES
from qvevri.monitoring.opendata.gathering import Told, Whole
from qvevri.monitoring.opendata.iati import codes
from qvevri.monitoring.opendata.iati.markup import child, day, money, narrate, told
from qvevri.monitoring.reporting.words import source_name
from qvevri.plan.programme.content import Action, BudgetLine, Money, Source

ORIGINAL, REVISED = "1", "2"
INDICATIVE = "1"


def _name(source: str) -> dict[str, str]:
    names = {}
    for language in CODES:
        with translation.override(language):
            names[language] = source_name(source)
    return names


def funders(activity: Element, action: Action) -> None:
    """Each source as an organisation that funds; what nobody covers yet is none."""
    for line in _by_funder(action):
        kind = codes.ORGANISATION_TYPE.get(line.source)
        more = {"type": kind} if kind else {}
        name = line.name or _name(line.source)
        told(activity, "participating-org", name, role=codes.Part.FUNDING, **more)


def _by_funder(action: Action) -> list[BudgetLine]:
    found = {(line.source, str(line.name)): line for line in action.lines}
    return [line for line in found.values() if line.source is not Source.GAP]


def planned(activity: Element, action: Action, whole: Whole) -> None:
    """Budgets by year, then each source's share. IATI's budgets are of a year at most: money that
    the plan gives for longer, without saying for which year, is a planned disbursement only."""
    first = action.starts or whole.content.starts
    last = max(action.finishes or whole.content.finishes, first)
    by_year: dict[tuple[int, str], int] = defaultdict(int)
    for line in action.lines:
        year = line.year or (first.year if first.year == last.year else None)
        if year is not None and _is_year(year):
            by_year[year, line.money.currency] += line.money.amount
    kind = REVISED if action.code in whole.recosted else ORIGINAL
    for (year, currency), amount in sorted(by_year.items()):
        starts, ends = _within(year, first, last)
        budget = child(activity, "budget", type=kind, status=INDICATIVE)
        _period(budget, starts, ends)
        money(budget, Money(amount, currency), starts)
    for line in action.lines:
        if line.source is not Source.GAP:
            _disbursement(activity, line, kind, (first, last))


def _is_year(year: int) -> bool:
    return date.min.year <= year <= date.max.year


def _within(year: int, first: date, last: date) -> tuple[date, date]:
    """The part of a year in which the action runs; the whole year if it runs in another."""
    starts, ends = max(date(year, 1, 1), first), min(date(year, 12, 31), last)
    return (starts, ends) if starts <= ends else (date(year, 1, 1), date(year, 12, 31))


def _period(parent: Element, starts: date, ends: date) -> None:
    day(parent, "period-start", starts)
    day(parent, "period-end", ends)


def _disbursement(
    activity: Element, line: BudgetLine, kind: str, whole_time: tuple[date, date]
) -> None:
    has_year = line.year is not None and _is_year(line.year)
    starts, ends = _within(line.year or 0, *whole_time) if has_year else whole_time
    planned = child(activity, "planned-disbursement", type=kind)
    _period(planned, starts, ends)
    money(planned, line.money, starts)
    narrate(_organisation(planned, "provider-org", line.source), line.name or _name(line.source))


def _organisation(parent: Element, tag: str, source: str) -> Element:
    known = Source(source) if source in set(Source) else Source.GAP
    kind = codes.ORGANISATION_TYPE.get(known)
    return child(parent, tag, **({"type": kind} if kind else {}))


def spent(activity: Element, reports: Sequence[Told]) -> None:
    """What approved reports say was committed and paid, on the last day of their period."""
    for report in reports:
        on = min(report.period.finishes, report.approved_on or timezone.localdate())
        for one in report.spent:
            for kind, amount in (
                (codes.Paid.COMMITMENT, one.committed),
                (codes.Paid.EXPENDITURE, one.paid),
            ):
                if amount:
                    _transaction(activity, kind, Money(amount, one.currency), on, one.source)


def _transaction(activity: Element, kind: str, amount: Money, on: date, source: str) -> None:
    transaction = child(activity, "transaction")
    child(transaction, "transaction-type", code=kind)
    day(transaction, "transaction-date", on)
    money(transaction, amount, on)
    narrate(_organisation(transaction, "provider-org", source), _name(source))
