"""What of a plan an open file tells: the state of the plan it is of, and what was known by then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from django.db import models

from qvevri.monitoring.dashboard.moments import Moment, Opened
from qvevri.monitoring.reporting.models import Period, Report, end_of
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.models import Plan

NOW = Moment()
Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Scope:
    """A plan's content at a moment, with its periods by their primary keys."""

    plan: Plan
    content: Content
    periods: Mapping[int, Period]
    moment: Moment = NOW

    @cached_property
    def actions(self) -> frozenset[str]:
        """Codes of what is promised."""
        return frozenset(one.code for one in self.content.actions)

    @cached_property
    def indicators(self) -> Mapping[str, int]:
        """Codes of what is measured, each with its place in the plan."""
        return {one.code: place for place, one in enumerate(self.content.indicators)}

    @property
    def over(self) -> datetime | None:
        """The moment from which on nothing counts; None where all does."""
        return end_of(self.moment.day) if self.moment.day else None

    def approved(self, rows: models.QuerySet[Row], path: str = "") -> models.QuerySet[Row]:
        """Those of these rows that count now; `path` leads from a row to its report."""
        about = {f"{path}period__plan": self.plan.pk, f"{path}status": Report.Status.APPROVED}
        return rows.filter(**about)


def scope_of(plan: Plan, content: Content, at: Opened | None = None) -> Scope:
    """The scope of a plan as it stands, or at another moment. One query."""
    periods = Period.objects.filter(plan=plan.pk).order_by("number")
    return Scope(plan, content, {one.pk: one for one in periods}, at.moment if at else NOW)
