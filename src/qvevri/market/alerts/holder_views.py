"""An alert in its holder's hands, by its secret address: confirm, read, change, stop."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.antispam import stranger_post
from qvevri.core.errors import Refused
from qvevri.market.alerts import actions, presenting
from qvevri.market.alerts.doors import gone, holders
from qvevri.market.alerts.forms import ChangeForm
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.refusals import LinkTooOld
from qvevri.places.http import MunicipalRequest


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
@holders
def confirm(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    """Reading changes nothing: the mail's own guards open links before their reader does."""
    if request.method == "POST":
        try:
            alert = actions.confirm(alert)
        except LinkTooOld:
            return _expired(request, alert)
        if alert.is_running:
            messages.success(request, presenting.is_on())
    if alert.status != Alert.Status.UNCONFIRMED:
        return redirect("alerts:one", key=alert.key)
    if not alert.has_good_link(timezone.now()):
        return _expired(request, alert)
    context = {"alert": presenting.shown(alert), "robots": "noindex"}
    return render(request, "alerts/confirm.html", context)


def _expired(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    context = {"key": alert.key, "robots": "noindex"}
    return render(request, "alerts/expired.html", context, status=410)


@stranger_post
@require_POST
@holders
def again(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    """A new link in place of one that is too old."""
    try:
        actions.ask_again(alert)
    except Refused as refusal:
        return gone(request, str(refusal))
    told = {"contact": presenting.shown(alert).contact, "robots": "noindex"}
    return render(request, "alerts/sent.html", told)


@require_safe
@holders
def one(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    """What was told last, and what can be changed."""
    return _page(request, alert, ChangeForm(alert=alert))


def _page(request: MunicipalRequest, alert: Alert, form: ChangeForm) -> HttpResponse:
    context = {"form": form, "robots": "noindex", **presenting.page(alert)}
    return render(request, "alerts/one.html", context)


@stranger_post
@require_POST
@holders
def change(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    form = ChangeForm(request.POST, alert=alert)
    if form.is_valid():
        try:
            actions.change(alert, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Saved."))
        return redirect("alerts:one", key=alert.key)
    return _page(request, alert, form)


@stranger_post
@require_POST
@holders
def pause(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    return _switched(request, alert, is_on=False)


@stranger_post
@require_POST
@holders
def resume(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    return _switched(request, alert, is_on=True)


def _switched(request: MunicipalRequest, alert: Alert, *, is_on: bool) -> HttpResponse:
    try:
        if is_on:
            actions.resume(alert)
        else:
            actions.pause(alert)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("alerts:one", key=alert.key)


@stranger_post
@require_POST
@holders
def forget(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    actions.forget(alert)
    return render(request, "alerts/stopped.html", {"is_forgotten": True, "robots": "noindex"})


@csrf_exempt  # mail programs send the one-click POST of RFC 8058 themselves, from anywhere
@require_http_methods(["GET", "HEAD", "POST"])
@holders
def stop(request: MunicipalRequest, alert: Alert) -> HttpResponse:
    """One click in the mail program, or two here; answered without a redirect (RFC 8058, 3.1)."""
    if request.method == "POST":
        alert = actions.stop(alert, Alert.Why.ONE_CLICK)
    context = {"alert": presenting.shown(alert), "robots": "noindex"}
    is_over = alert.status == Alert.Status.STOPPED
    template = "alerts/stopped.html" if is_over else "alerts/stop.html"
    return render(request, template, context)
