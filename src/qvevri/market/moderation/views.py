"""Reporting a listing, and an officer's decisions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.core.pages import page_or_part
from qvevri.history import queries as history
from qvevri.market.listings.models import Listing
from qvevri.market.moderation import actions, preview, queries
from qvevri.market.moderation.forms import OFFERED, ReasonForm, ReportForm
from qvevri.people.doors import moderator_only
from qvevri.people.http import SignedInRequest
from qvevri.places.http import MunicipalRequest


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: MunicipalRequest, pk: int) -> HttpResponse:
    listing = queries.reportable_listing(request.municipality, pk)
    form = ReportForm(request.POST or None, sender=sender_key(request))
    context = _about(listing) | {"form": form}
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.report(listing, said["reason"], sender=sender_key(request), text=said["text"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "moderation/thanks.html", context)
    return render(request, "moderation/report.html", context)


@stranger_post
@require_POST
def flag(request: MunicipalRequest, pk: int) -> HttpResponse:
    """One tap on the listing's own page; the reason is asked for afterwards."""
    listing = queries.reportable_listing(request.municipality, pk)
    context = _about(listing) | {"form": ReportForm(sender=sender_key(request))}
    try:
        context["undo"] = actions.flag(listing, sender=sender_key(request))
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return page_or_part(request, "moderation/flagged.html", "moderation/_flagged.html", context)


@stranger_post
@require_POST
def take_back(request: MunicipalRequest, pk: int) -> HttpResponse:
    listing = queries.reportable_listing(request.municipality, pk)
    context = _about(listing) | {"is_back": True}
    try:
        actions.take_back(listing, request.POST.get("key", ""))
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return page_or_part(request, "moderation/flagged.html", "moderation/_flagged.html", context)


def _about(listing: Listing) -> dict[str, Any]:
    return {
        "listing": listing,
        "preview": preview.previews([listing])[0],
        "reasons": OFFERED,
        "robots": "noindex",
    }


@moderator_only
@require_safe
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, pk, ReasonForm())


def _page(request: SignedInRequest, pk: int, form: ReasonForm) -> HttpResponse:
    listing = queries.any_listing(request.municipality, pk)
    found = [one for one in queries.reported(request.municipality) if one.listing.pk == pk]
    shown = preview.of_reported(found) if found else preview.previews([listing])
    context = {
        "listing": listing,
        "preview": shown[0],
        "reports": queries.open_reports_of(listing),
        "entries": history.entries_about(listing),
        "form": form,
    }
    return render(request, "moderation/decide.html", context)


@moderator_only
@require_POST
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    listing = queries.any_listing(request.municipality, pk)
    return _done(request, lambda: actions.approve(listing, by=request.user), _("Approved."))


@moderator_only
@require_POST
def dismiss(request: SignedInRequest, pk: int) -> HttpResponse:
    listing = queries.any_listing(request.municipality, pk)
    deed = lambda: actions.dismiss(listing, by=request.user)  # noqa: E731
    return _done(request, deed, _("The reports are closed; the listing stays."))


@moderator_only
@require_POST
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    return _with_reason(request, pk, actions.send_back, _("Sent back. The seller has been told."))


@moderator_only
@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    return _with_reason(request, pk, actions.remove, _("Removed. The seller has been told why."))


def _with_reason(
    request: SignedInRequest, pk: int, deed: Callable[..., Any], done: str
) -> HttpResponse:
    listing = queries.any_listing(request.municipality, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            deed(listing, said["ready"], said["own_words"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("desk:home")
    return _page(request, pk, form)


def _done(request: SignedInRequest, deed: Callable[[], Any], done: str) -> HttpResponse:
    try:
        deed()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("desk:home")
