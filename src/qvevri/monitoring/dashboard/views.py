"""The public pages of a plan."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.monitoring.dashboard import changing, queries, wording
from qvevri.monitoring.reporting import lights
from qvevri.places.http import MunicipalRequest
from qvevri.plan.programme import queries as programme
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
    board = queries.board_of(plan)
    context = {
        "board": board,
        "plan": plan,
        "summary": wording.summary(board.counts),
        **board.figure_context(timezone.localdate()),
        "today": timezone.localdate(),
    }
    return cacheable(render(request, "dashboard/home.html", context))


@require_safe
def action(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    whole = queries.whole_action(plan, code)
    reasons = whole.standing.reasons if whole.standing else []
    context = {
        "plan": plan,
        "whole": whole,
        "reasons": [wording.reason_text(reason, whole.names) for reason in reasons],
        "aims": changing.aims_of(whole),
        "today": timezone.localdate(),
    }
    return cacheable(render(request, "dashboard/action.html", context))


@require_safe
def value(request: MunicipalRequest, pk: int, value: int) -> HttpResponse:
    """Where a figure comes from: the count, its moment, and the records it counted."""
    plan = queries.public_plan(request.municipality, pk)
    context = {"plan": plan, "traced": queries.traced_value(plan, value)}
    return cacheable(render(request, "dashboard/value.html", context))


@require_safe
def text(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The plan's words and figures as adopted, as amended, or as of a day."""
    plan = queries.public_plan(request.municipality, pk)
    day = _day(request.GET.get("on", ""))
    content = programme.as_of(plan, day) if day else programme.as_adopted(plan)
    if not day and request.GET.get("as") != "adopted":
        content = programme.as_now(plan)
    context = {
        "plan": plan,
        "content": content,
        "pages": changing.pages_of(content) if content else [],
        "day": day,
        "is_adopted": request.GET.get("as") == "adopted",
        "editions": queries.editions_of(plan),
    }
    return cacheable(render(request, "dashboard/text.html", context))


def _day(asked: str) -> date | None:
    try:
        return parse_date(asked)
    except ValueError:
        return None


@require_safe
def changes(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    context = {"plan": plan, "editions": changing.told_editions(queries.editions_of(plan))}
    return cacheable(render(request, "dashboard/changes.html", context))


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
    name = f"{request.municipality.slug}-plan-{plan.starts.year}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
