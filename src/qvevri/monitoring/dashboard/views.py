"""The public pages of a plan."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.monitoring.dashboard import boarding, changing, moments, queries, wording
from qvevri.monitoring.dashboard.adding_up import added_up
from qvevri.monitoring.dashboard.moments import Opened
from qvevri.monitoring.dashboard.money import By, position
from qvevri.monitoring.dashboard.timeline import asked_of
from qvevri.monitoring.reporting import lights
from qvevri.places.http import MunicipalRequest
from qvevri.plan.programme.models import Plan


def open_plan(request: MunicipalRequest, pk: int) -> Opened:
    """A plan that everybody may read, at the moment that the address names; or Http404."""
    return _opened(request, queries.public_plan(request.municipality, pk))


def _opened(request: MunicipalRequest, plan: Plan) -> Opened:
    return moments.opened(plan, moments.moment_of(request.GET), timezone.localdate())


def page(request: MunicipalRequest, name: str, at: Opened, /, **context: Any) -> HttpResponse:  # noqa: ANN401
    """A page of a plan at its moment."""
    return cacheable(render(request, f"dashboard/{name}.html", {**at.context, **context}))


def not_there(
    request: MunicipalRequest, at: Opened, here: str = "", status: int = 200
) -> HttpResponse:
    """The plan had not been adopted by then, or did not hold the thing asked for."""
    context = {**at.context, "here": here}
    return cacheable(render(request, "dashboard/not_there.html", context, status=status))


@require_safe
def home(request: MunicipalRequest) -> HttpResponse:
    plan = queries.shown_plan(request.municipality)
    if plan is None:
        return cacheable(render(request, "dashboard/none.html"))
    return _board(request, _opened(request, plan))


@require_safe
def plan(request: MunicipalRequest, pk: int) -> HttpResponse:
    return _board(request, open_plan(request, pk))


def _board(request: MunicipalRequest, at: Opened) -> HttpResponse:
    board = boarding.board_at(at)
    if board is None:
        return not_there(request, at, "home")
    context = {
        "board": board,
        "summary": wording.summary(board.counts),
        **board.figure_context(at.day),
        "head": queries.head_of(request.municipality),
    }
    return page(request, "home", at, **context)


@require_safe
def actions(request: MunicipalRequest, pk: int) -> HttpResponse:
    """All actions over the plan's time, narrowed as one likes."""
    at = open_plan(request, pk)
    found = boarding.timeline_at(at, asked_of(request.GET.dict()))
    if found is None:
        return not_there(request, at, "actions")
    context = {
        "timeline": found,
        "filters": [(name, said, found.choices[name]) for name, said in wording.NARROWED.items()],
        "chosen": asdict(found.asked),
    }
    return page(request, "actions", at, **context)


@require_safe
def action(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    at = open_plan(request, pk)
    whole = boarding.action_at(at, code)
    if whole is None:
        return not_there(request, at, status=404)
    reasons = [wording.reason_text(one, whole.names) for one in whole.reasons]
    return page(request, "action", at, whole=whole, reasons=reasons)


@require_safe
def value(request: MunicipalRequest, pk: int, approval: int, code: str) -> HttpResponse:
    """Where a figure comes from: the count, its moment, and the records it counted."""
    at = open_plan(request, pk)
    return page(request, "value", at, traced=queries.traced_value(at.row, approval, code))


@require_safe
def progress(request: MunicipalRequest, pk: int) -> HttpResponse:
    """What went into each figure of progress, what was left out and why."""
    at = open_plan(request, pk)
    board = boarding.board_at(at)
    if board is None:
        return not_there(request, at, "progress")
    return page(request, "progress", at, added=added_up(board))


@require_safe
def money(request: MunicipalRequest, pk: int) -> HttpResponse:
    """What was planned, committed and paid by source, building block and year."""
    at = open_plan(request, pk)
    ledger = boarding.ledger_at(at)
    if ledger is None:
        return not_there(request, at, "money")
    tables = [
        {
            "by": str(by),
            "title": wording.TITLES[by],
            "formula": wording.FORMULAS[by],
            "positions": ledger.grouped(by),
        }
        for by in By
    ]
    rate = {"rate": ledger.content.rate, "rate_on": ledger.content.rate_on}
    return page(request, "money", at, ledger=ledger, tables=tables, **rate)


@require_safe
def money_group(request: MunicipalRequest, pk: int, by: str, key: str) -> HttpResponse:
    """What went into the sums of one source, building block or year."""
    at = open_plan(request, pk)
    ledger = boarding.ledger_at(at)
    if by not in list(By):
        raise Http404
    key = key.removeprefix("-")
    plans, moved = ledger.of(By(by), key) if ledger else ([], [])
    if ledger is None or not (plans or moved):
        return not_there(request, at, status=404)
    context = {
        "by": by,
        "key": key,
        "formula": wording.FORMULAS[By(by)],
        "group": position(key, plans, moved),
        "plans": plans,
        "moved": moved,
        "titles": {one.code: changing.said(one.title) for one in ledger.content.actions},
        "periods": queries.period_names(at.row),
        "rate": ledger.content.rate,
        "rate_on": ledger.content.rate_on,
    }
    return page(request, "money_group", at, **context)


@require_safe
def indicators(request: MunicipalRequest, pk: int) -> HttpResponse:
    """Every indicator of an objective and its actions, from where to where."""
    at = open_plan(request, pk)
    if at.is_before:
        return not_there(request, at, "indicators")
    objectives = boarding.objectives_at(at)
    chosen = request.GET.get("objective", objectives[0].code if objectives else "")
    context = {
        "objectives": objectives,
        "chosen": chosen,
        "found": boarding.indicators_at(at, chosen),
    }
    return page(request, "indicators", at, **context)


@require_safe
def indicator(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    """An indicator over time, by group, and how its figure is made."""
    at = open_plan(request, pk)
    found = boarding.indicator_at(at, code)
    if found is None:
        return not_there(request, at, status=404)
    return page(request, "indicator", at, found=found, series=found.series)


@require_safe
def changes(request: MunicipalRequest, pk: int) -> HttpResponse:
    at = open_plan(request, pk)
    editions = changing.told_editions(queries.editions_of(at.row))
    return page(request, "changes", at, editions=editions)


@require_safe
def moved(request: MunicipalRequest, pk: int) -> HttpResponse:
    """Every target that was moved, with the decision and its reason."""
    at = open_plan(request, pk)
    found = changing.moved_since_adoption(queries.editions_of(at.row))
    return page(request, "moved", at, moved=found)


@require_safe
def rule(request: MunicipalRequest) -> HttpResponse:
    context = {
        "version": lights.VERSION,
        "on_track": lights.ON_TRACK_WITHIN,
        "at_risk": lights.AT_RISK_WITHIN,
        "days": lights.OVERDUE_LATE_AFTER,
        "moment": moments.moment_of(request.GET),
    }
    return cacheable(render(request, "dashboard/rule.html", context))
