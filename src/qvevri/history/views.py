"""The municipality's log, for its officers: who did what, and that nothing of it was changed."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qvevri.history import queries
from qvevri.history.forms import LogForm
from qvevri.history.lines import lines_of
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest


@never_cache
@officer_only
@require_safe
def log(request: SignedInRequest) -> HttpResponse:
    form = LogForm(request.GET, municipality=request.municipality)
    given = request.GET.get("before", "")
    before = int(given) if given.isdecimal() and len(given) < 19 else None
    asked = form.asked()
    page = queries.log(request.municipality, asked, before)
    said = {name: value for name, value in request.GET.items() if name in form.fields and value}
    is_last = len(page) <= queries.PAGE
    older = said | {"before": str(page[queries.PAGE - 1].number)} if not is_last else {}
    context = {
        "form": form,
        "lines": lines_of(page[: queries.PAGE]),
        "older": urlencode(older),
        "is_filtered": bool(said),
        "count": queries.count(request.municipality),
        "last_seal": queries.last_seal(request.municipality),
        "robots": "noindex",
    }
    return render(request, "history/log.html", context)


@officer_only
@require_POST
def verify(request: SignedInRequest) -> HttpResponse:
    broken = queries.first_broken(request.municipality)
    if broken is None:
        total = queries.count(request.municipality)
        messages.success(
            request,
            _("Checked: all %(total)d entries are as they were written.") % {"total": total},
        )
    else:
        messages.error(
            request,
            _("Entry %(number)d was changed or follows a gap. Tell the operator at once.")
            % {"number": broken.number},
        )
    return redirect("history:log")
