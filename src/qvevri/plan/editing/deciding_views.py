"""Pages on which a plan is opened to comments, adopted, amended and closed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.people.doors import administrator_only, officer_only
from qvevri.people.http import SignedInRequest
from qvevri.plan.drafting.queries import unanswered
from qvevri.plan.editing import actions, pitfalls, queries, wording
from qvevri.plan.editing.forms import AdoptForm, AmendForm, CloseForm
from qvevri.plan.editing.merging import laid_on
from qvevri.plan.editing.queries import Work
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.actions import Decision
from qvevri.plan.programme.permissions import may_decide


def _work(request: SignedInRequest, pk: int) -> Work:
    return queries.work_on(queries.plan_in(request.municipality, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def open_to_comments(request: SignedInRequest, pk: int) -> HttpResponse:
    work, refused = _work(request, pk), ""
    if request.method == "POST":
        try:
            programme.open_to_comments(work.plan, by=request.user)
        except Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The plan is open: everybody may read it and comment."))
            return redirect("editing:plan", pk)
    context = {"work": work, "plan": work.plan, "refused": refused}
    return render(request, "editing/open.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrator_only
def adopt(request: SignedInRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    form = AdoptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        decision = Decision(said["number"], said["on"])
        try:
            actions.adopt(work.plan, decision, knowingly=said["knowingly"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan is adopted. It is its own baseline from now on."))
            return redirect("editing:plan", pk)
    found = pitfalls.pitfalls_of(work)
    comments = unanswered(work.plan)
    if not comments:
        del form.fields["knowingly"]
    context = {
        "work": work,
        "plan": work.plan,
        "form": form,
        "blocking": [one for one in found if one.blocks],
        "others": [one for one in found if not one.blocks],
        "comments": comments,
    }
    return render(request, "editing/adopt.html", context)


@require_safe
@never_cache
@officer_only
def amendment(request: SignedInRequest, pk: int) -> HttpResponse:
    """All that a draft amendment changes, and the form that decides it."""
    return _amendment(request, _work(request, pk), AmendForm())


def _amendment(request: SignedInRequest, work: Work, form: AmendForm) -> HttpResponse:
    context: dict[str, object] = {"work": work, "plan": work.plan, "form": form}
    context["may_decide"] = may_decide(request.user, request.municipality)
    if work.is_changed and work.in_force is not None:
        found = pitfalls.pitfalls_of(work)
        context |= {
            "moved": wording.moved(work.in_force, work.content),
            "changes": wording.all_changes(work.in_force, work.content),
            "blocking": [one for one in found if one.blocks],
        }
    if work.proposal is not None and work.in_force is not None:
        laid = laid_on(queries.base_of(work.proposal), work.content, work.in_force)
        context |= {
            "is_outdated": queries.is_outdated(work.proposal),
            "clashes": wording.clashes_told(laid.clashes, work.content),
        }
    return render(request, "editing/amendment.html", context)


@require_POST
@administrator_only
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    form = AmendForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        decision = Decision(said["number"], said["on"])
        try:
            actions.decide(work.plan, decision, said["reason"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The plan is amended. The change and its reason are public.")
            )
            return redirect("editing:plan", pk)
    return _amendment(request, work, form)


@require_POST
@officer_only
def renew(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.plan_in(request.municipality, pk)
    try:
        actions.renew(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The draft stands on the plan as it is now. Look it through."))
    return redirect("editing:amendment", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    if request.method == "POST":
        try:
            actions.discard(work.plan, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The draft amendment is discarded. The plan is as it was."))
        return redirect("editing:plan", pk)
    return render(request, "editing/discard.html", {"work": work, "plan": work.plan})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrator_only
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            programme.close(work.plan, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan is closed and stays as it is."))
            return redirect("editing:plan", pk)
    return render(request, "editing/close.html", {"work": work, "plan": work.plan, "form": form})
