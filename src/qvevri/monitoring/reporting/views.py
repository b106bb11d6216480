"""Pages on which owners report and officers approve."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.monitoring.reporting import actions, queries, refusals
from qvevri.monitoring.reporting.forms import ReportForm, initial_of
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.permissions import may_report
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.plan.programme.models import Action


@require_safe
@never_cache
@login_required
def mine(request: SignedInRequest) -> HttpResponse:
    turns = queries.turns_of(request.user, request.municipality)
    # What is still to be written comes first.
    turns.sort(key=lambda turn: not turn.is_theirs)
    context = {"turns": turns, "today": timezone.localdate()}
    return render(request, "reporting/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def report(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """The form: saved as typed, and by its button."""
    action, period = _door(request, pk, number)
    form = _form(request, action, period)
    if request.method == "POST":
        if form.is_valid() and _save(request, form, action, period):
            return _saved(request, action, period)
        if request.headers.get("HX-Request"):
            return render(request, "reporting/_unsaved.html", {"form": form})
    return _page(request, form, action, period)


@require_POST
@login_required
def hand_in(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Save what stands in the form, and give it to the officer."""
    action, period = _door(request, pk, number)
    form = _form(request, action, period)
    if form.is_valid() and _save(request, form, action, period):
        written = queries.report_of(action, period)
        assert written is not None
        try:
            actions.submit(written, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The report was sent. An officer will read it."))
            return redirect("reporting:mine")
    return _page(request, form, action, period)


def _door(request: SignedInRequest, pk: int, number: int) -> tuple[Action, Period]:
    action = queries.action_in(request.municipality, pk)
    if not may_report(request.user, action):
        raise Http404
    return action, queries.period_of(action, number)


def _form(request: SignedInRequest, action: Action, period: Period) -> ReportForm:
    initial = initial_of(queries.report_of(action, period))
    before = queries.last_before(action, period)
    return ReportForm(
        request.POST or None, initial=initial, action=action, before=before, period=period
    )


def _save(request: SignedInRequest, form: ReportForm, action: Action, period: Period) -> bool:
    version = form.cleaned_data["version"]
    try:
        actions.save(action, period, form.said(), version=version, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        form.other = isinstance(refusal, refusals.SavedMeanwhile)
        return False
    return True


def _saved(request: SignedInRequest, action: Action, period: Period) -> HttpResponse:
    if request.headers.get("HX-Request"):
        written = queries.report_of(action, period)
        return render(request, "reporting/_saved.html", {"report": written})
    messages.success(request, _("Saved. Send it when it is ready."))
    return redirect("reporting:report", action.pk, period.number)


def _page(
    request: SignedInRequest, form: ReportForm, action: Action, period: Period
) -> HttpResponse:
    context = {
        "form": form,
        "action": action,
        "period": period,
        "report": queries.report_of(action, period),
        "before": form.before,
    }
    return render(request, "reporting/report.html", context)


@require_safe
@never_cache
@officer_only
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.report_in(request.municipality, pk)
    before = queries.last_before(found.action, found.period)
    context = {"report": found, "before": before, "is_own": found.written_by_id == request.user.pk}
    return render(request, "reporting/review.html", context)


@require_safe
@never_cache
@officer_only
def waiting(request: SignedInRequest) -> HttpResponse:
    turns = queries.turns_of(request.user, request.municipality, everybody=True)
    context = {
        "reports": queries.waiting(request.municipality),
        "turns": [turn for turn in turns if turn.is_theirs],
        "today": timezone.localdate(),
    }
    return render(request, "reporting/waiting.html", context)


@require_POST
@officer_only
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.report_in(request.municipality, pk)
    try:
        actions.approve(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reporting:review", pk)
    messages.success(request, _("Approved: its figures count from now on."))
    return redirect("reporting:waiting")


@require_POST
@officer_only
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.report_in(request.municipality, pk)
    try:
        actions.send_back(found, request.POST.get("reason", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reporting:review", pk)
    messages.success(request, _("Sent back. The one who answers for it was told why."))
    return redirect("reporting:waiting")
