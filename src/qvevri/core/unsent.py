"""A form sent after its session had ended: kept over the sign-in, shown again as it was typed."""

import time

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from qvevri.core import limits
from qvevri.core.antispam import sender_key

KEY = "unsent"
KEPT_SECONDS = 3600
LONGEST = 100_000
# Each makes a session, and anybody may send anything.
KEPT = limits.Limit("unsent", times=30, seconds=3600)
NEVER = ("csrfmiddlewaretoken",)


def sign_in_first(request: HttpRequest, page: str) -> HttpResponse:
    """To the sign-in, and from there to `page`, for which is kept what was sent to it."""
    if request.method == "POST":
        is_kept = request.path == page and _keep(request)
        told = (
            _("You had been signed out. Sign in: what you wrote is kept.")
            if is_kept
            else _("You had been signed out. Sign in and press the button again.")
        )
        messages.warning(request, told)
    return redirect_to_login(page, resolve_url("account_login"))


def _keep(request: HttpRequest) -> bool:
    typed = request.POST.copy()
    for name in NEVER:
        typed.pop(name, None)
    text = typed.urlencode()
    if len(text) > LONGEST:
        return False
    try:
        limits.count(KEPT, sender_key(request))
    except limits.TooOften:
        return False
    request.session[KEY] = {"page": _page(request), "typed": text, "at": int(time.time())}
    return True


def shown_again(request: HttpRequest) -> QueryDict | None:
    """What was sent to this page before the sign-in, for an hour and until it is sent again."""
    kept = request.session.get(KEY)
    if not kept or kept["page"] != _page(request):
        return None
    if request.method == "POST" or kept["at"] < time.time() - KEPT_SECONDS:
        del request.session[KEY]
        return None
    return QueryDict(kept["typed"])


def _page(request: HttpRequest) -> list[str]:
    """The address without its language: that of the page may change with the sign-in."""
    return [request.META.get("SCRIPT_NAME", ""), request.path_info.split("/", 2)[-1]]
