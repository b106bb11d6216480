"""The figures of a plan to take along, at the moment that the address names."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from qvevri.monitoring.dashboard import boarding, changing, files
from qvevri.monitoring.dashboard.adding_up import added_up
from qvevri.monitoring.dashboard.boarding import there
from qvevri.monitoring.dashboard.moments import Opened
from qvevri.monitoring.dashboard.timeline import asked_of
from qvevri.monitoring.dashboard.views import open_plan
from qvevri.places.http import MunicipalRequest


def _name(at: Opened, what: str = "") -> str:
    """The name of a file says whose plan, what of it, and its moment unless that is now."""
    return f"{at.row.municipality.slug}-plan-{at.plan.starts.year}{what}{at.moment.mark}"


@require_safe
def actions(request: MunicipalRequest, pk: int) -> HttpResponse:
    at = open_plan(request, pk)
    found = there(boarding.timeline_at(at, asked_of(request.GET.dict())))
    body = files.as_csv(files.ACTIONS, files.action_rows(found))
    return files.download(body, _name(at, "-actions"))


@require_safe
def progress(request: MunicipalRequest, pk: int) -> HttpResponse:
    at = open_plan(request, pk)
    rows = files.progress_rows(added_up(there(boarding.board_at(at))))
    return files.download(files.as_csv(files.PROGRESS, rows), _name(at, "-progress"))


@require_safe
def money(request: MunicipalRequest, pk: int) -> HttpResponse:
    at = open_plan(request, pk)
    rows = files.money_rows(there(boarding.ledger_at(at)))
    return files.download(files.as_csv(files.MONEY, rows), _name(at, "-money"))


@require_safe
def indicators(request: MunicipalRequest, pk: int) -> HttpResponse:
    at = open_plan(request, pk)
    if at.is_before:
        raise Http404
    body = files.as_csv(files.SERIES, files.series_rows(boarding.indicators_at(at)))
    return files.download(body, _name(at, "-indicators"))


@require_safe
def indicator(request: MunicipalRequest, pk: int, code: str) -> HttpResponse:
    at = open_plan(request, pk)
    found = there(boarding.indicator_at(at, code))
    body = files.as_csv(files.SERIES, files.series_rows([found]))
    return files.download(body, _name(at, f"-{found.series.indicator.code}"))


@require_safe
def table(request: MunicipalRequest, pk: int, form: str) -> HttpResponse:
    """The action table in the form it was brought in, with the values of the moment."""
    at = open_plan(request, pk)
    content = there(boarding.content_at(at))
    kind = changing.FORMS.get(form)
    if kind is None:
        raise Http404
    response = HttpResponse(changing.file_of(at.plan, form, content), content_type=kind)
    name = f"{_name(at)}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
