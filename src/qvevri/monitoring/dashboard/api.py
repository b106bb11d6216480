"""Plans, for machines: what was promised, what became of it, and the log behind it."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from qvevri.core.languages import in_language
from qvevri.history.models import Entry
from qvevri.monitoring.dashboard import boarding
from qvevri.monitoring.dashboard.api_figures import router as figures
from qvevri.monitoring.dashboard.api_moments import At, MomentItem, moment_item, open_plan
from qvevri.monitoring.dashboard.boarding import there
from qvevri.monitoring.dashboard.earlier import earlier_of
from qvevri.monitoring.dashboard.moments import Then
from qvevri.monitoring.reporting.models import Approval, Standing
from qvevri.places.api import Language, Problem, open_municipality
from qvevri.plan.programme.content import Action, Text
from qvevri.plan.programme.models import Plan

router = Router(tags=["plan"])
router.add_router("", figures)
Limit = Annotated[int, Query(100, ge=1, le=500, description="Items on a page.")]
Cursor = Annotated[int, Query(0, ge=0, description="`next` of the page before.")]


class PlanItem(Schema):
    """A local economic development plan that everybody may read."""

    id: int = Field(examples=[1])
    municipality: str = Field(examples=["zestaponi"])
    title: str
    status: str = Field(examples=["adopted"], description="consultation, adopted or closed")
    starts: date
    finishes: date
    is_illustrative: bool
    editions: int = Field(description="How often it was decided: adoption and amendments.")


class OnePlan(PlanItem):
    """A plan in the state that was asked for."""

    moment: MomentItem


class Sum(Schema):
    """Money in major units."""

    amount: str = Field(examples=["60000.00"])
    currency: str = Field(examples=["GEL"])


class TargetItem(Schema):
    """What should be reached by a day."""

    due: date
    value: str = Field(examples=["40"])


class IndicatorItem(Schema):
    """An indicator with its targets, and the last approved value."""

    code: str = Field(examples=["1.1.1"])
    action: str | None = Field(examples=["1.1"])
    name: str
    unit: str
    direction: str
    combine: str
    frequency: str = Field(examples=["period", "year", "once"])
    baseline: str | None
    targets: list[TargetItem]


class ActionItem(Schema):
    """An action with its light now, by the rule or overruled."""

    code: str = Field(examples=["1.1"])
    objective: str = Field(examples=["1"])
    title: str
    block: str = Field(examples=["access_to_finance"])
    settlements: list[str] = Field(
        examples=[["skra"]], description="Slugs of where it happens; none: the whole municipality."
    )
    starts: date | None
    finishes: date | None
    cost: Sum | None
    light: str | None = Field(description="Null before the first period.")
    light_by_rule: str | None
    rule_version: int | None
    progress: str | None = Field(examples=["31/40"], description="An exact fraction.")


class ReportItem(Schema):
    """An approved report."""

    action: str
    period: int
    happened: str
    obstacles: str
    language_of_text: str
    approved_at: datetime | None
    values: dict[str, str] = Field(description="By the indicator's code.")


class EntryItem(Schema):
    """One entry of the municipality's log about the plan, sealed to the one before."""

    number: int
    happened_at: datetime
    verb: str
    facts: dict[str, Any]
    seal: str
    previous: str


class Plans(Schema):
    """All public plans."""

    items: list[PlanItem]
    next: str | None = None


class Actions(Schema):
    """The actions in the plan's order."""

    moment: MomentItem
    items: list[ActionItem]
    next: str | None = None


class Indicators(Schema):
    """The indicators in the plan's order."""

    moment: MomentItem
    items: list[IndicatorItem]
    next: str | None = None


class Reports(Schema):
    """Approved reports, the latest period first."""

    moment: MomentItem
    items: list[ReportItem]
    next: int | None = None


class Entries(Schema):
    """Entries of the log, the latest first."""

    items: list[EntryItem]
    next: int | None = None


def _item(plan: Plan, language: str) -> PlanItem:
    return PlanItem(
        id=plan.pk,
        municipality=plan.municipality.slug,
        title=in_language(plan.title, language),
        status=plan.status,
        starts=plan.starts,
        finishes=plan.finishes,
        is_illustrative=plan.is_illustrative,
        editions=plan.editions.count(),
    )


def _plan(pk: int) -> Plan:
    rows = Plan.objects.public().filter(municipality__is_open=True).select_related("municipality")
    plan = rows.filter(pk=pk).first()
    if plan is None:
        raise Http404("plan")
    return plan


@router.get("/plans", response={200: Plans, 404: Problem, 422: Problem}, summary="Public plans")
def plans(request: HttpRequest, lang: Language, municipality: str = "") -> Plans:  # noqa: ARG001
    rows = Plan.objects.public().filter(municipality__is_open=True)
    if municipality:
        rows = rows.of(open_municipality(municipality))
    found = rows.select_related("municipality").order_by("-pk")
    return Plans(items=[_item(plan, lang) for plan in found])


@router.get(
    "/plans/{plan_id}", response={200: OnePlan, 404: Problem, 422: Problem}, summary="One plan"
)
def plan(request: HttpRequest, plan_id: int, lang: Language, at: Query[At]) -> OnePlan:  # noqa: ARG001
    found = open_plan(plan_id, at)
    return OnePlan(**_item(found.plan, lang).dict(), moment=moment_item(found))


@router.get(
    "/plans/{plan_id}/actions",
    response={200: Actions, 404: Problem, 422: Problem},
    summary="Its actions",
)
def actions(request: HttpRequest, plan_id: int, lang: Language, at: Query[At]) -> Actions:  # noqa: ARG001
    found = open_plan(plan_id, at)
    content = there(boarding.content_at(found))
    lights = _lights_then(found.then) if found.then else _lights(found.row)
    items = [
        _action(objective.code, action, lights.get(action.code), lang)
        for objective in content.objectives
        for action in objective.actions
    ]
    return Actions(moment=moment_item(found), items=items)


def _lights_then(then: Then) -> dict[str, tuple[Any, ...]]:
    earlier = earlier_of(then)
    codes = {line.pk: line.code for line in earlier.loaded.lines}
    return {
        codes[pk]: (one.light, one.rule_light, one.judgement.version, _exact(one.share))
        for pk, one in earlier.now.items()
    }


def _exact(share: Fraction | None) -> str:
    """A share as it is kept: "31/40"; empty for none."""
    return "" if share is None else str(share)


def _lights(plan: Plan) -> dict[str, tuple[Any, ...]]:
    last = plan.periods.filter(standings__isnull=False).order_by("-number").first()
    rows = Standing.objects.filter(period=last).order_by()
    fields = ("action__code", "light", "rule_light", "rule_version", "share")
    return {row[0]: row[1:] for row in rows.values_list(*fields)}


def _action(
    objective: str, one: Action, light: tuple[Any, ...] | None, language: str
) -> ActionItem:
    shown, by_rule, version, share = light or (None, None, None, "")
    return ActionItem(
        code=one.code,
        objective=objective,
        title=_said(one.title, language),
        block=one.block,
        settlements=list(one.settlements),
        starts=one.starts,
        finishes=one.finishes,
        cost=Sum(amount=f"{Decimal(one.cost.amount) / 100:.2f}", currency=one.cost.currency)
        if one.cost
        else None,
        light=shown,
        light_by_rule=by_rule,
        rule_version=version,
        progress=share or None,
    )


def _said(text: Text, language: str) -> str:
    return in_language(text, language)


@router.get(
    "/plans/{plan_id}/indicators",
    response={200: Indicators, 404: Problem, 422: Problem},
    summary="Its indicators",
)
def indicators(
    request: HttpRequest,  # noqa: ARG001
    plan_id: int,
    lang: Language,
    at: Query[At],
) -> Indicators:
    found = open_plan(plan_id, at)
    content = there(boarding.content_at(found))
    owned: list[tuple[str | None, Any]] = []
    for objective in content.objectives:
        owned += [(None, one) for one in objective.indicators]
        owned += [(action.code, one) for action in objective.actions for one in action.indicators]
    items = [
        IndicatorItem(
            code=one.code,
            action=action,
            name=_said(one.name, lang),
            unit=_said(one.unit, lang),
            direction=one.direction,
            combine=one.combine,
            frequency=one.frequency,
            baseline=None if one.baseline is None else f"{one.baseline:f}",
            targets=[TargetItem(due=goal.due, value=f"{goal.value:f}") for goal in one.targets],
        )
        for action, one in owned
    ]
    return Indicators(moment=moment_item(found), items=items)


@router.get(
    "/plans/{plan_id}/reports",
    response={200: Reports, 404: Problem, 422: Problem},
    summary="Approved reports",
)
def reports(
    request: HttpRequest,  # noqa: ARG001
    plan_id: int,
    limit: Limit,
    cursor: Cursor,
    at: Query[At],
) -> Reports:
    opened = open_plan(plan_id, at)
    rows = Approval.objects.in_plan(opened.row).held(opened.moment.day).order_by("-report_id")
    if cursor:
        rows = rows.filter(report_id__lt=cursor)
    told = rows.select_related("report__action", "report__period")
    found: Sequence[Approval] = list(told[: limit + 1])
    items = [
        ReportItem(
            action=one.report.action.code,
            period=one.report.period.number,
            happened=one.happened,
            obstacles=one.obstacles,
            language_of_text=one.language,
            approved_at=one.approved_at,
            values={code: value for code, value in one.values.items() if value},
        )
        for one in found[:limit]
    ]
    more = found[limit - 1].report_id if len(found) > limit else None
    return Reports(moment=moment_item(opened), items=items, next=more)


@router.get(
    "/plans/{plan_id}/history",
    response={200: Entries, 404: Problem, 422: Problem},
    summary="The log about it",
)
def history(request: HttpRequest, plan_id: int, limit: Limit, cursor: Cursor) -> Entries:  # noqa: ARG001
    found = _plan(plan_id)
    labels = ("programme", "reporting")
    rows = Entry.objects.of(found.municipality).filter(thing_type__app_label__in=labels)
    rows = rows.filter(number__lt=cursor) if cursor else rows
    told = list(rows.order_by("-number")[: limit + 1])
    items = [
        EntryItem(
            number=one.number,
            happened_at=one.happened_at,
            verb=one.verb,
            facts=one.facts,
            seal=one.seal,
            previous=one.previous,
        )
        for one in told[:limit]
    ]
    return Entries(items=items, next=told[limit - 1].number if len(told) > limit else None)
