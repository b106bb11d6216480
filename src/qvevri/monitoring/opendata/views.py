"""The page that explains the open data, and the files."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.monitoring.opendata import queries
from qvevri.monitoring.opendata.gathering import gather
from qvevri.monitoring.opendata.iati.activities import activities
from qvevri.monitoring.opendata.iati.organisation import organisation
from qvevri.places.http import MunicipalRequest
from qvevri.plan.programme.contents import content_of


def _file(content: bytes | str, kind: str, name: str = "") -> HttpResponse:
    """An open file: pages of other houses may read it too."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Access-Control-Allow-Origin"] = "*"
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return cacheable(response)


@require_safe
def iati_activities(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    return _file(activities(gather(plan)), "application/xml")


@require_safe
def iati_organisation(request: MunicipalRequest) -> HttpResponse:
    contents = [content_of(plan) for plan in queries.public_plans(request.municipality)]
    return _file(organisation(request.municipality, contents), "application/xml")
