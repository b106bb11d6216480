"""Cards of a plan that other pages may frame, and the lines that put them there."""

from collections.abc import Mapping
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from qvevri.core.languages import OWN_NAMES
from qvevri.core.page_cache import cacheable
from qvevri.monitoring.dashboard import boarding, wording
from qvevri.monitoring.dashboard.boarding import there
from qvevri.monitoring.dashboard.moments import Opened
from qvevri.monitoring.dashboard.views import not_there, open_plan, page
from qvevri.places.http import MunicipalRequest

# Any page may show these cards; every other page of the house may be framed by none.
framable = csp_replace({"frame-ancestors": ["*"]})
HEIGHT = {"embed": 300, "embed-action": 340, "embed-indicator": 400}


def _card(
    request: HttpRequest, kind: str, at: Opened, address: str, context: Mapping[str, Any]
) -> HttpResponse:
    link = request.build_absolute_uri(address) + at.moment.query
    told = {"page": link, **at.context, **context}
    return cacheable(render(request, f"dashboard/embed/{kind}.html", told))


@require_safe
@xframe_options_exempt
@framable  # type: ignore[arg-type]
def board(request: MunicipalRequest, pk: int) -> HttpResponse:
    at = open_plan(request, pk)
    shown = there(boarding.board_at(at))
    figures = shown.figure_context(at.day)
    context = {"board": shown, "summary": wording.summary(shown.counts), **figures}
    return _card(request, "board", at, reverse("plan:plan", args=[pk]), context)


@require_safe
@xframe_options_exempt
@framable  # type: ignore[arg-type]
def action(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    at = open_plan(request, pk)
    whole = there(boarding.action_at(at, code))
    reasons = [wording.reason_text(one, whole.names) for one in whole.reasons]
    context = {"whole": whole, "reasons": reasons}
    return _card(request, "action", at, reverse("plan:action", args=[pk, code]), context)


@require_safe
@xframe_options_exempt
@framable  # type: ignore[arg-type]
def indicator(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    at = open_plan(request, pk)
    found = there(boarding.indicator_at(at, code))
    context = {"found": found, "series": found.series}
    return _card(request, "indicator", at, reverse("plan:indicator", args=[pk, code]), context)


@require_safe
def share(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The lines that put the plan, an action or an indicator on another page."""
    at = open_plan(request, pk)
    if at.is_before:
        return not_there(request, at)
    kind = "embed"
    args: list[int | str] = [pk]
    back, thing = reverse("plan:plan", args=args), str(at.plan)
    if code := request.GET.get("action", ""):
        kind, args = "embed-action", [pk, code]
        back, thing = reverse("plan:action", args=args), _action_name(at, code)
    elif code := request.GET.get("indicator", ""):
        kind, args = "embed-indicator", [pk, code]
        back = reverse("plan:indicator", args=args)
        thing = str(there(boarding.indicator_at(at, code)))
    frames = []
    for language in OWN_NAMES:
        with translation.override(language):
            address = request.build_absolute_uri(reverse(f"plan:{kind}", args=args))
            lines = _lines(address + at.moment.query, thing, kind)
            frames.append((language, OWN_NAMES[language], lines))
    context = {
        "back": back + at.moment.query,
        "name": thing,
        "frames": frames,
        "shown": reverse(f"plan:{kind}", args=args) + at.moment.query,
        "height": HEIGHT[kind],
    }
    return page(request, "share", at, **context)


def _action_name(at: Opened, code: str) -> str:
    return str(there(boarding.action_at(at, code)).action)


def _lines(address: str, name: str, kind: str) -> str:
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        address,
        name,
        HEIGHT[kind],
    )
