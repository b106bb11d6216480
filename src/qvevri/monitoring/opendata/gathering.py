"""A plan with what was reported and approved, as one value that every open file is made of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from qvevri.monitoring.dashboard.moments import Moment
from qvevri.monitoring.opendata.given import Given, all_given
from qvevri.monitoring.opendata.scope import NOW, Scope, scope_of
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
from qvevri.plan.programme.actions import with_known_partners
from qvevri.plan.programme.content import Action, Content
from qvevri.plan.programme.contents import (
    content_of,
    content_of_edition,
    text_of,
)
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
    approver_latin: str = ""
    links: Sequence[str] = ()
    spent: Sequence[Spent] = ()


@dataclass(frozen=True)
class Step:
    """A milestone, and the day on which it was reached."""

    pk: int
    title: Mapping[str, str]
    due: date
    reached_on: date | None


Steps = Mapping[str, Sequence[Step]]


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
    by_latin: str
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
    """Everything that is public of a plan; `day` is the one it was judged for."""

    plan: Plan
    content: Content
    periods: Sequence[Period]
    editions: Sequence[Edition]
    told: Sequence[Told]
    lit: Sequence[Lit]
    steps: Steps
    contents: Sequence[Content]
    remarks: Sequence[Remark] = ()
    given: Sequence[Given] = ()
    overruled: Sequence[Overruled] = ()
    moment: Moment = NOW
    day: date = field(default_factory=timezone.localdate)

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


@dataclass(frozen=True)
class Became:
    """What became of a plan, as far as it was known at a moment."""

    told: Sequence[Told]
    given: Sequence[Given]
    lit: Sequence[Lit]
    steps: Steps


def gather(plan: Plan) -> Whole:
    """All of it as it stands, in a fixed number of queries; `plan` brings its municipality."""
    editions = list(plan.editions.order_by("number"))
    scope = scope_of(plan, _content(plan, editions))
    became = Became(told_now(scope), all_given(scope), _lit(scope), _steps(scope))
    return whole_of_scope(scope, editions, became)


def _content(plan: Plan, editions: Sequence[Edition]) -> Content:
    """What is promised: as it was decided last, which is quicker to read than its rows; of a plan
    that was not adopted yet what its rows say."""
    if not editions:
        return content_of(plan)
    return with_known_partners(content_of_edition(editions[-1]), plan.municipality)


def whole_of_scope(scope: Scope, editions: Sequence[Edition], became: Became) -> Whole:
    """What these editions promised and what became of it, with what was said of it by then; the
    content of the scope is that of the last."""
    return Whole(
        plan=scope.plan,
        content=scope.content,
        periods=list(scope.periods.values()),
        editions=editions,
        told=became.told,
        lit=became.lit,
        steps=became.steps,
        contents=_decided(editions, scope.content),
        remarks=_remarks(scope),
        given=became.given,
        overruled=_overruled(scope),
        moment=scope.moment,
        day=scope.moment.day or timezone.localdate(),
    )


def figures_of(plan: Plan) -> list[Given]:
    """The approved figures of a plan, the earliest period first: five queries
    if it was adopted."""
    last = list(plan.editions.order_by("-number")[:1])
    return all_given(scope_of(plan, _content(plan, last)))


def _decided(editions: Sequence[Edition], last: Content) -> list[Content]:
    """The plan as each edition decided it; the last is not read a second time."""
    return [*(content_of_edition(one) for one in editions[:-1]), *([last] if editions else [])]


def _remarks(scope: Scope) -> list[Remark]:
    made = [one for one in comments_on(scope.plan) if one.hidden_at is None]
    return [_remark(one, scope) for one in made if not scope.over or one.made_at < scope.over]


def _remark(comment: Comment, scope: Scope) -> Remark:
    at, over = comment.answered_at, scope.over
    is_answered = not over or (at is not None and at < over)
    return Remark(
        timezone.localtime(comment.made_at).date(),
        comment.action.code if comment.action else comment.chapter,
        comment.name,
        comment.text,
        comment.language,
        comment.outcome if is_answered else "",
        text_of(comment.answer) if is_answered else {},
    )


def told_now(scope: Scope) -> list[Told]:
    """The approved reports as they are."""
    approved = scope.approved(Report.objects.all())
    spent: dict[int, list[Spent]] = defaultdict(list)
    money = ("report_id", "source", "committed", "paid", "currency")
    spendings = scope.approved(Spending.objects.order_by("pk"), "report__")
    for report, *amounts in spendings.values_list(*money):
        spent[report].append(Spent(*amounts))
    rows = approved.select_related("action", "decided_by").order_by(
        "period__number", "action__place"
    )
    return [
        Told(
            row.action.code,
            scope.periods[row.period_id],
            row.progress,
            row.is_complete,
            row.happened,
            row.obstacles,
            row.language,
            timezone.localtime(row.decided_at).date() if row.decided_at else None,
            row.decided_by.name if row.decided_by else "",
            row.decided_by.latin_name if row.decided_by else "",
            tuple(row.links),
            spent[row.pk],
        )
        for row in rows
        if row.action.code in scope.actions
    ]


def _lit(scope: Scope) -> list[Lit]:
    """The lights as they are kept."""
    rows = Standing.objects.filter(period__plan=scope.plan.pk, action__is_dropped=False)
    named = ("action__code", "period_id", "light", "rule_light", "rule_version", "reasons", "share")
    told = rows.order_by("period__number", "action__place").values_list(*named)
    return [Lit(code, scope.periods[period], *rest) for code, period, *rest in told]


def reached_now(scope: Scope) -> Mapping[int, date]:
    """By milestone, the day on which it was reached."""
    rows = scope.approved(Reached.objects.order_by("on"), "report__")
    return dict(rows.values_list("milestone_id", "on"))


def _steps(scope: Scope) -> Steps:
    days = reached_now(scope)
    steps: dict[str, list[Step]] = defaultdict(list)
    rows = Milestone.objects.filter(action__plan=scope.plan.pk, action__is_dropped=False)
    for row in rows.select_related("action").order_by("action__place", "place", "pk"):
        said = Step(row.pk, text_of(row.title), row.due, days.get(row.pk))
        steps[row.action.code].append(said)
    return steps


def _overruled(scope: Scope) -> list[Overruled]:
    rows = Override.objects.filter(period__plan=scope.plan.pk)
    rows = rows.filter(at__lt=scope.over) if scope.over else rows
    return [
        Overruled(
            row.action.code,
            scope.periods[row.period_id],
            row.light,
            row.reason,
            row.language,
            row.by_name,
            row.by.latin_name if row.by else "",
            timezone.localtime(row.at).date(),
            _by_then(row.withdrawn_at, scope),
        )
        for row in rows.select_related("action", "by").order_by("at", "pk")
        if row.action.code in scope.actions
    ]


def _by_then(at: datetime | None, scope: Scope) -> date | None:
    if at is None or (scope.over and at >= scope.over):
        return None
    return timezone.localtime(at).date()
