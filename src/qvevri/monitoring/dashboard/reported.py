"""Approved reports of an action as its page shows them, of today or of a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from qvevri.core.languages import current, in_language
from qvevri.monitoring.reporting.freezing import written_figures
from qvevri.monitoring.reporting.models import Approval, Period, end_of
from qvevri.monitoring.reporting.queries import Evidence, evidence_of_approvals
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action, Indicator


@dataclass(frozen=True)
class Figure:
    """What a report says of an indicator."""

    code: str
    name: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    is_counted: bool


@dataclass(frozen=True)
class Reported:
    """A report as it was approved; `pk` is the approval's. What was withheld has neither words nor
    evidence."""

    pk: int
    report: int
    period: Period
    language: str
    happened: str
    obstacles: str
    progress: int | None
    values: Sequence[Figure]
    spending: Sequence[Mapping[str, str | int]]
    evidence: Evidence
    approved_by: Person | None
    approved_at: datetime
    withheld_at: datetime | None


@dataclass(frozen=True)
class Former:
    """A report that counted from a moment to another, when it was sent back."""

    period: Period
    begun: datetime
    over: datetime

    @property
    def day(self) -> date | None:
        """A day that shows it: the first at whose end it counted; None if it was over before."""
        day = timezone.localdate(self.begun)
        return day if day < timezone.localdate(self.over) else None


@dataclass(frozen=True)
class Reports:
    """The reports that count, and those that counted before, the latest first."""

    counting: Sequence[Reported] = ()
    former: Sequence[Former] = ()


def reported_of(
    action: Action, until: date | None = None, names: Mapping[str, str] | None = None
) -> Reports:
    """The reports of an action as they counted at the end of a day (now if left out), the latest
    period first; `names` of its indicators as they were called then. Four queries."""
    rows = Approval.objects.filter(report__action=action)
    rows = rows.filter(approved_at__lt=end_of(until)) if until else rows
    brought = rows.select_related("report__period", "approved_by")
    ordered = list(brought.order_by("-report__period__number", "-approved_at"))
    told = [one for one in ordered if one.counts(until)]
    if not ordered:
        return Reports()
    called = {**_names(action), **(names or {})}
    evidence = evidence_of_approvals(told)
    return Reports(
        [_reported(one, called, evidence[one.pk]) for one in told],
        [
            Former(one.report.period, one.approved_at, one.withdrawn_at)
            for one in ordered
            if one.withdrawn_at is not None and not one.counts(until)
        ],
    )


def _names(action: Action) -> dict[str, str]:
    """Its indicators by code, also those that were dropped."""
    rows = Indicator.objects.filter(action=action).values_list("code", "name")
    return {code: in_language(name, current()) for code, name in rows}


def _reported(one: Approval, names: Mapping[str, str], evidence: Evidence) -> Reported:
    return Reported(
        one.pk,
        one.report_id,
        one.report.period,
        one.language,
        one.happened,
        one.obstacles,
        one.progress,
        list(_figures(one, names)),
        one.spending,
        evidence,
        one.approved_by,
        one.approved_at,
        one.withheld_at,
    )


def _figures(one: Approval, names: Mapping[str, str]) -> Iterator[Figure]:
    for code, value in one.values.items():
        figures = written_figures(value, one.ratios, code)
        yield Figure(code, names.get(code, code), *figures, code in one.counted)
