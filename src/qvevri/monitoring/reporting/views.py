"""Pages on which owners report, and the documents of reports for everybody."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core import limits
from qvevri.core.errors import Refused
from qvevri.core.pages import wants_part
from qvevri.core.text import clean_line
from qvevri.files.serving import as_attachment
from qvevri.monitoring.reporting import actions, queries, readings, refusals, spending
from qvevri.monitoring.reporting.forms import ReportForm
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.permissions import may_report, may_see_evidence
from qvevri.monitoring.reporting.words import doubt_text
from qvevri.people.doors import signed_in
from qvevri.people.http import SignedInRequest
from qvevri.places.http import MunicipalRequest
from qvevri.plan.programme.models import Action

FILES = limits.Limit("reporting.files", times=300, seconds=3600)


@require_safe
@never_cache
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    turns = queries.turns_of(request.user, request.municipality)
    # What is still to be written comes first.
    turns.sort(key=lambda turn: (not turn.is_theirs, turn.status == "approved"))
    figures = readings.readings_due_of(request.user, request.municipality)
    context = {"turns": turns, "figures": figures, "today": timezone.localdate()}
    return render(request, "reporting/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def report(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """The form: saved as typed, and by its button."""
    action, period = _door(request, pk, number)
    form = _form(request, action, period)
    if request.method == "POST":
        if form.is_valid() and _save(request, form, action, period):
            return _saved(request, action, period)
        if wants_part(request):
            written = queries.report_of(action, period)
            return render(request, "reporting/_unsaved.html", {"form": form, "report": written})
    return _page(request, form, action, period)


@require_POST
@signed_in
def hand_in(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Save what stands in the form, and give it to the officer."""
    if wants_part(request):
        # Saving as one types takes the address of the button pressed last: it is no handing in.
        return report(request, pk, number)
    action, period = _door(request, pk, number)
    form = _form(request, action, period)
    if not (form.is_valid() and _save(request, form, action, period)):
        return _page(request, form, action, period)
    written = queries.report_of(action, period)
    assert written is not None
    form.take_version(written.version)
    odd = [doubt_text(doubt) for doubt in spending.doubts_of(written)]
    if odd and not request.POST.get("is_sure"):
        return _page(request, form, action, period, odd=odd)
    try:
        actions.submit(written, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, action, period)
    messages.success(request, _("The report was sent. An officer will read it."))
    return redirect("reporting:mine")


@require_POST
@signed_in
def add_evidence(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Keep the files; without JavaScript, also what stands in the form around them."""
    action, period = _door(request, pk, number)
    uploads = request.FILES.getlist("files")
    taken = [_take(request, action, period, upload) for upload in uploads if upload]
    refused = [sentence for sentence in taken if sentence]
    if not uploads:
        refused = [_("Choose a file first.")]
    if wants_part(request):
        return _evidence(request, action, period, refused)
    form = _form(request, action, period)
    if form.is_valid() and _save(request, form, action, period) and not refused:
        return redirect("reporting:report", action.pk, period.number)
    return _page(request, form, action, period, refused=refused)


def _take(request: SignedInRequest, action: Action, period: Period, upload: UploadedFile) -> str:
    """Take one file in; the sentence why not, or nothing."""
    try:
        limits.count(FILES, str(request.user.pk))
        actions.add_evidence(action, period, upload, by=request.user)
    except Refused as refusal:
        return f"{clean_line(upload.name or '')[:60]}: {refusal}"
    return ""


@require_POST
@signed_in
def remove_evidence(
    request: SignedInRequest, pk: int, number: int, kind: str, file: int
) -> HttpResponse:
    action, period = _door(request, pk, number)
    written = queries.report_of(action, period)
    if written is None:
        raise Http404
    refused = []
    try:
        found = queries.evidence_file(written, kind, file)
        actions.remove_evidence(written, found, by=request.user)
    except Refused as refusal:
        refused = [str(refusal)]
    if wants_part(request):
        return _evidence(request, action, period, refused)
    form = _form(request, action, period)
    if form.is_valid() and _save(request, form, action, period) and not refused:
        return redirect("reporting:report", action.pk, period.number)
    return _page(request, form, action, period, refused=refused)


@require_safe
def document(request: MunicipalRequest, pk: int) -> FileResponse:
    """A document of a report: for everybody once approved, else for those who work on it."""
    found, report = queries.document_of_report(request.municipality, pk)
    if not may_see_evidence(request.user, report, found.digest):
        raise Http404
    return as_attachment(found)


def _door(request: SignedInRequest, pk: int, number: int) -> tuple[Action, Period]:
    action = queries.action_in(request.municipality, pk)
    if not may_report(request.user, action):
        raise Http404
    return action, queries.period_of(action, number)


def _form(request: SignedInRequest, action: Action, period: Period) -> ReportForm:
    return ReportForm(
        request.POST or None,
        action=action,
        period=period,
        report=queries.report_of(action, period),
        before=queries.last_before(action, period),
    )


def _save(request: SignedInRequest, form: ReportForm, action: Action, period: Period) -> bool:
    version = form.cleaned_data["version"]
    try:
        actions.save(action, period, form.said(), version=version, by=request.user)
    except refusals.SavedMeanwhile as refusal:
        form.add_error(None, str(refusal))
        there = queries.report_of(action, period)
        form.take_version(there.version if there else 0, is_others=True)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _saved(request: SignedInRequest, action: Action, period: Period) -> HttpResponse:
    if wants_part(request):
        written = queries.report_of(action, period)
        answer = render(request, "reporting/_saved.html", {"report": written})
        # What the browser kept in case of a lost network is no longer needed.
        answer.headers["HX-Trigger"] = "draftDone"
        return answer
    messages.success(request, _("Saved. Send it when it is ready."))
    return redirect("reporting:report", action.pk, period.number)


def _evidence(
    request: SignedInRequest, action: Action, period: Period, refused: Iterable[str]
) -> HttpResponse:
    written = queries.report_of(action, period)
    evidence = queries.evidence_of([written])[written.pk] if written else None
    context = {"action": action, "period": period, "evidence": evidence, "refused": refused}
    return render(request, "reporting/_evidence.html", context | {"report": written})


def _page(
    request: SignedInRequest,
    form: ReportForm,
    action: Action,
    period: Period,
    *,
    refused: Iterable[str] = (),
    odd: Iterable[str] = (),
) -> HttpResponse:
    written = queries.report_of(action, period)
    context = {
        "form": form,
        "action": action,
        "period": period,
        "report": written,
        "before": form.before,
        "evidence": queries.evidence_of([written])[written.pk] if written else None,
        "refused": refused,
        "odd": odd,
        "is_late": period.due < timezone.localdate(),
    }
    return render(request, "reporting/report.html", context)
