"""Papers to download."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.monitoring.dashboard.queries import board_of, public_plan
from qvevri.monitoring.papers import posters, telling
from qvevri.monitoring.papers.printing import printed
from qvevri.monitoring.papers.whole import whole_plan
from qvevri.places.http import MunicipalRequest


@require_safe
def mayor(request: MunicipalRequest, pk: int) -> HttpResponse:
    board = board_of(public_plan(request.municipality, pk))
    return _pdf(request, "mayor", telling.mayors_page(board))


@require_safe
def report(request: MunicipalRequest, pk: int, number: int) -> HttpResponse:
    board = board_of(public_plan(request.municipality, pk), number)
    period = next((one for one in board.periods if one.number == number), None)
    if period is None:
        raise Http404
    return _pdf(request, "report", telling.half_years_report(board, period))


@require_safe
def plan(request: MunicipalRequest, pk: int) -> HttpResponse:
    board = board_of(public_plan(request.municipality, pk))
    return _pdf(request, "plan", whole_plan(board))


@require_safe
def poster(request: MunicipalRequest, pk: int) -> HttpResponse:
    board = board_of(public_plan(request.municipality, pk))
    return _pdf(request, "poster", posters.poster(board))


def _pdf(request: MunicipalRequest, template: str, paper: dict[str, Any]) -> HttpResponse:
    response = HttpResponse(printed(template, paper), content_type="application/pdf")
    name = f"{request.municipality.slug}-{template}-{current()}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return cacheable(response)
