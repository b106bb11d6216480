"""The demo's inbox, the log of the staff, and unsubscribing."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from qvevri.core.errors import Refused
from qvevri.notices import actions, queries, showing
from qvevri.notices.links import read_link
from qvevri.people import demo_factor
from qvevri.people.doors import moderator_only
from qvevri.people.http import SignedInRequest
from qvevri.places import origin


@require_safe
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    to = request.GET.get("to", "")
    return render(
        request,
        "notices/inbox.html",
        {
            "messages_shown": [showing.shown(one) for one in queries.latest(to)],
            "receivers": [(one, showing.receiver(one)) for one in queries.receivers()],
            "to": to,
            "to_shown": showing.receiver(to) if to else "",
            "codes": demo_factor.codes(getattr(request, "municipality", None)),
            "seconds_left": demo_factor.seconds_left(),
            "robots": "noindex",
        },
    )


@require_safe
@never_cache
def letter(_request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of one e-mail of the demo, as the mail program would show it."""
    if not settings.DEMO:
        raise Http404
    response = HttpResponse(origin.moved_here(queries.html_of(pk)))
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox "
        "allow-popups allow-top-navigation-by-user-activation"
    )
    return response


@require_safe
@never_cache
@moderator_only
def log(request: SignedInRequest) -> HttpResponse:
    given = request.GET.get("before", "")
    before = int(given) if given.isdecimal() and len(given) < 19 else None
    page = queries.log_of(request.municipality, before)
    return render(
        request,
        "notices/log.html",
        {
            "messages_shown": [showing.masked(one) for one in page],
            "before": page[-1].pk if len(page) == queries.LOG_PAGE else None,
        },
    )


@csrf_exempt  # mail programs send the one-click POST of RFC 8058 themselves
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    try:
        facts = read_link(token, "silence")
    except Refused as refusal:
        return render(request, "notices/unsubscribe.html", {"refusal": str(refusal)}, status=404)
    if request.method == "POST":
        actions.silence(facts["to"], facts["kind"])
        return redirect(f"{request.path}?done=1")
    context = {"to": showing.receiver(facts["to"]), "is_done": "done" in request.GET}
    return render(request, "notices/unsubscribe.html", context)
