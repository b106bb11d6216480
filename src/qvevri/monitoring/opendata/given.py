"""Every approved figure of a plan, whether reported of an action or read for an objective."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from qvevri.monitoring.opendata.scope import Scope
from qvevri.monitoring.reporting.models import Period, Reading, Value
from qvevri.monitoring.reporting.parts import in_order
from qvevri.plan.programme.contents import plain

REPORTED, READ, COUNTED = "reported", "read", "counted"
Groups = Mapping[str, Mapping[str, Decimal]]
BY = ("decided_by__name", "decided_by__latin_name")
BY_REPORT = tuple(f"report__{name}" for name in BY)
FIGURES = ("value", "numerator", "denominator", "parts", "counted")
REPORTS = ("report__link", "report__links", "report__decided_at", *BY_REPORT)
READINGS = ("link", "decided_at", *BY, "note", "language")


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
    approver_latin: str = ""

    @property
    def source(self) -> str:
        """How it came: counted by the house, in a report of its action, or read for an objective.

        A counted one was confirmed in either way.
        """
        if self.measure:
            return COUNTED
        return REPORTED if self.action else READ


def all_given(scope: Scope) -> list[Given]:
    """The approved figures of what the plan promises, the earliest period first: two queries."""
    found = [*_reported(scope), *_read(scope)]
    return sorted(found, key=lambda one: one.period.number)


def _reported(scope: Scope) -> Iterator[Given]:
    rows = scope.approved(Value.objects.all(), "report__")
    named = ("indicator__code", "report__action__code", "report__period_id", *FIGURES, *REPORTS)
    ordered = rows.order_by("report__action__place", "indicator__place", "pk")
    for code, action, period, *more in ordered.values_list(*named):
        if code in scope.indicators and action in scope.actions:
            *figures, link, links, decided_at, by, latin = more
            told = _made(figures, decided_at, by, latin)
            told["links"] = tuple(links or ([link] if link else ()))
            yield Given(code, action, scope.periods[period], **told)


def _read(scope: Scope) -> Iterator[Given]:
    rows = scope.approved(Reading.objects.all())
    named = ("indicator__code", "period_id", *FIGURES, *READINGS)
    for code, period, *more in rows.order_by("indicator__place", "pk").values_list(*named):
        if code in scope.indicators:
            *figures, link, decided_at, by, latin, note, language = more
            told = _made(figures, decided_at, by, latin)
            told |= {"note": note, "language": language * bool(note), "links": (link,) * bool(link)}
            yield Given(code, "", scope.periods[period], **told)


def _made(
    figures: Sequence[Any], decided_at: datetime | None, by: str | None, latin: str | None
) -> dict[str, Any]:
    value, numerator, denominator, parts, counted = figures
    return {
        "value": plain(value),
        "numerator": plain(numerator),
        "denominator": plain(denominator),
        "groups": groups_of(parts),
        "measure": counted.get("measure", "") if counted else "",
        "approved_on": timezone.localtime(decided_at).date() if decided_at else None,
        "approved_by": by or "",
        "approver_latin": latin or "",
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
