"""Who works for the municipality: roles given and taken by its administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.people import actions, queries
from qvevri.people.doors import administrator_only
from qvevri.people.forms import RoleForm
from qvevri.people.http import SignedInRequest
from qvevri.people.models import Role


def _page(request: SignedInRequest, form: RoleForm) -> HttpResponse:
    held = queries.roles_of(request.municipality)
    return render(request, "people/roles.html", {"form": form, "roles": held})


@require_safe
@never_cache
@administrator_only
def roles(request: SignedInRequest) -> HttpResponse:
    """Who holds which."""
    return _page(request, RoleForm())


@require_POST
@administrator_only
def give(request: SignedInRequest) -> HttpResponse:
    """Give one."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    person = queries.person_reached_by(form.cleaned_data["contact"])
    if person is None:
        form.add_error("contact", _("Nobody has signed in with this yet. Ask them to do it first."))
        return _page(request, form)
    kind = Role.Kind(form.cleaned_data["kind"])
    actions.give_role(person, kind, municipality=request.municipality, by=request.user)
    messages.success(request, _("The role is given."))
    return redirect("people:roles")


@require_POST
@administrator_only
def take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one."""
    role = queries.role_in(request.municipality, pk)
    try:
        actions.take_role(role, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The role is revoked."))
    return redirect("people:roles")
