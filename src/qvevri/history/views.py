"""The municipality's log, for its officers: who did what, and that nothing of it was changed."""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.page_cache import cacheable
from qvevri.core.pages import page_or_part
from qvevri.history import actions, heads, queries
from qvevri.history.forms import HeadsForm, LogForm, SealForm
from qvevri.history.lines import lines_of
from qvevri.history.outcomes import shown
from qvevri.history.wording import explained
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.places.http import MunicipalRequest


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
        "latest": next((shown(one) for one in queries.checks(request.municipality, 1)), None),
        "count": queries.count(request.municipality),
        "last_seal": queries.last_seal(request.municipality),
        "robots": "noindex",
    }
    return render(request, "history/log.html", context)


@officer_only
@require_POST
def verify(request: SignedInRequest) -> HttpResponse:
    actions.ask_for_check(request.municipality, by=request.user)
    return redirect("history:checks")


@never_cache
@officer_only
@require_safe
def checks(request: SignedInRequest) -> HttpResponse:
    """What came of the latest checks; asks again by itself while one is running."""
    found = [shown(one) for one in queries.checks(request.municipality)]
    context = {
        "latest": found[0] if found else None,
        "earlier": found[1:],
        "robots": "noindex",
    }
    return page_or_part(request, "history/checks.html", "history/_checks.html", context)


@require_safe
def days(request: MunicipalRequest) -> HttpResponse:
    """The head of each day, for everybody: whoever keeps one can later prove what stood before."""
    found = queries.heads(request.municipality, _day(request.GET.get("before", "")))
    form = SealForm(request.GET if "seal" in request.GET else None)
    context = {"heads": found, "is_last": len(found) < queries.DAYS, "form": form}
    if form.is_valid():
        context["noted"] = form.cleaned_data["seal"]
        context["entry"] = queries.sealed(request.municipality, form.cleaned_data["seal"])
    return cacheable(render(request, "history/days.html", context))


@require_safe
def heads_file(request: MunicipalRequest) -> HttpResponseBase:
    """The seals of all days as a small text, to be kept by anybody; asked again with its ETag, it
    is not sent twice."""
    last = queries.head(request.municipality)
    etag = f'"{last.seal[:32] if last else "none"}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    days = queries.all_heads(request.municipality)
    text = "".join(heads.written(request.municipality.slug, days, explained()))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    name = f"{request.municipality.slug}-seals.txt"
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: MunicipalRequest) -> HttpResponse:
    """A file of heads that somebody kept, held against the log as it is now."""
    form = HeadsForm(request.POST or None, request.FILES or None, municipality=request.municipality)
    context = {"form": form, "robots": "noindex"}
    if form.is_valid():
        kept = form.cleaned_data["file"]
        context["kept"] = kept.days
        context["missing"] = queries.first_missing(request.municipality, kept.days)
    return render(request, "history/compare.html", context)


@require_safe
def day(request: MunicipalRequest, on: str) -> HttpResponse:
    """What was decided, reported and approved on a day, for everybody, newest first."""
    asked = _day(on)
    if asked is None:
        raise Http404
    given = request.GET.get("before", "")
    before = int(given) if given.isdecimal() and len(given) < 19 else None
    found = queries.told_on(request.municipality, asked, before)
    lines = lines_of(found[: queries.PAGE])
    older = lines[-1].entry.number if len(found) > queries.PAGE else None
    context = {"day": asked, "lines": lines, "older": older}
    return cacheable(render(request, "history/day.html", context))


def _day(asked: str) -> date | None:
    try:
        found = parse_date(asked)
    except ValueError:
        return None
    # The first and the last days of the calendar have no day beside them.
    return found if found and 1900 < found.year < 9999 else None


@require_safe
def download(request: MunicipalRequest) -> StreamingHttpResponse:
    """The whole log, to be checked elsewhere; streamed, since it may be long."""
    lines = queries.chain(request.municipality)
    response = StreamingHttpResponse(lines, content_type="application/x-ndjson; charset=utf-8")
    name = f"{request.municipality.slug}-history.jsonl"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
