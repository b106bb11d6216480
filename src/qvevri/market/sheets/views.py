"""The officer's pages: bring a sheet, see what was understood, write it or throw it away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.core.languages import CODES, OWN_NAMES, current
from qvevri.core.pages import page_or_part
from qvevri.market.sheets import actions, exporting, handing_over, queries
from qvevri.market.sheets.forms import SheetForm
from qvevri.market.sheets.models import Sheet
from qvevri.market.sheets.planning import Plan, plan
from qvevri.market.sheets.previewing import MOST_REMARKS, preview_of
from qvevri.market.sheets.templating import example
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest

BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def home(request: SignedInRequest) -> HttpResponse:
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = actions.bring(
                file.name, file.read(), municipality=request.municipality, by=request.user
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("sheets:sheet", sheet.pk)
    context = {
        "form": form,
        "sheets": queries.sheets_of(request.municipality),
        "templates": [(code, OWN_NAMES[code]) for code in CODES],
    }
    return render(request, "sheets/home.html", context)


@require_safe
@never_cache
@officer_only
def sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.sheet_in(request.municipality, pk)
    if found.written_at or found.handed_over_at:
        context = {"sheet": found, "is_stuck": found.is_stuck(timezone.now())}
        return page_or_part(request, "sheets/written.html", "sheets/_written.html", context)
    return _preview(request, found, plan(request.municipality, bytes(found.content)))


def _preview(request: SignedInRequest, found: Sheet, made: Plan) -> HttpResponse:
    begins = request.GET.get("from", "0")
    start = int(begins) if begins.isascii() and begins.isdigit() and len(begins) < 7 else 0
    context = {
        "sheet": found,
        "preview": preview_of(made, request.municipality, start),
        "start": start,
        "most_remarks": MOST_REMARKS,
        "long": handing_over.LONG,
    }
    return render(request, "sheets/sheet.html", context)


@require_POST
@officer_only
def write(request: SignedInRequest, pk: int) -> HttpResponse:
    found = queries.sheet_in(request.municipality, pk)
    if request.POST.get("is_long"):
        handing_over.hand_over(found, by=request.user)
        return redirect("sheets:sheet", pk)
    try:
        actions.write(found, by=request.user)
    except actions.SheetRefused as refusal:
        messages.error(request, str(refusal))
        return _preview(request, found, refusal.plan)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sheets:sheet", pk)


@require_POST
@officer_only
def throw_away(request: SignedInRequest, pk: int) -> HttpResponse:
    actions.throw_away(queries.sheet_in(request.municipality, pk), by=request.user)
    messages.success(request, _("The sheet was discarded. Nothing from it was written."))
    return redirect("sheets:home")


@require_safe
@never_cache
@officer_only
def template(request: SignedInRequest, language: str) -> HttpResponse:
    village = queries.first_settlement(request.municipality, language)
    book = exporting.as_book([example(language, village)], language)
    return _download(book, f"qvevri-{language}.xlsx")


@require_safe
@never_cache
@officer_only
def export(request: SignedInRequest) -> HttpResponse:
    rows = exporting.rows_of(queries.offered(request.municipality), current())
    name = f"{request.municipality.slug}-{timezone.localdate():%Y-%m-%d}.xlsx"
    return _download(exporting.as_book(rows, current()), name)


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=BOOK)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
