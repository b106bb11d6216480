"""The officer's pages: bring a table, see what was understood, write it or discard it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.plan.tables import actions, queries
from qvevri.plan.tables.forms import TableForm, TitlesForm
from qvevri.plan.tables.models import Table
from qvevri.plan.tables.planning import Planned, planned
from qvevri.plan.tables.previewing import preview_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def home(request: SignedInRequest) -> HttpResponse:
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            table = actions.bring(
                file.name, file.read(), municipality=request.municipality, by=request.user
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("plan_tables:table", table.pk)
    context = {"form": form, "tables": queries.tables_of(request.municipality)}
    return render(request, "tables/home.html", context)


@require_safe
@never_cache
@officer_only
def table(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.table_in(request.municipality, pk)
    if found.written_at is not None:
        return render(request, "tables/written.html", {"table": found})
    return _preview(request, found, planned(bytes(found.content), request.municipality))


def _preview(request: SignedInRequest, found: Table, made: Planned) -> HttpResponse:
    form = TitlesForm(heading=made.table.heading)
    context = {"table": found, "preview": preview_of(made), "plan": made.plan, "form": form}
    return render(request, "tables/table.html", context)


@require_POST
@officer_only
def titles(request: SignedInRequest, pk: int) -> HttpResponse:
    """What columns hold that the town heads in its own words."""
    found = queries.table_in(request.municipality, pk)
    heading = planned(bytes(found.content), request.municipality).table.heading
    form = TitlesForm(request.POST, heading=heading)
    if form.is_valid():
        actions.name_columns(form.told(), municipality=request.municipality, by=request.user)
    return redirect("plan_tables:table", pk)


@require_POST
@officer_only
def write(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.table_in(request.municipality, pk)
    try:
        actions.write(found, by=request.user)
    except actions.TableRefused as refusal:
        messages.error(request, str(refusal))
        return _preview(request, found, refusal.planned)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("plan_tables:table", pk)


@require_POST
@officer_only
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    actions.discard(queries.table_in(request.municipality, pk), by=request.user)
    messages.success(request, _("The table was discarded. Nothing of it was written."))
    return redirect("plan_tables:home")
