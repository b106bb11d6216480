"""The public pages of a plan."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.monitoring.dashboard import changing, files, moments, queries, readings, wholes, wording
from qvevri.monitoring.dashboard.earlier import earlier_board
from qvevri.monitoring.dashboard.moments import Moment
from qvevri.monitoring.dashboard.money import By, Ledger, ledger_of, position
from qvevri.monitoring.dashboard.timeline import asked_of, timeline_of
from qvevri.monitoring.reporting import lights
from qvevri.places.http import MunicipalRequest
from qvevri.plan.programme.funding import funded
from qvevri.plan.programme.models import Plan


@require_safe
def home(request: MunicipalRequest) -> HttpResponse:
    plan = queries.shown_plan(request.municipality)
    if plan is None:
        return cacheable(render(request, "dashboard/none.html"))
    return _board(request, plan)


@require_safe
def plan(request: MunicipalRequest, pk: int) -> HttpResponse:
    return _board(request, queries.public_plan(request.municipality, pk))


def _board(request: MunicipalRequest, plan: Plan) -> HttpResponse:
    today = timezone.localdate()
    moment = moments.moment_of(request.GET)
    board = queries.board_of(plan) if moment.is_now else earlier_board(plan, moment, today)
    context = {
        "board": board,
        "plan": plan,
        "moment": moment,
        "summary": wording.summary(board.counts) if board else str(plan),
        **(board.figure_context(min(moment.day or today, today)) if board else {}),
        "head": queries.head_of(request.municipality),
        "today": today,
    }
    return cacheable(render(request, "dashboard/home.html", context))


@require_safe
def actions(request: MunicipalRequest, pk: int) -> HttpResponse:
    """All actions over the plan's time, narrowed as one likes."""
    plan = queries.public_plan(request.municipality, pk)
    found = timeline_of(queries.board_of(plan), asked_of(request.GET.dict()))
    context = {
        "plan": plan,
        "timeline": found,
        "filters": [(name, said, found.choices[name]) for name, said in wording.NARROWED.items()],
        "chosen": asdict(found.asked),
        "today": timezone.localdate(),
    }
    return cacheable(render(request, "dashboard/actions.html", context))


@require_safe
def actions_file(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    found = timeline_of(queries.board_of(plan), asked_of(request.GET.dict()))
    body = files.as_csv(files.ACTIONS, files.action_rows(found))
    return files.download(body, f"{_name(request, plan)}-actions")


@require_safe
def action(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    moment = moments.moment_of(request.GET)
    today = timezone.localdate()
    now = wholes.whole_action(plan, code)
    whole = now if moment.is_now else wholes.earlier_action(now, moment, today)
    context = {
        "plan": plan,
        "whole": whole,
        "moment": moment,
        "reasons": [wording.reason_text(one, whole.names) for one in whole.reasons],
        "today": today,
    }
    return cacheable(render(request, "dashboard/action.html", context))


@require_safe
def value(request: MunicipalRequest, pk: int, value: int) -> HttpResponse:
    """Where a figure comes from: the count, its moment, and the records it counted."""
    plan = queries.public_plan(request.municipality, pk)
    context = {"plan": plan, "traced": queries.traced_value(plan, value)}
    return cacheable(render(request, "dashboard/value.html", context))


@require_safe
def money(request: MunicipalRequest, pk: int) -> HttpResponse:
    """What was planned, committed and paid by source, building block and year."""
    plan = queries.public_plan(request.municipality, pk)
    moment = moments.moment_of(request.GET)
    ledger = _ledger(plan, moment)
    tables = [
        {
            "by": str(by),
            "title": wording.TITLES[by],
            "formula": wording.FORMULAS[by],
            "positions": ledger.grouped(by) if ledger else [],
        }
        for by in By
    ]
    context = {"plan": plan, "moment": moment, "ledger": ledger, "tables": tables, **_rate(ledger)}
    return cacheable(render(request, "dashboard/money.html", context))


def _ledger(plan: Plan, moment: Moment) -> Ledger | None:
    content = funded(plan) if moment.is_now else moments.content_at(plan, moment)
    return ledger_of(plan, content, moment.day) if content else None


def _rate(ledger: Ledger | None) -> dict[str, Any]:
    content = ledger.content if ledger else None
    return {"rate": content and content.rate, "rate_on": content and content.rate_on}


@require_safe
def money_group(request: MunicipalRequest, pk: int, by: str, key: str) -> HttpResponse:
    """What went into the sums of one source, building block or year."""
    plan = queries.public_plan(request.municipality, pk)
    moment = moments.moment_of(request.GET)
    ledger = _ledger(plan, moment)
    key = key.removeprefix("-")
    plans, moved = ledger.of(By(by), key) if ledger and by in list(By) else ([], [])
    if ledger is None or not (plans or moved):
        raise Http404
    context = {
        "plan": plan,
        "moment": moment,
        "by": by,
        "key": key,
        "formula": wording.FORMULAS[By(by)],
        "group": position(key, plans, moved),
        "plans": plans,
        "moved": moved,
        "titles": {one.code: changing.said(one.title) for one in ledger.content.actions},
        "periods": queries.period_names(plan),
        **_rate(ledger),
    }
    return cacheable(render(request, "dashboard/money_group.html", context))


@require_safe
def money_file(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    ledger = _ledger(plan, moments.moment_of(request.GET))
    rows = files.money_rows(ledger) if ledger else []
    return files.download(files.as_csv(files.MONEY, rows), f"{_name(request, plan)}-money")


def _name(request: MunicipalRequest, plan: Plan) -> str:
    return f"{request.municipality.slug}-plan-{plan.starts.year}"


@require_safe
def indicators(request: MunicipalRequest, pk: int) -> HttpResponse:
    """Every indicator of an objective and its actions, from where to where."""
    plan = queries.public_plan(request.municipality, pk)
    today = timezone.localdate()
    objectives = queries.objectives_of(plan)
    first = objectives[0].code if objectives else ""
    chosen = request.GET.get("objective", first)
    context = {
        "plan": plan,
        "objectives": objectives,
        "chosen": chosen,
        "found": readings.indicators_of(plan, today, chosen),
        "today": today,
    }
    return cacheable(render(request, "dashboard/indicators.html", context))


@require_safe
def indicators_file(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    found = readings.indicators_of(plan, timezone.localdate())
    body = files.as_csv(files.SERIES, files.series_rows(found))
    return files.download(body, f"{_name(request, plan)}-indicators")


@require_safe
def indicator(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    """An indicator over time, by group, and how its figure is made."""
    plan = queries.public_plan(request.municipality, pk)
    today = timezone.localdate()
    found = readings.indicator_in(plan, code, today)
    context = {"plan": plan, "found": found, "series": found.series, "today": today}
    return cacheable(render(request, "dashboard/indicator.html", context))


@require_safe
def indicator_file(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    found = readings.indicator_in(plan, code, timezone.localdate())
    body = files.as_csv(files.SERIES, files.series_rows([found]))
    return files.download(body, f"{_name(request, plan)}-{found.series.indicator.code}")


@require_safe
def changes(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    context = {"plan": plan, "editions": changing.told_editions(queries.editions_of(plan))}
    return cacheable(render(request, "dashboard/changes.html", context))


@require_safe
def moved(request: MunicipalRequest, pk: int) -> HttpResponse:
    """Every target that was moved, with the decision and its reason."""
    plan = queries.public_plan(request.municipality, pk)
    found = changing.moved_since_adoption(queries.editions_of(plan))
    return cacheable(render(request, "dashboard/moved.html", {"plan": plan, "moved": found}))


@require_safe
def rule(request: MunicipalRequest) -> HttpResponse:
    context = {
        "version": lights.VERSION,
        "on_track": int(lights.ON_TRACK_WITHIN * 100),
        "at_risk": int(lights.AT_RISK_WITHIN * 100),
        "days": lights.OVERDUE_LATE_AFTER,
    }
    return cacheable(render(request, "dashboard/rule.html", context))


@require_safe
def table(request: MunicipalRequest, pk: int, form: str) -> HttpResponse:
    """The action table in the form it was brought in, with present values."""
    plan = queries.public_plan(request.municipality, pk)
    kind = changing.FORMS.get(form)
    if kind is None:
        raise Http404
    response = HttpResponse(changing.file_of(plan, form), content_type=kind)
    name = f"{_name(request, plan)}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
