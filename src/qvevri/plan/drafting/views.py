"""What everybody sees: comments on a plan with their answers, and saying something oneself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.core.languages import CODES, OWN_NAMES, current
from qvevri.core.page_cache import cacheable
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest
from qvevri.plan.drafting import presenting, queries
from qvevri.plan.drafting.actions import commenting
from qvevri.plan.drafting.differing import differences
from qvevri.plan.drafting.forms import CommentForm
from qvevri.plan.drafting.sheets import as_csv
from qvevri.plan.programme.contents import content_of_edition
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.queries import editions_of, public_plan


@require_safe
def comments(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = public_plan(request.municipality, pk)
    said = queries.comments_on(plan)
    context = {
        "plan": plan,
        "groups": presenting.groups_of(said),
        "total": len(said),
        "left": sum(one.hidden_at is None and one.answered_at is None for one in said),
        "is_open": plan.status == Plan.Status.CONSULTATION,
    }
    return cacheable(render(request, "drafting/comments.html", context))


@require_safe
def comments_csv(request: MunicipalRequest, pk: int) -> HttpResponse:
    """All comments and answers as a table, in the reader's language."""
    plan = public_plan(request.municipality, pk)
    response = HttpResponse(
        as_csv(queries.comments_on(plan)), content_type="text/csv; charset=utf-8"
    )
    name = f"{request.municipality.slug}-plan-{plan.starts.year}-comments.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return cacheable(response)


@require_safe
def compared(request: MunicipalRequest, pk: int, code: str, number: int) -> HttpResponse:
    """A chapter as one decision left it beside what the next one made of it."""
    plan = public_plan(request.municipality, pk)
    part = queries.part_called(code)
    editions = {one.number: one for one in editions_of(plan)}
    if number not in editions or number - 1 not in editions:
        raise Http404
    spoken = request.GET.get("lang", "")
    spoken = spoken if spoken in CODES else current()
    before, after = editions[number - 1], editions[number]
    texts = [presenting.text_in(content_of_edition(one), code, spoken) for one in (before, after)]
    context = {
        "plan": plan,
        "name": presenting.name_of(part),
        "before": before,
        "after": after,
        "lines": differences(*texts),
        "spoken": spoken,
        "languages": OWN_NAMES.items(),
        "is_inline": request.GET.get("view") == "inline",
    }
    return cacheable(render(request, "drafting/compared.html", context))


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = public_plan(request.municipality, pk)
    person = request.user if isinstance(request.user, Person) else None
    form = CommentForm(
        request.POST or None,
        sender=sender_key(request),
        plan=plan,
        is_known=person is not None,
        initial={"about": request.GET.get("about", ""), "name": person.name if person else ""},
    )
    if form.is_valid():
        try:
            made = commenting.comment(plan, form.said(), by=person, sender=form.sender)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            context = {"plan": plan, "comment": made, "robots": "noindex"}
            return render(request, "drafting/commented.html", context)
    is_open = plan.status == Plan.Status.CONSULTATION
    context = {"plan": plan, "form": form, "is_open": is_open, "robots": "noindex"}
    return render(request, "drafting/comment.html", context)


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: MunicipalRequest, key: str) -> HttpResponse:
    """Reading changes nothing: the mail's own guards open links before their reader does."""
    found = queries.comment_by_key(request.municipality, key)
    if request.method == "POST":
        try:
            commenting.confirm(found)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Confirmed: we will write to you when it is answered."))
        return redirect("drafting:comments", found.plan_id)
    is_late = not found.is_confirmed and not found.has_good_link(timezone.now())
    context = {"thread": presenting.thread_of(found), "is_late": is_late, "robots": "noindex"}
    response = render(request, "drafting/confirm.html", context)
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
