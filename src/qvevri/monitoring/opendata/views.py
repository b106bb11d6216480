"""The page that explains the open data, and the files."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.monitoring.dashboard.moments import Opened, moment_of, opened
from qvevri.monitoring.dashboard.queries import shown_plan
from qvevri.monitoring.dashboard.views import not_there, open_plan
from qvevri.monitoring.opendata import actions, covering, deadlines, queries, writing
from qvevri.monitoring.opendata.catalogue import catalogue as catalogue_of
from qvevri.monitoring.opendata.datasets import MEDIA, datasets, grouped
from qvevri.monitoring.opendata.gathering import gather
from qvevri.monitoring.opendata.headings import sheet
from qvevri.monitoring.opendata.iati.activities import activities
from qvevri.monitoring.opendata.iati.organisation import organisation
from qvevri.monitoring.opendata.licensing import licence
from qvevri.monitoring.opendata.recalling import gather_at
from qvevri.monitoring.opendata.tables import TABLES, table, tables
from qvevri.monitoring.opendata.whole_json import as_json
from qvevri.notices.links import absolute
from qvevri.people.doors import signed_in
from qvevri.people.http import SignedInRequest
from qvevri.places.http import MunicipalRequest
from qvevri.plan.programme.contents import content_of


def _file(content: bytes, form: str, name: str = "") -> HttpResponse:
    """An open file: pages of other houses may read it too."""
    response = HttpResponse(content, content_type=f"{MEDIA[form]}; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Link"] = f'<{licence().page}>; rel="license"'
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return cacheable(response)


@require_safe
def page(request: MunicipalRequest) -> HttpResponse:
    plans = queries.public_plans(request.municipality)
    plan, asked = shown_plan(request.municipality), moment_of(request.GET)
    context = {
        "groups": grouped(datasets(request.municipality, plans)),
        "plan": plan,
        "moment": opened(plan, asked, timezone.localdate()).moment if plan else asked,
        "sheets": {name: sheet(name, current()) for name in TABLES},
        "licence": licence(),
    }
    return cacheable(render(request, "opendata/page.html", context))


@require_safe
def catalogue(request: MunicipalRequest) -> HttpResponse:
    plans = queries.public_plans(request.municipality)
    said = catalogue_of(request.municipality, datasets(request.municipality, plans))
    response = HttpResponse(json.dumps(said, ensure_ascii=False), "application/ld+json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return cacheable(response)


@require_safe
def iati(request: MunicipalRequest, pk: int) -> HttpResponse:
    return _file(activities(gather(queries.public_plan(request.municipality, pk))), "XML")


@require_safe
def iati_organisation(request: MunicipalRequest) -> HttpResponse:
    contents = [content_of(plan) for plan in queries.public_plans(request.municipality)]
    return _file(organisation(request.municipality, contents), "XML")


@require_safe
def book(request: MunicipalRequest, pk: int) -> HttpResponse:
    """Everything, at the moment that the address names."""
    at = open_plan(request, pk)
    if at.is_before:
        return not_there(request, at, "home", 404)
    whole = gather_at(at)
    found = tables(whole)
    made = writing.as_book(found, covering.about(whole), covering.cover(whole, found))
    return _file(made, "XLSX", _name(at, f"plan-{at.plan.starts.year}", "xlsx"))


@require_safe
def csv(request: MunicipalRequest, pk: int, name: str) -> HttpResponse:
    """A table, at the moment that the address names."""
    at = open_plan(request, pk)
    if name not in TABLES:
        raise Http404
    if at.is_before:
        return not_there(request, at, "home", 404)
    return _file(writing.as_csv(table(name, gather_at(at))), "CSV", _name(at, name, "csv"))


@require_safe
def whole(request: MunicipalRequest, pk: int) -> HttpResponse:
    """Everything for programs, at the moment that the address names."""
    at = open_plan(request, pk)
    if at.is_before:
        return not_there(request, at, "home", 404)
    return _file(as_json(gather_at(at)), "JSON")


def _name(at: Opened, what: str, form: str) -> str:
    """A file is called by its town, by what it holds, its language and its moment."""
    return f"{at.row.municipality.slug}-{what}-{current()}{at.moment.mark}.{form}"


@require_safe
def feed(request: MunicipalRequest, pk: int) -> HttpResponse:
    plan = queries.public_plan(request.municipality, pk)
    days = deadlines.of_plan(plan)
    return _file(deadlines.feed(str(plan), days, request.municipality), "ICS")


@require_safe
@never_cache
def own_feed(request: MunicipalRequest, key: str) -> HttpResponse:
    """What one person answers for; whoever holds the address reads it, calendars cannot sign in."""
    person = queries.calendar_of(request.municipality, key).person
    plans = queries.plans_in_force(request.municipality)
    days = (day for plan in plans for day in deadlines.of_plan(plan, person))
    title = _("My deadlines, %(municipality)s") % {"municipality": request.municipality}
    file = deadlines.feed(title, days, request.municipality)
    return HttpResponse(file, content_type=f"{MEDIA['ICS']}; charset=utf-8")


@never_cache
@signed_in
@require_safe
def calendars(request: SignedInRequest) -> HttpResponse:
    key = actions.calendar_key(request.user, request.municipality).key
    context = {
        "address": absolute(request.municipality, current(), "opendata:own_feed", key=key),
        "plans": queries.plans_in_force(request.municipality),
        "robots": "noindex",
    }
    return render(request, "opendata/calendars.html", context)


@signed_in
@require_POST
def renew_calendar(request: SignedInRequest) -> HttpResponse:
    actions.renew_calendar_key(request.user, request.municipality)
    return redirect("opendata:calendars")
