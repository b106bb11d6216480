"""Pages on which owners give figures of objectives and officers approve them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.monitoring.reporting import actions, queries, readings, refusals
from qvevri.monitoring.reporting.forms import ReadingForm
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.permissions import may_tell
from qvevri.people.doors import officer_only, signed_in
from qvevri.people.http import SignedInRequest
from qvevri.plan.programme.models import Indicator


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def reading(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """The figure of an objective's indicator for a period."""
    indicator = readings.indicator_in(request.municipality, pk)
    if not may_tell(request.user, indicator):
        raise Http404
    period = queries.period_in(indicator.plan_id, number)
    there = readings.reading_of(indicator, period)
    before = readings.reading_before(indicator, period)
    form = ReadingForm(
        request.POST or None, indicator=indicator, period=period, reading=there, before=before
    )
    if form.is_valid() and _told(request, form, indicator, period):
        messages.success(request, _("The figure was sent. An officer will read it."))
        return redirect("reporting:mine")
    context = {"form": form, "indicator": indicator, "period": period, "reading": there}
    return render(request, "reporting/reading.html", context)


def _told(
    request: SignedInRequest, form: ReadingForm, indicator: Indicator, period: Period
) -> bool:
    version = form.cleaned_data["version"]
    try:
        actions.tell_reading(indicator, period, form.said(), version=version, by=request.user)
    except refusals.SavedMeanwhile as refusal:
        form.add_error(None, str(refusal))
        there = readings.reading_of(indicator, period)
        form.take_version(there.version if there else 0, is_others=True)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_safe
@never_cache
@officer_only
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    found = readings.reading_in(request.municipality, pk)
    context = {
        "reading": found,
        "before": readings.reading_before(found.indicator, found.period),
        "is_own": found.written_by_id == request.user.pk,
    }
    return render(request, "reporting/reading_review.html", context)


@require_POST
@officer_only
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    found = readings.reading_in(request.municipality, pk)
    try:
        actions.approve_reading(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reporting:reading_review", pk)
    messages.success(request, _("Approved: the figure counts from now on."))
    return redirect("reporting:waiting")


@require_POST
@officer_only
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    found = readings.reading_in(request.municipality, pk)
    try:
        actions.send_back_reading(found, request.POST.get("reason", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reporting:reading_review", pk)
    messages.success(request, _("Sent back. The one who answers for it was told why."))
    return redirect("reporting:waiting")
