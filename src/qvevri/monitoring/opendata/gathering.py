"""A plan with what was reported and approved, as one value that every open file is made of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from qvevri.monitoring.opendata.given import Given, all_given
from qvevri.monitoring.reporting.models import (
    Override,
    Period,
    Reached,
    Report,
    Spending,
    Standing,
)
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.queries import comments_on
from qvevri.plan.programme.content import Action, Content, to_json
from qvevri.plan.programme.contents import content_of, content_of_edition, text_of
from qvevri.plan.programme.models import Edition, Milestone, Plan


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
    approved_by: str = ""
    links: Sequence[str] = ()
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
class Overruled:
    """A light that a named person put in place of the rule's, and why."""

    action: str
    period: Period
    light: str
    reason: str
    language: str
    by: str
    on: date
    withdrawn_on: date | None


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
    given: Sequence[Given] = ()
    overruled: Sequence[Overruled] = ()

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

    def given_of(self, indicator: str) -> list[Given]:
        """The approved figures of an indicator, the earliest first."""
        return self._given.get(indicator, [])

    @cached_property
    def _given(self) -> Mapping[str, list[Given]]:
        found: dict[str, list[Given]] = defaultdict(list)
        for one in self.given:
            found[one.indicator].append(one)
        return found

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
    content = content_of(plan)
    return Whole(
        plan=plan,
        content=content,
        periods=periods,
        editions=editions,
        told=_told(plan, by_pk),
        lit=_lit(plan, by_pk),
        steps=_steps(plan),
        contents=_decided(editions, content),
        remarks=[_remark(one) for one in comments_on(plan) if one.hidden_at is None],
        given=all_given(plan, by_pk),
        overruled=_overruled(plan, by_pk),
    )


def figures_of(plan: Plan) -> list[Given]:
    """The approved figures of a plan, the earliest period first: three queries."""
    periods = {one.pk: one for one in Period.objects.filter(plan=plan)}
    return all_given(plan, periods)


def _decided(editions: Sequence[Edition], now: Content) -> list[Content]:
    """The plan as each edition decided it; the one that still stands is not read a second time."""
    known = sha256(to_json(now).encode()).hexdigest()
    return [now if one.digest == known else content_of_edition(one) for one in editions]


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
    spent: dict[int, list[Spent]] = defaultdict(list)
    money = ("report_id", "source", "committed", "paid", "currency")
    for report, *amounts in Spending.objects.filter(report__in=approved).values_list(*money):
        spent[report].append(Spent(*amounts))
    rows = approved.select_related("action", "decided_by").order_by(
        "period__number", "action__place"
    )
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
            row.decided_by.name if row.decided_by else "",
            tuple(row.links),
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


def _overruled(plan: Plan, periods: Mapping[int, Period]) -> list[Overruled]:
    rows = Override.objects.filter(period__plan=plan, action__is_dropped=False)
    return [
        Overruled(
            row.action.code,
            periods[row.period_id],
            row.light,
            row.reason,
            row.language,
            row.by_name,
            timezone.localtime(row.at).date(),
            timezone.localtime(row.withdrawn_at).date() if row.withdrawn_at else None,
        )
        for row in rows.select_related("action").order_by("at", "pk")
    ]
