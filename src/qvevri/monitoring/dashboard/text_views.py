"""The page on which the plan is read from beginning to end."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.files.pictures import picture
from qvevri.monitoring.dashboard import queries
from qvevri.monitoring.dashboard.document import Document, document_of
from qvevri.monitoring.dashboard.moments import content_at, moment_of
from qvevri.places.http import MunicipalRequest
from qvevri.plan.drafting import queries as drafting
from qvevri.plan.drafting.presenting import shown
from qvevri.plan.programme.models import Plan


@require_safe
def text(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The plan's words and figures as they stand, as adopted, or as of a day."""
    plan = queries.public_plan(request.municipality, pk)
    moment = moment_of(request.GET)
    content = content_at(plan, moment)
    document = document_of(content) if content else None
    context = {
        "plan": plan,
        "document": document,
        "sections": _shown(plan, document) if document else [],
        "day": moment.day,
        "is_adopted": moment.is_adopted,
        "editions": queries.editions_of(plan),
        "is_open": plan.status == Plan.Status.CONSULTATION,
        "next": drafting.open_to_comments(plan),
        "comments": drafting.counted_comments(plan),
    }
    return cacheable(render(request, "dashboard/text.html", context))


def _shown(plan: Plan, document: Document) -> list[dict[str, object]]:
    photos = drafting.photos_of(plan, document.photos)
    pictures = {number: picture(photo, "") for number, photo in photos.items()}
    return [{"section": one, "blocks": shown(one.blocks, pictures)} for one in document.sections]
