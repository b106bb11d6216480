"""Every approved figure of a plan, whether reported of an action or read for an objective."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from qvevri.monitoring.reporting.models import Period, Reading, Value
from qvevri.monitoring.reporting.parts import in_order
from qvevri.plan.programme.contents import plain
from qvevri.plan.programme.models import Plan

REPORTED, READ, COUNTED = "reported", "read", "counted"
Groups = Mapping[str, Mapping[str, Decimal]]
FIGURES = ("value", "numerator", "denominator", "parts", "counted")
REPORTS = ("report__link", "report__links", "report__decided_at", "report__decided_by__name")
READINGS = ("link", "decided_at", "decided_by__name", "note", "language")


@dataclass(frozen=True)
class Given:
    """A figure of a period; a ratio with both of its parts, `groups` "sex" → "female" → 21.

    `action` is empty for an objective's own; `measure` is the count of the house that it is.
    """

    indicator: str
    action: str
    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    groups: Groups = field(default_factory=dict)
    measure: str = ""
    note: str = ""
    language: str = ""
    links: Sequence[str] = ()
    approved_on: date | None = None
    approved_by: str = ""

    @property
    def source(self) -> str:
        """How it came: counted by the house, in a report of its action, or read for an objective.

        A counted one was confirmed in either way.
        """
        if self.measure:
            return COUNTED
        return REPORTED if self.action else READ


def all_given(plan: Plan, periods: Mapping[int, Period]) -> list[Given]:
    """The approved figures of what the plan still promises, the earliest period first: two queries.

    `periods` are the plan's, by their primary keys.
    """
    found = [*_reported(plan, periods), *_read(plan, periods)]
    return sorted(found, key=lambda one: one.period.number)


def _reported(plan: Plan, periods: Mapping[int, Period]) -> Iterator[Given]:
    rows = Value.objects.filter(report__period__plan=plan, report__status="approved")
    rows = rows.filter(report__action__is_dropped=False, indicator__is_dropped=False)
    named = ("indicator__code", "report__action__code", "report__period_id", *FIGURES, *REPORTS)
    ordered = rows.order_by("report__action__place", "indicator__place", "pk")
    for code, action, period, *more in ordered.values_list(*named):
        *figures, link, links, decided_at, by = more
        told = _made(figures, decided_at, by)
        told["links"] = tuple(links or ([link] if link else ()))
        yield Given(code, action, periods[period], **told)


def _read(plan: Plan, periods: Mapping[int, Period]) -> Iterator[Given]:
    rows = Reading.objects.approved().filter(period__plan=plan, indicator__is_dropped=False)
    named = ("indicator__code", "period_id", *FIGURES, *READINGS)
    for code, period, *more in rows.order_by("indicator__place", "pk").values_list(*named):
        *figures, link, decided_at, by, note, language = more
        told = _made(figures, decided_at, by)
        told |= {"note": note, "language": language if note else "", "links": (link,) * bool(link)}
        yield Given(code, "", periods[period], **told)


def _made(figures: Sequence[Any], decided_at: datetime | None, by: str | None) -> dict[str, Any]:
    value, numerator, denominator, parts, counted = figures
    return {
        "value": plain(value),
        "numerator": plain(numerator),
        "denominator": plain(denominator),
        "groups": groups_of(parts),
        "measure": counted.get("measure", "") if counted else "",
        "approved_on": timezone.localtime(decided_at).date() if decided_at else None,
        "approved_by": by or "",
    }


def groups_of(kept: Mapping[str, Mapping[str, str]]) -> Groups:
    """Figures of groups as numbers; what a row keeps is text."""
    return {
        of: {
            name: figure
            for name in in_order(of, kept[of])
            if (figure := _figure(kept[of][name])) is not None
        }
        for of in sorted(kept)
    }


def _figure(written: str | None) -> Decimal | None:
    return None if written is None else plain(Decimal(written))
