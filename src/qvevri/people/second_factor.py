"""Setting up the second factor: the library's own views, counted for this session too."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from qvevri.people.http import SignedInRequest

FOLLOWING = "after_second_factor"


@require_safe
@login_required
def needed(request: SignedInRequest) -> HttpResponse:
    """Why staff need it, and the two ways to have it."""
    following = get_next_redirect_url(request)
    if following:
        request.session[FOLLOWING] = following
    if is_mfa_enabled(request.user):
        return redirect(following or "mfa_index")
    return render(request, "people/second_factor.html")


def _proved(request: HttpRequest, before: bool, method: str) -> None:  # noqa: FBT001
    # Whoever has just set it up has just proved it: this session need not be asked again.
    if not before and is_mfa_enabled(request.user):
        record_authentication(
            request, request.user, method="mfa", type=method, reauthenticated=True
        )


@login_required
def activate_app(request: HttpRequest) -> HttpResponse:
    """An authenticator app."""
    before = is_mfa_enabled(request.user)
    response: HttpResponse = totp.activate_totp(request)
    _proved(request, before, "totp")
    return response


@login_required
def deactivate_app(request: HttpRequest) -> HttpResponse:
    """No authenticator app any more."""
    response: HttpResponse = totp.deactivate_totp(request)
    return response


@login_required
def add_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey: this phone, computer or a key."""
    before = is_mfa_enabled(request.user)
    response: HttpResponse = passkeys.add_webauthn(request)
    _proved(request, before, "webauthn")
    return response
