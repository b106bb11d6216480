"""The page of an action: its promise, its light and why, its indicators, what was reported."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from django.utils import timezone

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.earlier import earlier_of
from qvevri.monitoring.dashboard.moments import Then, i18n
from qvevri.monitoring.dashboard.queries import periods_of
from qvevri.monitoring.dashboard.readings import told_of, told_then
from qvevri.monitoring.dashboard.reported import Reports, reported_of
from qvevri.monitoring.dashboard.series import Series, Stretch, series_of
from qvevri.monitoring.reporting.models import Override, Reached, Report, Standing, end_of
from qvevri.monitoring.reporting.standing import Stand
from qvevri.organisations.addresses import page_of
from qvevri.organisations.models import Organisation
from qvevri.places.models import Settlement
from qvevri.plan.programme import content as said
from qvevri.plan.programme.contents import action_of, indicator_of
from qvevri.plan.programme.models import Action, Indicator, Objective, Plan


@dataclass(frozen=True)
class Verdict:
    """The light that is shown, the rule's own, and since when."""

    light: str
    rule_light: str
    rule_version: int
    judged_on: date


@dataclass(frozen=True)
class Whole:
    """Everything the page of an action shows; `history` names the light of each period, `reached`
    the day of each milestone that approved reports call reached, by its title."""

    plan: Plan
    action: Action
    verdict: Verdict | None
    reasons: Sequence[Mapping[str, Any]]
    history: Sequence[tuple[str, str]]
    override: Override | None
    reports: Reports
    series: Sequence[Series]
    promised: said.Action
    reached: Mapping[str, date]
    names: Mapping[str, str]

    @property
    def places(self) -> list[str]:
        """The settlements where it happens, by name. One query."""
        rows = Settlement.objects.of(self.plan.municipality)
        return [str(one) for one in rows.filter(slug__in=self.promised.settlements)]

    @cached_property
    def pages(self) -> Mapping[int, str]:
        """Where the partners that are organisations of ours show themselves, by their numbers. One
        query, none where no partner is."""
        asked = [one.organisation for one in self.promised.partners if one.organisation]
        if not asked:
            return {}
        rows = Organisation.objects.of(self.plan.municipality).public().filter(pk__in=asked)
        return {one.pk: page_of(one) for one in rows}


def whole_action(plan: Plan, code: str) -> Whole:
    """An action with what was reported of it and approved, or Http404: fifteen queries at most."""
    rows = Action.objects.promised().filter(plan=plan, code=code)
    action = (
        rows.select_related("objective")
        .prefetch_related(
            "partners",
            "lines",
            "milestones",
            Prefetch("indicators", Indicator.objects.promised().order_by("place")),
            "indicators__targets",
        )
        .first()
    )
    if action is None:
        raise Http404
    history = list(
        Standing.objects.filter(action=action).select_related("period").order_by("period__number")
    )
    number = plan.snapshot.figures.get("period") if hasattr(plan, "snapshot") else None
    now = next((one for one in history if one.period.number == number), None)
    is_overruled = now is not None and now.light != now.rule_light
    steps = [(str(one), one.pk) for one in action.milestones.all()]
    aims = {one.code: in_language(one.name, current()) for one in action.indicators.all()}
    return Whole(
        plan,
        action,
        _verdict(now) if now else None,
        now.reasons if now else [],
        [(str(one.period), one.light) for one in history],
        _override(action, number or 0) if is_overruled else None,
        reported_of(action),
        _series(plan, action),
        action_of(action),
        _reached(action, steps),
        {**{str(pk): title for title, pk in steps}, **aims},
    )


def _verdict(now: Standing) -> Verdict:
    return Verdict(now.light, now.rule_light, now.rule_version, now.judged_on)


def _judged(stand: Stand) -> Verdict:
    return Verdict(stand.light, stand.rule_light, stand.judgement.version, stand.on)


def _override(action: Action, number: int, until: date | None = None) -> Override | None:
    """The light that was put by hand for a period, as it held then."""
    held = Override.objects.filter(action=action, period__number=number).select_related("by")
    if until is None:
        return held.filter(withdrawn_at=None).first()
    over = end_of(until)
    return held.filter(at__lt=over).exclude(withdrawn_at__lt=over).order_by("-at").first()


def _reached(action: Action, steps: Iterable[tuple[str, int]]) -> dict[str, date]:
    """When each milestone was reached, by its title, as approved reports say."""
    rows = Reached.objects.filter(report__action=action, report__status=Report.Status.APPROVED)
    days: dict[int, list[date]] = defaultdict(list)
    for pk, day in rows.order_by().values_list("milestone_id", "on"):
        days[pk].append(day)
    return {title: max(days[pk]) for title, pk in steps if pk in days}


def _stretches(plan: Plan) -> list[Stretch]:
    """The periods as the plan's snapshot holds them."""
    return [Stretch(one.number, str(one), one.starts, one.finishes) for one in periods_of(plan)]


def _series(plan: Plan, action: Action) -> list[Series]:
    rows = list(action.indicators.all())
    told = told_of(plan, [row.pk for row in rows])
    periods = _stretches(plan)
    today = timezone.localdate()
    return [series_of(indicator_of(row), told.get(row.pk, ()), periods, today) for row in rows]


def earlier_action(then: Then, code: str) -> Whole | None:
    """The same action as adopted or as of a day, judged by the same rule; None if the plan did
    not hold it then."""
    promised = next((one for one in then.content.actions if one.code == code), None)
    action = Action.objects.filter(plan=then.plan, code=code).first()
    if promised is None or action is None:
        return None
    earlier = earlier_of(then, code)
    stand = earlier.now.get(action.pk)
    is_overruled = stand is not None and stand.light != stand.rule_light
    number = earlier.begun[-1].number if earlier.begun else None
    told = told_then(then, [code])
    periods = _stretches(then.plan)
    return Whole(
        then.plan,
        _as_said(action, promised, then),
        _judged(stand) if stand else None,
        stand.reasons() if stand else [],
        [(str(one), earlier.stands[one.number][action.pk].light) for one in earlier.begun],
        _override(action, number or 0, then.until) if is_overruled else None,
        reported_of(action, then.until, earlier.names),
        [series_of(one, told.get(one.code, ()), periods, then.day) for one in promised.indicators],
        promised,
        earlier.reached(code),
        earlier.names,
    )


def _as_said(action: Action, promised: said.Action, then: Then) -> Action:
    """The row with what was promised then: never to be saved."""
    action.title = i18n(promised.title)
    action.starts, action.finishes = promised.starts, promised.finishes
    objectives = then.content.objectives
    owner = next(one for one in objectives if any(each is promised for each in one.actions))
    action.objective = Objective(code=owner.code, title=i18n(owner.title))
    return action
