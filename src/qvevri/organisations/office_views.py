"""The officer's pages about sellers: finding them, acting for them, vouching for them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qvevri.history.queries import entries_about
from qvevri.organisations import actions, queries
from qvevri.organisations.addresses import page_of
from qvevri.organisations.forms import JudgeForm
from qvevri.people import phones
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest


@require_safe
@never_cache
@officer_only
def find(request: SignedInRequest) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    found = queries.find(request.municipality, words)
    rows = [(one, phones.shown(one.phone) if one.phone else one.email) for one in found]
    return render(request, "organisations/find.html", {"words": words, "rows": rows})


@never_cache
@officer_only
def judge(request: SignedInRequest, pk: int) -> HttpResponse:
    organisation = queries.organisation_in(request.municipality, pk)
    known = {"verification": organisation.verification, "trust": organisation.trust}
    form = JudgeForm(request.POST or None, initial=known)
    if form.is_valid():
        chosen = form.cleaned_data
        actions.verify(organisation, chosen["verification"], by=request.user)
        actions.set_trust(organisation, chosen["trust"], by=request.user, reason=chosen["reason"])
        messages.success(request, _("Saved."))
        return redirect("organisations:judge", organisation.pk)
    context = {
        "organisation": organisation,
        "url": page_of(organisation),
        "form": form,
        "entries": entries_about(organisation),
    }
    return render(request, "organisations/judge.html", context)


@require_POST
@officer_only
def confirm_certificate(request: SignedInRequest, pk: int, paper: int) -> HttpResponse:
    organisation = queries.organisation_in(request.municipality, pk)
    actions.confirm_certificate(queries.certificate_of(organisation, paper), by=request.user)
    return redirect("organisations:certificates", organisation.pk)
