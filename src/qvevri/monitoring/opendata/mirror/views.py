"""Our mirror for others, and the pages on which theirs are compared and borrowed from."""

from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.core.page_cache import cacheable
from qvevri.monitoring.opendata import queries
from qvevri.monitoring.opendata.mirror import actions, showing, signing
from qvevri.monitoring.opendata.mirror.borrowing import borrow as borrow_action
from qvevri.monitoring.opendata.mirror.forms import AddressForm, BorrowForm, ConfirmForm
from qvevri.monitoring.opendata.mirror.making import own_key, own_mirror
from qvevri.monitoring.opendata.mirror.witnessed import seen_of_us, testimony_on
from qvevri.notices.links import absolute
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.places.http import MunicipalRequest


@require_safe
def mirror(request: MunicipalRequest) -> HttpResponseBase:
    """Our own, signed; asked again with its ETag, it is not sent twice."""
    made = own_mirror(request.municipality, queries.wholes(request.municipality))
    text = signing.sealed(made, own_key(request.municipality))
    etag = f'"{sha256(text.encode()).hexdigest()[:32]}"'
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["ETag"] = etag
    response.headers["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def well_known(request: MunicipalRequest) -> HttpResponse:
    """Where our mirror stands and which key signs it."""
    key = signing.public_hex(own_key(request.municipality))
    said = {
        "municipality": request.municipality.slug,
        "mirror": absolute(request.municipality, "ka", "mirror"),
        "key": key,
        "algorithm": "Ed25519",
        "fingerprint": signing.fingerprint(key),
    }
    return JsonResponse(said, headers={"Access-Control-Allow-Origin": "*"})


@require_safe
def neighbours(request: MunicipalRequest) -> HttpResponse:
    """Everybody sees how we stand beside our neighbours; officers add and let go."""
    found = queries.neighbours(request.municipality)
    shown = [showing.shown(one) for one in found]
    own = own_mirror(request.municipality, queries.wholes(request.municipality))
    mirrors = [own, *(one.mirror for one in shown)]
    context = {
        "neighbours": shown,
        "names": [showing.said(one.name) for one in mirrors],
        "blocks": showing.block_lines(mirrors) if shown else [],
        "aims": showing.aim_lines(mirrors) if shown else [],
        "measures": showing.measure_lines(mirrors),
        "plan": queries.shown_plan(request.municipality),
        "fingerprint": signing.fingerprint(signing.public_hex(own_key(request.municipality))),
        "address": absolute(request.municipality, "ka", "mirror"),
        "keepers": [(one, heads[-1].day) for one, heads in seen_of_us(request.municipality)],
    }
    return cacheable(render(request, "opendata/neighbours.html", context))


@require_safe
def neighbour(request: MunicipalRequest, pk: int) -> HttpResponse:
    shown = showing.shown(queries.neighbour_in(request.municipality, pk))
    context = {
        "shown": shown,
        "title": showing.said(shown.mirror.plan.title) if shown.mirror.plan else "",
        "blocks": showing.rows_of(shown.mirror),
        "testimony": testimony_on(shown.row),
    }
    return cacheable(render(request, "opendata/neighbour.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def add(request: SignedInRequest) -> HttpResponse:
    """First the address, then the fingerprint to be compared, then it is on the list."""
    form = AddressForm(request.POST or None)
    confirm = ConfirmForm(request.POST if "key" in request.POST else None)
    context = {"form": form, "robots": "noindex"}
    try:
        if confirm.is_valid():
            said = confirm.cleaned_data
            actions.add(
                said["address"], said["key"], municipality=request.municipality, by=request.user
            )
            return redirect("opendata:neighbours")
        if form.is_valid():
            found, key = actions.look_at(form.cleaned_data["address"])
            context["found"] = showing.said(found.name)
            context["fingerprint"] = signing.fingerprint(key)
            told = {"address": form.cleaned_data["address"], "key": key}
            context["confirm"] = ConfirmForm(initial=told)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return render(request, "opendata/neighbour_add.html", context)


@officer_only
@require_POST
def read_again(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.neighbour_in(request.municipality, pk)
    if found.is_from_file:
        raise Http404
    found = actions.read_again(found)
    messages.info(request, f"{found.name}: {found.get_trouble_display()}.")
    return redirect("opendata:neighbours")


@officer_only
@require_POST
def let_go(request: SignedInRequest, pk: int) -> HttpResponse:
    actions.let_go(queries.neighbour_in(request.municipality, pk), by=request.user)
    return redirect("opendata:neighbours")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def borrow(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """An action's words, to be copied or taken into our own draft."""
    shown = showing.shown(queries.neighbour_in(request.municipality, pk))
    plan = queries.plan_to_write(request.municipality)
    theirs = shown.mirror.plan.actions if shown.mirror.plan else ()
    action = next((one for one in theirs if one.code == code), None)
    if action is None:
        raise Http404
    objectives = queries.objectives_to_write(plan) if plan else []
    form = BorrowForm(request.POST or None, objectives=objectives, initial={"code": code})
    if plan and form.is_valid():
        try:
            new = borrow_action(action, plan, form.cleaned_data["objective"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Taken into the draft. Now give it days, money and aims."))
            return redirect("editing:action", plan.pk, new)
    context = {"shown": shown, "action": action, "plan": plan, "form": form, "robots": "noindex"}
    return render(request, "opendata/borrow.html", context)
