"""Papers to download, of the plan at the moment that the address names."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.monitoring.dashboard.moments import Opened
from qvevri.monitoring.dashboard.queries import periods_of
from qvevri.monitoring.dashboard.views import not_there, open_plan
from qvevri.monitoring.papers import posters, telling
from qvevri.monitoring.papers.printing import printed
from qvevri.monitoring.papers.stating import Stated
from qvevri.monitoring.papers.whole import whole_plan
from qvevri.places.http import MunicipalRequest

Paper = Mapping[str, Any]


@require_safe
def mayor(request: MunicipalRequest, pk: int) -> HttpResponse:
    return _answer(request, pk, "mayor", telling.mayors_page)


@require_safe
def plan(request: MunicipalRequest, pk: int) -> HttpResponse:
    return _answer(request, pk, "plan", whole_plan)


@require_safe
def poster(request: MunicipalRequest, pk: int) -> HttpResponse:
    return _answer(request, pk, "poster", posters.poster)


@require_safe
def report(request: MunicipalRequest, pk: int, number: int) -> HttpResponse:
    at = open_plan(request, pk)
    period = next((one for one in periods_of(at.row) if one.number == number), None)
    if period is None:
        raise Http404
    if at.is_before:
        return not_there(request, at, "home", 404)
    if not at.moment.is_now and period.starts > at.day:
        return not_there(request, at, status=404)
    told = telling.half_years_report(Stated(at, number), period)
    return _pdf(at, "report", told, f"-{number}")


def _answer(
    request: MunicipalRequest, pk: int, template: str, tell: Callable[[Stated], Paper]
) -> HttpResponse:
    at = open_plan(request, pk)
    if at.is_before:
        return not_there(request, at, "home", 404)
    return _pdf(at, template, tell(Stated(at)))


def _pdf(at: Opened, template: str, paper: Paper, more: str = "") -> HttpResponse:
    """The file; its name says whose it is, what, in which language, and of which moment."""
    response = HttpResponse(printed(template, paper), content_type="application/pdf")
    slug = at.row.municipality.slug
    name = f"{slug}-{template}{more}-{current()}{at.moment.mark}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return cacheable(response)
