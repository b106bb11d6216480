"""Saving an alert: a search, or a seller to follow; one's own list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.market.alerts import actions, presenting, queries
from qvevri.market.alerts.doors import private
from qvevri.market.alerts.forms import SaveForm
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.reading import Search, read
from qvevri.organisations.queries import public_organisation
from qvevri.people.doors import signed_in
from qvevri.people.http import SignedInRequest
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: MunicipalRequest) -> HttpResponse:
    """The search is what stands after the question mark, as in the address of its list."""
    return _saving(request, read(request.municipality, request.META.get("QUERY_STRING", "")))


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: MunicipalRequest, pk: int) -> HttpResponse:
    seller = public_organisation(request.municipality, pk)
    return _saving(request, read(request.municipality, "", seller))


def _saving(request: MunicipalRequest, search: Search) -> HttpResponse:
    person = request.user if isinstance(request.user, Person) else None
    contacts = queries.proven_contacts(person) if person else []
    found = queries.number_found(search)
    form = SaveForm(
        request.POST or None,
        search=search,
        sender=sender_key(request),
        initial={
            "contact": str(contacts[0]) if contacts else "",
            "frequency": presenting.usual_frequency(search, found),
        },
    )
    alert = _saved(form, person)
    if alert is not None:
        if person is not None and form.cleaned_data["contact"] in contacts:
            messages.success(request, presenting.is_on())
            return redirect("alerts:one", key=alert.key)
        told = {"contact": form.cleaned_data["contact"], "robots": "noindex"}
        return private(render(request, "alerts/sent.html", told))
    context = {"form": form, "robots": "noindex", **presenting.saving(search, found)}
    return render(request, "alerts/save.html", context)


def _saved(form: SaveForm, person: Person | None) -> Alert | None:
    """The alert of a valid form; None with the form saying what is wrong."""
    if not form.is_valid():
        return None
    try:
        return actions.save(form.wish(), by=person, sender=form.sender)
    except Refused as refusal:
        form.add_error(None, ValidationError(str(refusal)))
        return None


@signed_in
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    alerts = presenting.lines(queries.mine(request.user, request.municipality))
    return render(request, "alerts/mine.html", {"alerts": alerts, "robots": "noindex"})
