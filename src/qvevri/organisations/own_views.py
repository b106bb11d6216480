"""The sellers a person acts for: finding, founding, changing, people, papers, photos, the card."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qvevri.core import once
from qvevri.core.errors import Refused
from qvevri.files.albums import album
from qvevri.files.claims import Claim, claim_on
from qvevri.organisations import actions, card, queries, wording
from qvevri.organisations.addresses import page_of
from qvevri.organisations.doors import for_own_seller
from qvevri.organisations.forms import (
    CertificateForm,
    EditForm,
    FoundForm,
    InviteForm,
    add_refusal,
)
from qvevri.organisations.models import Organisation
from qvevri.organisations.permissions import is_member, may_choose_people, may_judge
from qvevri.people import phones
from qvevri.people.doors import signed_in
from qvevri.people.http import SignedInRequest


@require_safe
@never_cache
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    person, here = request.user, request.municipality
    context = {
        "organisations": queries.acting_for(person, here),
        "invitations": queries.invitations_for(person, here),
        "unowned": queries.unowned_with_number_of(person, here),
    }
    return render(request, "organisations/mine.html", context)


@never_cache
@signed_in
def found(request: SignedInRequest) -> HttpResponse:
    person = request.user
    phone = phones.shown(person.phone) if person.phone else ""
    form = FoundForm(
        request.POST or None,
        municipality=request.municipality,
        initial={"phone": phone, "name": person.name, "once": once.new_key()},
    )
    if form.is_valid():
        typed = dict(form.cleaned_data)
        known = once.outcome_of(typed.pop("once"))
        if known:
            return redirect(known)
        try:
            organisation = actions.found_organisation(
                municipality=request.municipality, by=person, **typed
            )
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            following = reverse("organisations:own", kwargs={"pk": organisation.pk})
            once.remember(form.cleaned_data["once"], following)
            messages.success(request, _("You are on the market. Now post what you sell."))
            return redirect(following)
    return render(request, "organisations/found.html", {"form": form})


@require_safe
@never_cache
@for_own_seller
def own(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    person = request.user
    context = {
        "organisation": organisation,
        "url": page_of(organisation),
        "facts": wording.facts(organisation) + wording.reachable(organisation),
        "mark": wording.verification_text(organisation),
        "is_member": is_member(person, organisation),
        "may_judge": may_judge(person, organisation),
    }
    return render(request, "organisations/own.html", context)


@never_cache
@for_own_seller
def edit(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    form = EditForm(request.POST or None, organisation=organisation)
    if form.is_valid():
        try:
            actions.change_organisation(organisation, form.said(), by=request.user)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("organisations:own", organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "organisations/edit.html", context)


@require_safe
@never_cache
@for_own_seller
def photos(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    claim = claim_on(organisation, request.user)
    context = {
        "organisation": organisation,
        "album": album(claim, Claim(thing=organisation)),
        "url": page_of(organisation),
    }
    return render(request, "organisations/photos.html", context)


@require_POST
@for_own_seller
def hide(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    actions.hide(organisation, by=request.user)
    messages.success(request, _("Your page and your listings are hidden."))
    return redirect("organisations:own", organisation.pk)


@require_POST
@for_own_seller
def show(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    actions.show(organisation, by=request.user)
    messages.success(request, _("Your page is shown again."))
    return redirect("organisations:own", organisation.pk)


@never_cache
@for_own_seller
def people(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            actions.invite(organisation, form.cleaned_data["phone"], by=request.user)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The invitation is on its way by SMS."))
            return redirect("organisations:people", organisation.pk)
    invitations = queries.invited_to(organisation)
    context = {
        "organisation": organisation,
        "form": form,
        "members": queries.members_of(organisation),
        "invitations": [(one.pk, phones.masked(one.phone)) for one in invitations],
        "may_choose_people": may_choose_people(request.user, organisation),
    }
    return render(request, "organisations/people.html", context)


@require_POST
@for_own_seller
def remove_member(
    request: SignedInRequest, organisation: Organisation, member: int
) -> HttpResponse:
    membership = queries.member_of(organisation, member)
    is_leaving = membership.person_id == request.user.pk
    try:
        actions.remove_member(membership, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("organisations:people", organisation.pk)
    if is_leaving:
        return redirect("organisations:mine")
    return redirect("organisations:people", organisation.pk)


@require_POST
@for_own_seller
def withdraw_invitation(
    request: SignedInRequest, organisation: Organisation, invitation: int
) -> HttpResponse:
    actions.withdraw_invitation(queries.invitation_of(organisation, invitation), by=request.user)
    return redirect("organisations:people", organisation.pk)


@require_POST
@signed_in
def accept_invitation(request: SignedInRequest, pk: int) -> HttpResponse:
    invitation = queries.invitation_for(request.user, pk)
    organisation = invitation.organisation
    try:
        actions.accept_invitation(invitation, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("organisations:mine")
    return redirect("organisations:own", organisation.pk)


@require_POST
@signed_in
def take_over(request: SignedInRequest, pk: int) -> HttpResponse:
    organisation = queries.organisation_in(request.municipality, pk)
    try:
        actions.take_over(organisation, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("organisations:mine")
    return redirect("organisations:own", organisation.pk)


@never_cache
@for_own_seller
def certificates(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    today = timezone.localdate()
    form = CertificateForm(request.POST or None, today=today)
    if form.is_valid():
        try:
            actions.add_certificate(organisation, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The certificate is shown on your page."))
            return redirect("organisations:certificates", organisation.pk)
    context = {
        "organisation": organisation,
        "form": form,
        "papers": wording.papers(queries.certificates_of(organisation), today),
        "may_judge": may_judge(request.user, organisation),
    }
    return render(request, "organisations/certificates.html", context)


@require_POST
@for_own_seller
def remove_certificate(
    request: SignedInRequest, organisation: Organisation, paper: int
) -> HttpResponse:
    actions.remove_certificate(queries.certificate_of(organisation, paper), by=request.user)
    return redirect("organisations:certificates", organisation.pk)


@require_safe
@never_cache
@for_own_seller
def card_page(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    context = {"organisation": organisation, "card": card.card_of(organisation)}
    return render(request, "organisations/card.html", context)


@require_safe
@never_cache
@for_own_seller
def card_pdf(_request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    response = HttpResponse(card.card_pdf(organisation), content_type="application/pdf")
    name = f"card-{organisation.pk}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
