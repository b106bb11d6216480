"""Pages on which officers say who answers for an action or an indicator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qvevri.core.errors import Refused
from qvevri.people.contacts import Contact
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.people.models import Person
from qvevri.plan.editing import entrusting, overview, queries, wording
from qvevri.plan.editing.entrusting import Entrusted, Somebody
from qvevri.plan.editing.forms import EntrustForm
from qvevri.plan.editing.parts import Gauge, Kind, Part


def _initial(person: Person | None) -> dict[str, str]:
    if person is None:
        return {}
    shown = Contact(phone=person.phone or "") if person.phone else Contact(email=person.email or "")
    return {"contact": str(shown)}


def _somebody(form: EntrustForm) -> Somebody | None:
    said = form.cleaned_data
    return Somebody(said["contact"], said["name"]) if said["contact"] else None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def people(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    work = queries.work_on(queries.plan_in(request.municipality, pk))
    row = queries.action_in(work.plan, code)
    context = {
        "work": work,
        "plan": work.plan,
        "part": Part(Kind.ACTION, code),
        "owner": Part(Kind.ACTION, code),
        "place": overview.place_of(work.content, Part(Kind.ACTION, code)),
        "owner_title": wording.title_of(work.content, Part(Kind.ACTION, code)),
        "gauges": queries.indicators_of(work.content, code),
        "row": row,
        "here": "people",
    }
    if row is None:
        return render(request, "editing/people.html", context)
    typed = request.POST or None
    first = EntrustForm(typed, prefix="responsible", initial=_initial(row.responsible))
    second = EntrustForm(typed, prefix="deputy", initial=_initial(row.deputy))
    if request.method == "POST" and all([first.is_valid(), second.is_valid()]):
        read_as = request.POST.get("read_as", "")
        wanted = Entrusted(_somebody(first), _somebody(second), read_as)
        try:
            entrusting.entrust(row, wanted, by=request.user)
        except Refused as refusal:
            first.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. Who is new was told by e-mail or SMS."))
            return redirect("editing:people", pk, code)
    context |= {
        "forms": ((first, row.responsible), (second, row.deputy)),
        "read_as": entrusting.state_of(row),
    }
    return render(request, "editing/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def owner(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    work = queries.work_on(queries.plan_in(request.municipality, pk))
    part = Part(Kind.INDICATOR, code)
    row, said = queries.indicator_in(work.plan, code), work.said(part)
    form = EntrustForm(request.POST or None, initial=_initial(row.owner if row else None))
    if row is not None and request.method == "POST" and form.is_valid():
        try:
            read_as = request.POST.get("read_as", "")
            entrusting.entrust_indicator(row, _somebody(form), read_as, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. Who is new was told by e-mail or SMS."))
            return redirect("editing:indicator", pk, code)
    action = said.action if isinstance(said, Gauge) else ""
    context = {
        "work": work,
        "plan": work.plan,
        "part": part,
        "row": row,
        "form": form,
        "read_as": entrusting.state_of(row) if row else "",
        "title": wording.title_of(work.content, part),
        "action": action,
    }
    return render(request, "editing/owner.html", context)
