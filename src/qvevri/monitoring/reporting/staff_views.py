"""Pages on which officers read what was reported, and administrators overrule and lock."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.monitoring.reporting import actions, overseeing, queries, readings
from qvevri.monitoring.reporting.forms import OverruleForm
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.lines import doubt_of
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.permissions import may_overrule
from qvevri.monitoring.reporting.staleness import stale_in
from qvevri.monitoring.reporting.words import doubt_text
from qvevri.people.doors import administrator_only, officer_only
from qvevri.people.http import SignedInRequest


@require_safe
@never_cache
@officer_only
def waiting(request: SignedInRequest) -> HttpResponse:
    today = timezone.localdate()
    turns = queries.turns_of(request.user, request.municipality, everybody=True)
    figures = readings.readings_due_of(request.user, request.municipality, everybody=True)
    context = {
        "reports": queries.waiting(request.municipality),
        "readings": readings.readings_waiting(request.municipality),
        "turns": [(turn, turn.people(today)) for turn in turns if turn.is_theirs],
        "figures": [turn for turn in figures if turn.is_theirs],
        "stale": stale_in(request.municipality, today),
        "today": today,
    }
    return render(request, "reporting/waiting.html", context)


@require_safe
@never_cache
@officer_only
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.report_in(request.municipality, pk)
    before = queries.last_before(found.action, found.period)
    context = {
        "report": found,
        "before": before,
        "is_own": found.written_by_id == request.user.pk,
        "evidence": queries.evidence_of([found])[found.pk],
        "odd": [doubt_text(doubt_of(doubt)) for doubt in found.doubts],
        "former": queries.former_approvals(found),
    }
    return render(request, "reporting/review.html", context)


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
    # What had counted is still shown of its days: here it can be withheld.
    if queries.former_approvals(found):
        return redirect("reporting:review", pk)
    return redirect("reporting:waiting")


@require_POST
@officer_only
def withhold(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the words and files of an approval that counts no more from public view."""
    approval = queries.approval_in(request.municipality, pk)
    try:
        actions.withhold(approval, request.POST.get("reason", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withheld: nobody reads its words and files any more."))
    return redirect("reporting:review", approval.report_id)


@require_safe
@never_cache
@officer_only
def periods(request: SignedInRequest) -> HttpResponse:
    """The periods of the plans in force, each with what is still missing."""
    plans = overseeing.plans_with_periods(request.municipality, timezone.localdate())
    may_set = any(may_overrule(request.user, one.plan) for one in plans)
    context = {"plans": plans, "may_set": may_set, "today": timezone.localdate()}
    return render(request, "reporting/periods.html", context)


@require_POST
@administrator_only
def begin_periods(request: SignedInRequest, plan: int) -> HttpResponse:
    try:
        actions.begin_periods(overseeing.plan_in(request.municipality, plan), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The plan's half-years were made."))
    return redirect("reporting:periods")


@require_POST
@administrator_only
def set_period(request: SignedInRequest, plan: int, number: int) -> HttpResponse:
    period = queries.period_in(overseeing.plan_in(request.municipality, plan).pk, number)
    status = request.POST.get("status", "")
    if status not in Period.Status.values:
        raise Http404
    reason = request.POST.get("reason", "")
    try:
        actions.set_period(period, Period.Status(status), by=request.user, reason=reason)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("reporting:periods")


@require_safe
@never_cache
@officer_only
def lights(request: SignedInRequest) -> HttpResponse:
    """Every action's light in the running period, the rule's and the shown one."""
    context = {"plans": overseeing.plans_with_lights(request.municipality)}
    return render(request, "reporting/lights.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def overrule(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Both lights of an action in a period, every override of it, and the form for another."""
    action = queries.action_in(request.municipality, pk)
    period = queries.period_of(action, number)
    may_set = may_overrule(request.user, action.plan)
    form = OverruleForm(request.POST or None)
    if request.method == "POST" and not may_set:
        raise Http404
    if form.is_valid():
        light, reason = Light(form.cleaned_data["light"]), form.cleaned_data["reason"]
        try:
            actions.overrule(action, period, light, reason, by=request.user)
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, _("Both lights are shown from now on, with your reason."))
            return redirect("reporting:overrule", pk, number)
    context = {
        "action": action,
        "period": period,
        "form": form,
        "may_set": may_set,
        "standing": overseeing.standing_of(action, period),
        "overrides": overseeing.overrides_of(action, period),
    }
    return render(request, "reporting/overrule.html", context)


@require_POST
@administrator_only
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    override = overseeing.override_in(request.municipality, pk)
    try:
        actions.withdraw_override(override, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The rule's own light is shown again."))
    return redirect("reporting:overrule", override.action_id, override.period.number)
