"""The page on which the plan is read from beginning to end."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from qvevri.files.pictures import picture
from qvevri.monitoring.dashboard import boarding
from qvevri.monitoring.dashboard.document import Document, document_of
from qvevri.monitoring.dashboard.views import not_there, open_plan, page
from qvevri.places.http import MunicipalRequest
from qvevri.plan.drafting import queries as drafting
from qvevri.plan.drafting.presenting import shown
from qvevri.plan.programme.models import Plan


@require_safe
def text(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The plan's words and figures as they stand, as adopted, or as of a day."""
    at = open_plan(request, pk)
    content = boarding.content_at(at)
    if content is None:
        return not_there(request, at, "text")
    document = document_of(content)
    context = {
        "document": document,
        "sections": _shown(at.row, document),
        "is_open": at.row.status == Plan.Status.CONSULTATION,
        "next": drafting.open_to_comments(at.row),
        "comments": drafting.counted_comments(at.row),
    }
    return page(request, "text", at, **context)


def _shown(plan: Plan, document: Document) -> list[dict[str, object]]:
    photos = drafting.photos_of(plan, document.photos)
    pictures = {number: picture(photo, "") for number, photo in photos.items()}
    return [{"section": one, "blocks": shown(one.blocks, pictures)} for one in document.sections]
