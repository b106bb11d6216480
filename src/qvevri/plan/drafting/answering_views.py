"""What officers see of comments: which wait, answering, hiding."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.plan.drafting import presenting, queries
from qvevri.plan.drafting.actions import commenting
from qvevri.plan.drafting.forms import AnswerForm


@require_safe
@never_cache
@officer_only
def answering(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = queries.plan_in(request.municipality, pk)
    threads = [presenting.thread_of(one) for one in queries.comments_on(plan)]
    waiting = [one for one in threads if not (one.comment.answered_at or one.comment.hidden_at)]
    done = [one for one in threads if one.comment.answered_at or one.comment.hidden_at]
    context = {"plan": plan, "waiting": waiting, "done": done}
    return render(request, "drafting/answering.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.comment_in(request.municipality, pk)
    form = AnswerForm(request.POST or None, comment=found)
    if form.is_valid():
        outcome = form.cleaned_data["outcome"]
        try:
            commenting.answer(found, form.answer(), outcome, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Answered. Whoever left an address is told."))
            return redirect("drafting:answering", found.plan_id)
    thread = presenting.thread_of(found)
    context = {"plan": found.plan, "comment": found, "thread": thread, "form": form}
    return render(request, "drafting/answer.html", context)


@require_POST
@officer_only
def hide(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.comment_in(request.municipality, pk)
    try:
        commenting.hide(found, request.POST.get("reason", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("drafting:answer", pk)
    messages.success(request, _("Hidden. That it was hidden, and why, stays public."))
    return redirect("drafting:answering", found.plan_id)


@require_POST
@officer_only
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.comment_in(request.municipality, pk)
    try:
        commenting.show(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The comment is shown again."))
    return redirect("drafting:answer", pk)
