"""A plan with what was reported and approved, as one value that every open file is made of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from qvevri.monitoring.reporting.models import Period, Reached, Report, Spending, Standing, Value
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.queries import comments_on
from qvevri.plan.programme.content import Action, Content
from qvevri.plan.programme.contents import content_of, content_of_edition, plain, text_of
from qvevri.plan.programme.models import Edition, Milestone, Plan


@dataclass(frozen=True)
class Figure:
    """A value of an indicator; a ratio with both of its parts."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True)
class Spent:
    """Money committed and paid in a period, in minor units."""

    source: str
    committed: int
    paid: int
    currency: str


@dataclass(frozen=True)
class Told:
    """What an approved report says."""

    action: str
    period: Period
    progress: int | None
    is_complete: bool
    happened: str
    obstacles: str
    language: str
    approved_on: date | None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    spent: Sequence[Spent] = ()


@dataclass(frozen=True)
class Step:
    """A milestone, and the day on which it was reached."""

    pk: int
    title: Mapping[str, str]
    due: date
    reached_on: date | None


@dataclass(frozen=True)
class Lit:
    """How an action stood at the end of a period, or stands in the running one."""

    action: str
    period: Period
    light: str
    rule_light: str
    version: int
    reasons: Sequence[Mapping[str, Any]]
    share: str


@dataclass(frozen=True)
class Remark:
    """A comment that everybody sees, and what was answered."""

    day: date
    action: str
    name: str
    text: str
    language: str
    outcome: str
    answer: Mapping[str, str]


@dataclass(frozen=True)
class Whole:
    """Everything that is public of a plan."""

    plan: Plan
    content: Content
    periods: Sequence[Period]
    editions: Sequence[Edition]
    told: Sequence[Told]
    lit: Sequence[Lit]
    steps: Mapping[str, Sequence[Step]]
    contents: Sequence[Content]
    remarks: Sequence[Remark] = ()

    @cached_property
    def dropped(self) -> list[Action]:
        """Actions that were decided once and are no longer promised, as they were decided last."""
        now = {one.code for one in self.content.actions}
        before = {one.code: one for content in self.contents for one in content.actions}
        return [one for code, one in before.items() if code not in now]

    @cached_property
    def recosted(self) -> set[str]:
        """Codes of the actions whose money is no longer what was adopted."""
        adopted = {one.code: one.lines for one in next(iter(self.contents), self.content).actions}
        return {one.code for one in self.content.actions if adopted.get(one.code) != one.lines}

    @cached_property
    def running(self) -> Period | None:
        """The last period that has lights."""
        return max((one.period for one in self.lit), key=lambda one: one.number, default=None)

    @cached_property
    def lights(self) -> Mapping[str, Lit]:
        """The lights of the running period, by code of the action."""
        running = self.running
        return {one.action: one for one in self.lit if running and one.period.pk == running.pk}

    def told_of(self, action: str) -> list[Told]:
        """The approved reports of an action, the earliest first."""
        return self._told.get(action, [])

    @cached_property
    def _told(self) -> Mapping[str, list[Told]]:
        found: dict[str, list[Told]] = defaultdict(list)
        for one in self.told:
            found[one.action].append(one)
        return found


def gather(plan: Plan) -> Whole:
    """All of it, in a fixed number of queries; `plan` brings its municipality along."""
    periods = list(Period.objects.filter(plan=plan).order_by("number"))
    by_pk = {period.pk: period for period in periods}
    editions = list(plan.editions.order_by("number"))
    return Whole(
        plan=plan,
        content=content_of(plan),
        periods=periods,
        editions=editions,
        told=_told(plan, by_pk),
        lit=_lit(plan, by_pk),
        steps=_steps(plan),
        contents=[content_of_edition(edition) for edition in editions],
        remarks=[_remark(one) for one in comments_on(plan) if one.hidden_at is None],
    )


def _remark(comment: Comment) -> Remark:
    return Remark(
        timezone.localtime(comment.made_at).date(),
        comment.action.code if comment.action else comment.chapter,
        comment.name,
        comment.text,
        comment.language,
        comment.outcome,
        text_of(comment.answer),
    )


def _approved(plan: Plan) -> QuerySet[Report]:
    return Report.objects.approved().filter(period__plan=plan, action__is_dropped=False)


def _told(plan: Plan, periods: Mapping[int, Period]) -> list[Told]:
    approved = _approved(plan)
    figures: dict[int, dict[str, Figure]] = defaultdict(dict)
    named = ("report_id", "indicator__code", "value", "numerator", "denominator")
    for report, code, *parts in Value.objects.filter(report__in=approved).values_list(*named):
        figures[report][code] = Figure(*(plain(part) for part in parts))
    spent: dict[int, list[Spent]] = defaultdict(list)
    money = ("report_id", "source", "committed", "paid", "currency")
    for report, *amounts in Spending.objects.filter(report__in=approved).values_list(*money):
        spent[report].append(Spent(*amounts))
    rows = approved.select_related("action").order_by("period__number", "action__place")
    return [
        Told(
            row.action.code,
            periods[row.period_id],
            row.progress,
            row.is_complete,
            row.happened,
            row.obstacles,
            row.language,
            timezone.localtime(row.decided_at).date() if row.decided_at else None,
            figures[row.pk],
            spent[row.pk],
        )
        for row in rows
    ]


def _lit(plan: Plan, periods: Mapping[int, Period]) -> list[Lit]:
    rows = Standing.objects.filter(period__plan=plan, action__is_dropped=False)
    named = ("action__code", "period_id", "light", "rule_light", "rule_version", "reasons", "share")
    told = rows.order_by("period__number", "action__place").values_list(*named)
    return [Lit(code, periods[period], *rest) for code, period, *rest in told]


def _steps(plan: Plan) -> Mapping[str, Sequence[Step]]:
    reached = Reached.objects.filter(report__in=_approved(plan)).order_by("on")
    days = dict(reached.values_list("milestone_id", "on"))
    steps: dict[str, list[Step]] = defaultdict(list)
    rows = Milestone.objects.filter(action__plan=plan, action__is_dropped=False)
    for row in rows.select_related("action").order_by("action__place", "place", "pk"):
        said = Step(row.pk, text_of(row.title), row.due, days.get(row.pk))
        steps[row.action.code].append(said)
    return steps
