"""What the agency sees: every request, why each seller was asked, unmet demand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.market.wanted import actions, overseeing, queries
from qvevri.market.wanted import demand as figures
from qvevri.market.wanted.answer_forms import HideForm, PolicyForm
from qvevri.market.wanted.candidates import MOST_WEIGHED
from qvevri.market.wanted.tables import XLSX, demand_book
from qvevri.people.doors import moderator_only, officer_only
from qvevri.people.http import SignedInRequest
from qvevri.people.permissions import is_officer


@moderator_only
@require_safe
def requests(request: SignedInRequest) -> HttpResponse:
    return _list(request, _policy_form(request))


def _policy_form(request: SignedInRequest) -> PolicyForm:
    policy = queries.policy_of(request.municipality)
    initial = {"most_sellers": policy.most_sellers, "days_open": policy.days_open}
    return PolicyForm(initial=initial)


def _list(request: SignedInRequest, form: PolicyForm) -> HttpResponse:
    before = request.GET.get("before", "")[:12]
    found = queries.for_staff(request.municipality, int(before) if before.isdecimal() else None)
    context = overseeing.list_of(found, is_first=not before)
    context["most_weighed"] = MOST_WEIGHED
    context["form"] = form if is_officer(request.user, request.municipality) else None
    return render(request, "wanted/staff.html", context)


@moderator_only
@require_safe
def request_of(request: SignedInRequest, pk: int) -> HttpResponse:
    return _one(request, pk, HideForm())


def _one(request: SignedInRequest, pk: int, form: HideForm) -> HttpResponse:
    wanted = queries.any_wanted(request.municipality, pk)
    context = overseeing.one(wanted)
    context |= {"form": form, "is_officer": is_officer(request.user, request.municipality)}
    return render(request, "wanted/staff_one.html", context)


@officer_only
@require_POST
def ask_more(request: SignedInRequest, pk: int) -> HttpResponse:
    wanted = queries.any_wanted(request.municipality, pk)
    try:
        made = actions.ask_more(wanted, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        told = ngettext("%(n)d more seller asked.", "%(n)d more sellers asked.", len(made))
        messages.success(request, told % {"n": len(made)})
    return redirect("wanted:staff_one", pk=pk)


@moderator_only
@require_POST
def hide(request: SignedInRequest, pk: int) -> HttpResponse:
    wanted, form = queries.any_wanted(request.municipality, pk), HideForm(request.POST)
    if not form.is_valid():
        return _one(request, pk, form)
    actions.hide(wanted, form.cleaned_data["reason"], by=request.user)
    messages.success(request, _("Hidden. Nobody sees the request any more."))
    return redirect("wanted:staff_one", pk=pk)


@moderator_only
@require_POST
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    actions.show(queries.any_wanted(request.municipality, pk), by=request.user)
    messages.success(request, _("Shown again."))
    return redirect("wanted:staff_one", pk=pk)


@moderator_only
@require_POST
def keep(request: SignedInRequest, pk: int) -> HttpResponse:
    actions.settle(queries.any_wanted(request.municipality, pk), by=request.user)
    messages.success(request, _("The request stays."))
    return redirect("wanted:staff_one", pk=pk)


@officer_only
@require_POST
def policy(request: SignedInRequest) -> HttpResponse:
    form = PolicyForm(request.POST)
    if not form.is_valid():
        return _list(request, form)
    said = form.cleaned_data
    actions.set_policy(
        request.municipality,
        most_sellers=said["most_sellers"],
        days_open=said["days_open"],
        by=request.user,
    )
    messages.success(request, _("Saved."))
    return redirect("wanted:staff")


@moderator_only
@require_safe
def demand(request: SignedInRequest) -> HttpResponse:
    rows = figures.demand(request.municipality, timezone.now())
    return render(request, "wanted/demand.html", overseeing.demand_page(rows))


@moderator_only
@require_safe
def demand_sheet(request: SignedInRequest) -> HttpResponse:
    """The table of demand as a sheet."""
    rows = figures.demand(request.municipality, timezone.now())
    response = HttpResponse(demand_book(_("Unmet demand"), rows), content_type=XLSX)
    name = f"demand-{request.municipality.slug}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
