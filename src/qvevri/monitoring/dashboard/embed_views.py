"""Cards of a plan that other pages may frame, and the lines that put them there."""

from collections.abc import Mapping
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from qvevri.core.languages import OWN_NAMES
from qvevri.core.page_cache import cacheable
from qvevri.monitoring.dashboard import queries, readings, wholes, wording
from qvevri.places.http import MunicipalRequest

# Any page may show these cards; every other page of the house may be framed by none.
framable = csp_replace({"frame-ancestors": ["*"]})
HEIGHT = {"embed": 300, "embed-action": 340, "embed-indicator": 400}


def _card(
    request: HttpRequest, template: str, page: str, context: Mapping[str, Any]
) -> HttpResponse:
    told = {"page": request.build_absolute_uri(page), "today": timezone.localdate(), **context}
    return cacheable(render(request, template, told))


@require_safe
@xframe_options_exempt
@framable  # type: ignore[arg-type]
def board(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    shown = queries.board_of(plan)
    figures = shown.figure_context(timezone.localdate())
    context = {"plan": plan, "board": shown, "summary": wording.summary(shown.counts), **figures}
    return _card(request, "dashboard/embed/board.html", reverse("plan:plan", args=[pk]), context)


@require_safe
@xframe_options_exempt
@framable  # type: ignore[arg-type]
def action(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    whole = wholes.whole_action(plan, code)
    reasons = [wording.reason_text(one, whole.names) for one in whole.reasons]
    context = {"plan": plan, "whole": whole, "reasons": reasons}
    page = reverse("plan:action", args=[pk, code])
    return _card(request, "dashboard/embed/action.html", page, context)


@require_safe
@xframe_options_exempt
@framable  # type: ignore[arg-type]
def indicator(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    found = readings.indicator_in(plan, code, timezone.localdate())
    context = {"plan": plan, "found": found, "series": found.series}
    page = reverse("plan:indicator", args=[pk, code])
    return _card(request, "dashboard/embed/indicator.html", page, context)


@require_safe
def share(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The lines that put the plan, an action or an indicator on another page."""
    plan = queries.public_plan(request.municipality, pk)
    args: list[int | str] = [pk]
    kind, back = "embed", reverse("plan:plan", args=args)
    thing: Any = plan
    if code := request.GET.get("action", ""):
        whole = wholes.whole_action(plan, code)
        kind, args, thing = "embed-action", [pk, code], whole.action
        back = reverse("plan:action", args=args)
    elif code := request.GET.get("indicator", ""):
        found = readings.indicator_in(plan, code, timezone.localdate())
        kind, args, thing = "embed-indicator", [pk, code], found
        back = reverse("plan:indicator", args=args)
    frames = []
    for language in OWN_NAMES:
        with translation.override(language):
            address = request.build_absolute_uri(reverse(f"plan:{kind}", args=args))
            frames.append((language, OWN_NAMES[language], _lines(address, str(thing), kind)))
    context = {
        "plan": plan,
        "back": back,
        "name": str(thing),
        "frames": frames,
        "shown": reverse(f"plan:{kind}", args=args),
        "height": HEIGHT[kind],
    }
    return cacheable(render(request, "dashboard/share.html", context))


def _lines(address: str, name: str, kind: str) -> str:
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        address,
        name,
        HEIGHT[kind],
    )
