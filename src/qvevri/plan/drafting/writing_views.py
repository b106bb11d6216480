"""What the plan's writers see: chapters, one of them to write, its versions side by side."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.core.languages import CODES, OWN_NAMES
from qvevri.core.pages import wants_part
from qvevri.files.albums import album
from qvevri.files.claims import Claim, claim_on
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.plan.drafting import presenting, queries
from qvevri.plan.drafting.actions import writing
from qvevri.plan.drafting.differing import differences
from qvevri.plan.drafting.forms import ChapterForm
from qvevri.plan.drafting.outline import Part
from qvevri.plan.programme.models import Plan, Version

# In the session for one page: what the browser kept of the text while it was typed may go.
SAVED = "drafting.saved"


@require_safe
@never_cache
@officer_only
def home(request: SignedInRequest) -> HttpResponse:
    """The plan that is being written now."""
    plan = queries.plan_to_write(request.municipality)
    if plan is None:
        return render(request, "drafting/no_plan.html")
    return redirect("drafting:outline", plan.pk)


@require_safe
@never_cache
@officer_only
def outline(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = queries.plan_in(request.municipality, pk)
    context = {
        "plan": plan,
        "rows": presenting.rows_of(plan, request.user, timezone.now()),
        "languages": [OWN_NAMES[code] for code in CODES],
    }
    return render(request, "drafting/outline.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def chapter(request: SignedInRequest, pk: int, code: str, language: str) -> HttpResponse:
    """The page on which one writes: saved as typed, and by its button."""
    plan, part = _door(request, pk, code, language)
    if request.method == "POST":
        return _save(request, plan, part, language)
    head = queries.heads(plan).get((code, language))
    return _page(request, plan, part, language, _fresh(head))


def _door(request: SignedInRequest, pk: int, code: str, language: str) -> tuple[Plan, Part]:
    if language not in CODES:
        raise Http404
    return queries.plan_in(request.municipality, pk), queries.part_called(code)


def _fresh(head: Version | None, text: str | None = None) -> ChapterForm:
    base = head.text if head else ""
    return ChapterForm(
        initial={
            "text": base if text is None else text,
            "base": base,
            "began_from": head.number if head else 0,
            "sitting": secrets.token_urlsafe(18),
        }
    )


def _save(request: SignedInRequest, plan: Plan, part: Part, language: str) -> HttpResponse:
    form = ChapterForm(request.POST)
    is_typing = wants_part(request)
    saved = None
    if form.is_valid():
        try:
            saved = writing.save(plan, part.code, language, form.draft(), by=request.user)
        except Refused as refusal:
            form.add_error("text", str(refusal))
    if is_typing:
        return _typed(request, plan, part, language, saved, form)
    if saved is None:
        return _page(request, plan, part, language, form)
    if saved.version is not None and saved.is_aside:
        return redirect("drafting:both", plan.pk, part.code, language, saved.version.number)
    messages.success(request, _said(saved))
    request.session[SAVED] = True
    return redirect("drafting:chapter", plan.pk, part.code, language)


def _said(saved: writing.Saved) -> str:
    if saved.other is None:
        return _("Saved.")
    name = presenting.writer_of(saved.other)
    return _("Saved, joined with what %(name)s wrote meanwhile.") % {"name": name}


def _typed(
    request: SignedInRequest,
    plan: Plan,
    part: Part,
    language: str,
    saved: writing.Saved | None,
    form: ChapterForm,
) -> HttpResponse:
    """What stands beside the form after it was saved as typed."""
    context = {
        "plan": plan,
        "part": part,
        "spoken": language,
        "saved": saved,
        "form": form,
        "name": presenting.writer_of(saved.other) if saved and saved.other else "",
        "gauge": presenting.gauge_of(part, form["text"].value() or ""),
        "now": timezone.localtime(),
    }
    answer = render(request, "drafting/_saved.html", context)
    if saved is not None:
        answer.headers["HX-Trigger"] = "draftDone"
    return answer


def _page(
    request: SignedInRequest, plan: Plan, part: Part, language: str, form: ChapterForm
) -> HttpResponse:
    found = queries.chapter_of(plan, part.code)
    heads = queries.heads(plan)
    busy = queries.at_it(heads, request.user, timezone.now()).get((part.code, language))
    head = heads.get((part.code, language))
    context = {
        **_about(plan, part, language),
        "form": form,
        "is_saved": request.session.pop(SAVED, False),
        "head": head,
        "busy": presenting.writer_of(busy) if busy else "",
        "gauge": presenting.gauge_of(part, form["text"].value() or ""),
        "preview": presenting.preview(head.text if head else "", found),
        "figures": presenting.figures_of(found),
        "comments": [one for one in queries.unanswered(plan) if one.chapter == part.code],
    }
    # Those that a decided text shows stay in any case (`keeping`).
    if found is not None and plan.status != Plan.Status.CLOSED:
        claim = claim_on(found, request.user)
        context["album"] = album(claim, Claim(thing=found))
        context["following"] = reverse("drafting:chapter", args=[plan.pk, part.code, language])
    return render(request, "drafting/chapter.html", context)


def _about(plan: Plan, part: Part, language: str) -> dict[str, Any]:
    return {
        "plan": plan,
        "part": part,
        "name": presenting.name_of(part),
        "asks": part.asks[language],
        "spoken": language,
        "languages": [(code, OWN_NAMES[code]) for code in CODES],
        "is_proposal": plan.status == Plan.Status.ADOPTED,
        "is_closed": plan.status == Plan.Status.CLOSED,
    }


@require_safe
@never_cache
@officer_only
def both(request: SignedInRequest, pk: int, code: str, language: str, number: int) -> HttpResponse:
    """A text that did not fit, beside the one that stands; the writer makes one of both."""
    plan, part = _door(request, pk, code, language)
    versions = queries.versions_of(plan, code, language)
    mine = queries.version(versions, number)
    head = queries.heads(plan).get((code, language))
    context = {
        **_about(plan, part, language),
        "mine": mine,
        "head": head,
        "lines": differences(head.text if head else "", mine.text),
        "form": _fresh(head, mine.text),
    }
    return render(request, "drafting/both.html", context)


@require_safe
@never_cache
@officer_only
def versions(request: SignedInRequest, pk: int, code: str, language: str) -> HttpResponse:
    """All versions, and any two of them held together: `a` and `b` are their numbers."""
    plan, part = _door(request, pk, code, language)
    found = queries.versions_of(plan, code, language)
    numbers = [_number(request.GET.get(name, "")) for name in ("a", "b")]
    chosen = [queries.version(found, number) for number in numbers if number]
    context = {**_about(plan, part, language), "versions": found, "is_inline": False}
    if len(chosen) == 2:
        before, after = sorted(chosen, key=lambda one: one.number)
        context |= {
            "before": before,
            "after": after,
            "lines": differences(before.text, after.text),
            "is_inline": request.GET.get("view") == "inline",
        }
    return render(request, "drafting/versions.html", context)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 0


@require_POST
@officer_only
def restore(
    request: SignedInRequest, pk: int, code: str, language: str, number: int
) -> HttpResponse:
    plan, part = _door(request, pk, code, language)
    found = queries.version(queries.versions_of(plan, code, language), number)
    try:
        writing.restore(plan, found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Version %(number)s is the newest again.") % {"number": number})
    return redirect("drafting:versions", plan.pk, part.code, language)
