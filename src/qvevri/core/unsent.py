"""A form sent after its session had ended: kept over the sign-in, then shown or sent again."""

import time
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from qvevri.core import limits
from qvevri.core.antispam import sender_key
from qvevri.core.pages import wants_part

KEY = "unsent"
KEPT_SECONDS = 3600
LONGEST = 100_000
# Each makes a session, and anybody may send anything.
KEPT = limits.Limit("unsent", times=30, seconds=3600)
NEVER = ("csrfmiddlewaretoken",)


def sign_in_first(request: HttpRequest, page: str = "") -> HttpResponse:
    """To the sign-in, and from there to `page`, or back; what was sent to it is kept meanwhile."""
    page = page or _back(request)
    if request.method == "POST":
        is_kept = keep(request, page)
        told = (
            _("You had been signed out. Sign in: what you wrote is kept.")
            if is_kept
            else _("You had been signed out. Sign in and press the button again.")
        )
        messages.warning(request, told)
    return _led(request, redirect_to_login(page, resolve_url("account_login")))


def prove_first(request: HttpRequest, address: str) -> HttpResponse:
    """To an address where something is proved, and back; what was sent is kept meanwhile."""
    page = _back(request)
    if request.method == "POST":
        keep(request, page)
    return _led(request, redirect(f"{address}?{urlencode({'next': page})}"))


def _back(request: HttpRequest) -> str:
    """Where a form that was sent stands: a part of a page (htmx) has no page of its own."""
    if not wants_part(request):
        return request.get_full_path()
    here = urlsplit(request.headers.get("HX-Current-URL", ""))
    return f"{here.path}?{here.query}" if here.query else here.path or request.get_full_path()


def _led(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """htmx would put the page that we lead to into a part of its own."""
    if not wants_part(request):
        return answer
    return HttpResponse(headers={"HX-Redirect": answer["Location"]})


def fields_of(typed: QueryDict) -> list[tuple[str, str]]:
    """What was typed, for fields that nobody sees."""
    fields = [(name, str(value)) for name, values in typed.lists() for value in values]
    return [(name, value) for name, value in fields if name not in NEVER]


def send_again(request: HttpRequest, typed: QueryDict, title: str, hint: str = "") -> HttpResponse:
    """The page whose button sends once more what was sent to this address."""
    context = {"title": title, "hint": hint, "fields": fields_of(typed), "robots": "noindex"}
    return render(request, "core/send_again.html", context)


def sent_again(request: HttpRequest) -> HttpResponse | None:
    """That page for what was kept; once, then the address is as ever. None if nothing was kept."""
    typed = shown_again(request)
    if typed is None or request.method != "GET":
        return None
    del request.session[KEY]
    return send_again(request, typed, _("You had been signed out"))


def keep(request: HttpRequest, page: str) -> bool:
    """Keep what was sent for `page`, if that takes it; whether it is kept. Files never are."""
    path = urlsplit(page).path
    # Saving as one types may take the address of a button, below that of its page.
    is_of_page = request.path.startswith(path) if wants_part(request) else request.path == path
    if request.FILES or not is_of_page:
        return False
    text = urlencode(fields_of(request.POST))
    if len(text) > LONGEST:
        return False
    try:
        limits.count(KEPT, sender_key(request))
    except limits.TooOften:
        return False
    request.session[KEY] = {"page": _page(request, path), "typed": text, "at": int(time.time())}
    return True


def shown_again(request: HttpRequest) -> QueryDict | None:
    """What was sent to this page before the sign-in, for an hour and until it is sent again."""
    kept = request.session.get(KEY)
    if not kept or kept["page"] != _page(request, request.path):
        return None
    if request.method == "POST" or kept["at"] < time.time() - KEPT_SECONDS:
        del request.session[KEY]
        return None
    return QueryDict(kept["typed"])


def _page(request: HttpRequest, path: str) -> list[str]:
    """The address without its language: that of the page may change with the sign-in."""
    start = request.META.get("SCRIPT_NAME", "")
    return [start, path.removeprefix(start).split("/", 2)[-1]]
