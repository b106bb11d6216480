"""The page of an action: its promise, its light and why, its indicators, what was reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from django.utils import timezone

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.earlier import loaded_as
from qvevri.monitoring.dashboard.moments import Moment, content_at
from qvevri.monitoring.dashboard.readings import stretches_of, told_of
from qvevri.monitoring.dashboard.series import Series, series_of
from qvevri.monitoring.reporting.models import Override, Report, Standing
from qvevri.monitoring.reporting.queries import Evidence, evidence_of
from qvevri.monitoring.reporting.standing import Stand
from qvevri.monitoring.reporting.standings import judged
from qvevri.places.models import Settlement
from qvevri.plan.programme import content as said
from qvevri.plan.programme.contents import action_of, indicator_of
from qvevri.plan.programme.models import Action, Indicator, Plan


@dataclass(frozen=True)
class Verdict:
    """The light that is shown, the rule's own, and since when."""

    light: str
    rule_light: str
    rule_version: int
    judged_on: date


@dataclass(frozen=True)
class Whole:
    """Everything the page of an action shows."""

    plan: Plan
    action: Action
    verdict: Verdict | None
    reasons: Sequence[Mapping[str, Any]]
    history: Sequence[Standing]
    override: Override | None
    reports: Sequence[tuple[Report, Evidence]]
    series: Sequence[Series]
    promised: said.Action

    @property
    def places(self) -> list[str]:
        """The settlements where it happens, by name. One query."""
        rows = Settlement.objects.of(self.plan.municipality)
        return [str(one) for one in rows.filter(slug__in=self.promised.settlements)]

    @property
    def reached(self) -> Mapping[str, date]:
        """When a milestone was reached, by its title; as approved reports say."""
        told: dict[str, date] = {}
        for step in self.action.milestones.all():
            days = [one.on for one in step.reached.all() if one.report.status == "approved"]
            if days:
                told[str(step)] = max(days)
        return told

    @property
    def names(self) -> dict[str, str]:
        """Indicators by code and milestones by number, for the sentences of the rule."""
        steps = {str(one.pk): str(one) for one in self.action.milestones.all()}
        language = current()
        aims = {
            one.indicator.code: in_language(one.indicator.name, language) for one in self.series
        }
        return {**steps, **aims}


def whole_action(plan: Plan, code: str) -> Whole:
    """An action with what was reported of it and approved, or Http404: sixteen queries at most."""
    rows = Action.objects.promised().filter(plan=plan, code=code)
    action = (
        rows.select_related("objective", "responsible")
        .prefetch_related(
            "partners",
            "lines",
            "milestones__reached__report",
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
    override = None
    if now is not None and now.light != now.rule_light:
        held = Override.objects.filter(action=action, period=now.period, withdrawn_at=None)
        override = held.first()
    return Whole(
        plan,
        action,
        _verdict(now) if now else None,
        now.reasons if now else [],
        history,
        override,
        _reports(action),
        _series(plan, action),
        action_of(action),
    )


def _verdict(now: Standing) -> Verdict:
    return Verdict(now.light, now.rule_light, now.rule_version, now.judged_on)


def _judged(stand: Stand) -> Verdict:
    return Verdict(stand.light, stand.rule_light, stand.judgement.version, stand.on)


def _reports(action: Action, until: date | None = None) -> list[tuple[Report, Evidence]]:
    rows = Report.objects.approved().filter(action=action).order_by("-period__number")
    rows = rows.filter(decided_at__date__lte=until) if until else rows
    told = rows.select_related("period", "decided_by").prefetch_related(
        "values__indicator", "spending"
    )
    evidence = evidence_of(told)
    return [(one, evidence[one.pk]) for one in told]


def _series(plan: Plan, action: Action) -> list[Series]:
    rows = list(action.indicators.all())
    told = told_of(plan, [row.pk for row in rows])
    periods = stretches_of(plan)
    today = timezone.localdate()
    return [series_of(indicator_of(row), told.get(row.pk, ()), periods, today) for row in rows]


def earlier_action(whole: Whole, moment: Moment, today: date) -> Whole:
    """The same action as adopted or as of a day, judged by the same rule; Http404 if the plan did
    not hold it then."""
    plan, action = whole.plan, whole.action
    content = content_at(plan, moment)
    known = {one.code: one for one in content.actions} if content else {}
    promised = known.get(action.code)
    if content is None or promised is None:
        raise Http404
    loaded = loaded_as(plan, content, moment.day)
    begun, stands = judged(loaded, min(moment.day or today, today))
    stand = stands[begun[-1].number][action.pk] if begun else None
    pks = dict(Indicator.objects.filter(plan=plan).values_list("code", "pk"))
    told = told_of(plan, [pks[one.code] for one in promised.indicators], moment.day)
    periods = stretches_of(plan)
    return replace(
        whole,
        verdict=_judged(stand) if stand else None,
        reasons=stand.reasons() if stand else [],
        override=whole.override if stand and stand.light != stand.rule_light else None,
        history=[],
        reports=_reports(action, moment.day),
        series=[
            series_of(one, told.get(pks[one.code], ()), periods, min(moment.day or today, today))
            for one in promised.indicators
        ],
        promised=promised,
    )
