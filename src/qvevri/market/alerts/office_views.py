"""What people are waiting for, and stopping alerts for somebody who telephones."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from qvevri.market.alerts import actions, presenting, queries
from qvevri.market.alerts.forms import ContactForm
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@officer_only
def held(request: SignedInRequest) -> HttpResponse:
    form = ContactForm(request.POST or None)
    if form.is_valid():
        contact = form.cleaned_data["contact"]
        number = actions.stop_all(request.municipality, contact, by=request.user)
        told = ngettext("%(number)d alert is off.", "%(number)d alerts are off.", number)
        messages.success(request, told % {"number": number})
        return redirect("alerts:held")
    rows = presenting.watched(request.municipality, queries.watched(request.municipality))
    return render(request, "alerts/held.html", {"form": form, "rows": rows, "robots": "noindex"})
