"""Pages by which a town hall speaks of itself: whom to reach, and its settlements."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qvevri.core.errors import Refused
from qvevri.history.queries import entries_about
from qvevri.people.doors import administrator_only, officer_only
from qvevri.people.http import SignedInRequest
from qvevri.places.models import Settlement
from qvevri.places.points import note_on
from qvevri.townhall import actions, queries
from qvevri.townhall.forms import AboutForm, SettlementForm, about_known, settlement_known


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrator_only
def about(request: SignedInRequest) -> HttpResponse:
    form = AboutForm(request.POST or None, initial=about_known(request.municipality))
    if form.is_valid():
        actions.describe(request.municipality, form.said(), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("townhall:about")
    entries = entries_about(request.municipality)
    return render(request, "townhall/about.html", {"form": form, "entries": entries})


@require_safe
@never_cache
@officer_only
def settlements(request: SignedInRequest) -> HttpResponse:
    rows = queries.settlements(request.municipality)
    context = {"rows": rows, "note": note_on(settlement for settlement, _sellers in rows)}
    return render(request, "townhall/settlements.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def add(request: SignedInRequest) -> HttpResponse:
    form = SettlementForm(request.POST or None, initial={"kind": Settlement.Kind.VILLAGE})
    if form.is_valid():
        try:
            actions.add_settlement(request.municipality, form.said(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The settlement was added."))
            return redirect("townhall:settlements")
    return render(request, "townhall/settlement.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def mend(request: SignedInRequest, slug: str) -> HttpResponse:
    settlement = queries.settlement_in(request.municipality, slug)
    form = SettlementForm(request.POST or None, initial=settlement_known(settlement))
    if form.is_valid():
        try:
            actions.mend_settlement(settlement, form.said(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("townhall:mend", slug)
    entries = entries_about(settlement)
    context = {"form": form, "settlement": settlement, "entries": entries}
    return render(request, "townhall/settlement.html", context)
