"""One's own page: name, language, ways to sign in, own data."""

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.people import actions, permissions, phones, queries, registry
from qvevri.people.doors import signed_in
from qvevri.people.forms import EraseForm, IntroductionForm, OwnNameForm
from qvevri.people.http import SignedInRequest


@require_safe
@never_cache
@login_required
def me(request: SignedInRequest) -> HttpResponse:
    municipality = getattr(request, "municipality", None)
    return render(
        request,
        "people/me.html",
        {
            "person": request.user,
            "in_latin": request.user.called("en"),
            "phone": phones.shown(request.user.phone) if request.user.phone else "",
            "lines": registry.links_of(request.user, municipality),
            "is_staff": permissions.is_staff(request.user),
            "has_second_factor": is_mfa_enabled(request.user),
            "may_give_roles": municipality is not None
            and permissions.is_administrator(request.user, municipality),
        },
    )


@signed_in
def welcome(request: SignedInRequest) -> HttpResponse:
    """After the first sign-in: the name, or not."""
    following = get_next_redirect_url(request) or reverse("people:me")
    form = IntroductionForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        actions.introduce(request.user, **form.cleaned_data)
        return redirect(following)
    return render(request, "people/welcome.html", {"form": form, "next": following})


@signed_in
def introduce(request: SignedInRequest) -> HttpResponse:
    person = request.user
    said = {name: getattr(person, name) for name in ("name", "latin_name", "language")}
    form = OwnNameForm(request.POST or None, initial=said)
    if form.is_valid():
        actions.introduce(person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("people:me")
    return render(request, "people/introduce.html", {"form": form})


@require_safe
@never_cache
@login_required
def own_data(request: SignedInRequest) -> HttpResponse:
    response = JsonResponse(
        queries.held_about(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@never_cache
@login_required
def erase(request: SignedInRequest) -> HttpResponse:
    form = EraseForm(request.POST or None)
    if form.is_valid():
        try:
            actions.erase(request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            messages.success(request, _("Your account is erased."))
            return redirect(f"{get_script_prefix()}{current()}/")
    return render(request, "people/erase.html", {"form": form})
