"""Another number or address to sign in with: typed, then proved by a code."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from qvevri.core.antispam import sender_key
from qvevri.core.errors import Refused
from qvevri.people import actions, codes
from qvevri.people.doors import signed_in
from qvevri.people.forms import CodeForm, ContactForm
from qvevri.people.http import SignedInRequest


@never_cache
@signed_in
def change(request: SignedInRequest) -> HttpResponse:
    """Type it."""
    form = ContactForm(request.POST or None)
    if form.is_valid():
        contact = form.cleaned_data["contact"]
        try:
            codes.count_sending(contact, sender_key(request))
        except Refused as refusal:
            form.add_error("contact", str(refusal))
        else:
            codes.send(
                request.session,
                contact,
                language=request.user.language,
                municipality=getattr(request, "municipality", None),
            )
            return redirect("people:confirm_contact")
    return render(request, "people/change_contact.html", {"form": form})


@never_cache
@signed_in
def confirm(request: SignedInRequest) -> HttpResponse:
    """Type the code that was sent there."""
    contact = codes.waiting(request.session)
    form = CodeForm(request.POST or None)
    if contact is None:
        return redirect("people:change_contact")
    if form.is_valid():
        try:
            proved = codes.check(request.session, form.cleaned_data["code"])
            actions.set_contact(request.user, proved)
        except codes.CodeWrong as refusal:
            form.add_error("code", str(refusal))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("people:change_contact")
        else:
            messages.success(request, _("Saved. From now on you can sign in with it."))
            return redirect("people:me")
    return render(request, "people/confirm_contact.html", {"form": form, "contact": contact})


@require_POST
@signed_in
def drop(request: SignedInRequest, kind: str) -> HttpResponse:
    """No longer sign in with it."""
    if kind not in ("phone", "email"):
        raise Http404
    try:
        actions.drop_contact(request.user, kind)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Removed."))
    return redirect("people:me")
