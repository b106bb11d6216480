"""Saving an alert: a search, or a seller to follow; confirming it; one's own list."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.market.alerts import actions, presenting, queries
from qvevri.market.alerts.doors import gone, private
from qvevri.market.alerts.forms import SaveForm
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.reading import Search, read
from qvevri.market.alerts.telling import CONFIRM, CONFIRM_WITHIN
from qvevri.notices.links import LinkExpired, read_link
from qvevri.organisations.queries import public_organisation
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


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: MunicipalRequest, token: str) -> HttpResponse:
    """Reading changes nothing: the mail's own guards open links before their reader does."""
    try:
        facts = read_link(token, CONFIRM, CONFIRM_WITHIN)
    except LinkExpired as refusal:
        context = {"refusal": str(refusal), "token": token, "robots": "noindex"}
        return private(render(request, "alerts/expired.html", context, status=410))
    except Refused as refusal:
        return gone(request, str(refusal))
    alert = queries.found_by_key(request.municipality, facts["key"])
    if alert is None:
        return gone(request)
    if request.method == "POST":
        actions.confirm(alert)
    if request.method == "POST" or alert.is_kept:
        return private(redirect("alerts:one", key=alert.key))
    shown = {"alert": presenting.shown(alert), "robots": "noindex"}
    return private(render(request, "alerts/confirm.html", shown))


@stranger_post
@require_POST
def again(request: MunicipalRequest, token: str) -> HttpResponse:
    """A new link in place of one that is too old."""
    try:
        alert = queries.found_by_key(request.municipality, read_link(token, CONFIRM)["key"])
        if alert is None:
            return gone(request)
        actions.ask_again(alert)
    except Refused as refusal:
        return gone(request, str(refusal))
    told = {"contact": presenting.shown(alert).contact, "robots": "noindex"}
    return private(render(request, "alerts/sent.html", told))


@login_required
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    alerts = presenting.lines(queries.mine(request.user, request.municipality))
    return render(request, "alerts/mine.html", {"alerts": alerts, "robots": "noindex"})
